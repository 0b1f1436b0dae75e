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

package morula.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import morula.progress.InvalidRequestException;

/** Reads and writes the options of {@code run("Command", "key=value key=[with spaces] flag")}. */
public final class MacroOptions {
  private MacroOptions() {}

  /**
   * Splits options into keys and values. A value may be enclosed in brackets or quotes; a key
   * without a value is true.
   *
   * @throws InvalidRequestException if a bracket or quote is not closed, or a key is given twice
   */
  public static Map<String, String> parse(String options) {
    return parse(options, name -> null);
  }

  /**
   * Splits the options of a running macro, in which {@code &name} is the value of a variable.
   *
   * @param variables the value of a variable by its name, or null if there is none
   * @throws InvalidRequestException if a bracket or quote is not closed, or a key is given twice
   */
  public static Map<String, String> parse(String options, UnaryOperator<String> variables) {
    Map<String, String> values = new LinkedHashMap<>();
    int i = 0;
    while (i < options.length()) {
      if (Character.isWhitespace(options.charAt(i))) {
        i++;
        continue;
      }
      int keyEnd = i;
      while (keyEnd < options.length()
          && options.charAt(keyEnd) != '='
          && !Character.isWhitespace(options.charAt(keyEnd))) {
        keyEnd++;
      }
      String key = options.substring(i, keyEnd);
      String value = "true";
      i = keyEnd;
      if (i < options.length() && options.charAt(i) == '=') {
        int end = valueEnd(options, i + 1, key);
        value = value(options.substring(i + 1, end), variables);
        i = end;
      }
      if (values.put(key, value) != null) {
        throw new InvalidRequestException(key + "= is given twice; give it once");
      }
    }
    return values;
  }

  /**
   * Formats keys and values as options that {@link #parse} reads back.
   *
   * @throws InvalidRequestException if a value fits into neither brackets nor quotes
   */
  public static String format(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + enclosed(e.getKey(), e.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String enclosed(String key, String value) {
    String bracketed = "[" + value + "]";
    if (closingBracket(bracketed, 0) == bracketed.length() - 1) {
      return bracketed;
    }
    for (String quote : List.of("\"", "'")) {
      if (!value.contains(quote)) {
        return quote + value + quote;
      }
    }
    throw new InvalidRequestException(
        key
            + "="
            + value
            + " cannot be written as a macro option: remove brackets or quotes from the value");
  }

  /** Returns the index after the last character of the value that begins at {@code start}. */
  private static int valueEnd(String options, int start, String key) {
    char first = start < options.length() ? options.charAt(start) : ' ';
    char closing = first == '[' ? ']' : first == '\'' || first == '"' ? first : 0;
    if (closing == 0) {
      int end = start;
      while (end < options.length() && !Character.isWhitespace(options.charAt(end))) {
        end++;
      }
      return end;
    }
    int end = first == '[' ? closingBracket(options, start) : options.indexOf(closing, start + 1);
    if (end < 0) {
      throw new InvalidRequestException(
          key + "=" + options.substring(start).strip() + " has no closing " + closing);
    }
    return end + 1;
  }

  /** Returns the index of the closing bracket, or −1; brackets nest, as in ImageJ itself. */
  private static int closingBracket(String options, int start) {
    int open = 0;
    for (int i = start; i < options.length(); i++) {
      open += options.charAt(i) == '[' ? 1 : options.charAt(i) == ']' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String value(String text, UnaryOperator<String> variables) {
    if (text.length() >= 2 && "['\"".indexOf(text.charAt(0)) >= 0) {
      return text.substring(1, text.length() - 1);
    }
    if (text.startsWith("&")) {
      String variable = variables.apply(text.substring(1));
      return variable == null ? text : variable;
    }
    return text;
  }
}
