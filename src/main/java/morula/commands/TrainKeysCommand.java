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

package morula.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import morula.keys.MacroOptions;
import morula.progress.InvalidRequestException;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/**
 * A command that takes the keys of {@code train} in addition to its own. On the command line and in
 * macros they are given like its own; through SciJava they are given together in one line of text.
 */
abstract class TrainKeysCommand extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Keys of train",
      description =
          "Keys of train for all trainings, as in a macro: key=value with spaces between"
              + " them, such as epochs=20 seed=2")
  private String train_keys = "";

  /** The keys that were given like own ones, see {@link morula.keys.CommandKeys#FURTHER_KEYS}. */
  @Parameter(required = false, persist = false, visibility = ItemVisibility.INVISIBLE)
  private Map<String, String> further_keys = Map.of();

  /**
   * Returns the keys of {@code train} that are given, as text.
   *
   * @throws InvalidRequestException if the line cannot be split, or a key is given twice
   */
  final Map<String, String> trainKeys() {
    Map<String, String> keys = new LinkedHashMap<>(MacroOptions.parse(train_keys));
    for (Map.Entry<String, String> key : further_keys.entrySet()) {
      if (keys.put(key.getKey(), key.getValue()) != null) {
        throw new InvalidRequestException(key.getKey() + "= is given twice; give it once");
      }
    }
    return keys;
  }
}
