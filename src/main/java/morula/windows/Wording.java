/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.windows;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import morula.keys.CommandKey;

/**
 * Turns messages that name keys, as the command line and macros need them, into words of a window.
 */
final class Wording {
  private static final int LINE = 60;

  private Wording() {}

  /**
   * Returns a message in which each {@code key=value} is the label of the key and the value: {@code
   * channel=x is not valid} becomes {@code “Channel” x is not valid}.
   */
  static String inWindow(String message, List<CommandKey> keys) {
    String names = keys.stream().map(CommandKey::name).collect(Collectors.joining("|"));
    if (names.isEmpty()) {
      return message;
    }
    Matcher named = Pattern.compile("(?<![\\w./-])(" + names + ")=").matcher(message);
    return named.replaceAll(
        found -> {
          String label = label(found.group(1), keys);
          boolean value =
              found.end() < message.length()
                  && " \t\n,;:)".indexOf(message.charAt(found.end())) < 0;
          return Matcher.quoteReplacement("“" + label + "”" + (value ? " " : ""));
        });
  }

  /** Returns the key that a message is about: the one that it names first; empty if none. */
  static String keyOf(String message, List<CommandKey> keys) {
    String names = keys.stream().map(CommandKey::name).collect(Collectors.joining("|"));
    Matcher named = Pattern.compile("^(" + names + ")\\b *[=:]").matcher(message);
    return !names.isEmpty() && named.find() ? named.group(1) : "";
  }

  /** Breaks a text into lines of at most 60 characters, at spaces where there are some. */
  static String wrapped(String text) {
    return wrapped(text, LINE);
  }

  /** Breaks a text into lines of at most {@code longest} characters, at spaces if possible. */
  static String wrapped(String text, int longest) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ")) {
      String rest = word;
      while (rest.length() > longest) { // a path without spaces
        lines.append(length > 0 ? "\n" : "").append(rest, 0, longest).append('\n');
        rest = rest.substring(longest);
        length = 0;
      }
      if (length > 0 && length + 1 + rest.length() > longest) {
        lines.append('\n').append(rest);
        length = rest.length();
      } else {
        lines.append(length > 0 ? " " : "").append(rest);
        length += (length > 0 ? 1 : 0) + rest.length();
      }
    }
    return lines.toString();
  }

  private static String label(String name, List<CommandKey> keys) {
    return keys.stream()
        .filter(key -> key.name().equals(name))
        .map(CommandKey::label)
        .findFirst()
        .orElse(name);
  }
}
