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

package morula.network;

import java.util.List;
import java.util.stream.Collectors;
import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;

/**
 * The available architectures: Morula's own, and those of other jars in the same folder, see {@link
 * ArchitectureProvider}.
 */
public final class Architectures {
  private static final ArchitectureList ALL =
      ArchitectureList.load(Architectures.class.getClassLoader());

  private Architectures() {}

  /**
   * Reads an architecture as users write it: {@code unet} or {@code unet(depth=3,width=16)}.
   *
   * @param text name, then options in parentheses; options that are not given keep their defaults
   * @throws InvalidRequestException naming the key {@code network} if it cannot be understood
   */
  public static Architecture parse(String text) {
    return parse(ALL, text);
  }

  static Architecture parse(ArchitectureList list, String text) {
    NamedOptions options = NamedOptions.parse("network", text);
    ArchitectureProvider provider = list.providers().get(options.name());
    if (provider == null) {
      throw options.refused("choose one of " + String.join(", ", list.providers().keySet()));
    }
    Architecture architecture = provider.read(options);
    options.checkAllUsed();
    return architecture;
  }

  /**
   * Whether the architecture that a text names is installed; its options are not checked.
   *
   * @param text as in {@link #parse(String)}
   * @throws InvalidRequestException naming the key {@code network} if the text is not written as a
   *     name with options
   */
  public static boolean isKnown(String text) {
    return ALL.providers().containsKey(NamedOptions.parse("network", text).name());
  }

  /**
   * Returns all names with their descriptions and the defaults of their options, such as "segnet
   * (SegNet; stages=3,width=64)".
   */
  public static String help() {
    return ALL.providers().values().stream()
        .map(provider -> provider.name() + " (" + provider.description() + defaults(provider) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String defaults(ArchitectureProvider provider) {
    String text = parse(provider.name()).text();
    int start = text.indexOf('(');
    return start < 0 ? "" : "; " + text.substring(start + 1, text.lastIndexOf(')'));
  }

  /**
   * Returns the names of the architectures that contain a certain part with their default options.
   *
   * @param prefix how the names of the part's parameters begin, such as "encoder"
   */
  public static List<String> having(String prefix) {
    return ALL.providers().keySet().stream()
        .filter(
            name ->
                parse(name).build(2, 1, 1).parameters().stream()
                    .anyMatch(parameter -> parameter.name().startsWith(prefix)))
        .toList();
  }

  /** One line for each architecture that was found but is not used. */
  public static List<String> warnings() {
    return ALL.warnings();
  }
}
