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

package morula.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import morula.options.Suggestion;
import morula.progress.InvalidRequestException;

/**
 * The identifiers of licences that bioimage.io allows: those of SPDX. The file is the list of SPDX
 * 3.27 (https://spdx.org/licenses), which is in the public domain (CC0-1.0).
 */
public final class Licences {
  private static final String FILE = "spdx-licences.txt";

  private Licences() {}

  /**
   * Returns an identifier as SPDX writes it.
   *
   * @param key the user's key, for the message
   * @param text the identifier; upper and lower case are the same
   * @throws InvalidRequestException if there is no such licence; the message suggests the nearest
   */
  public static String identifier(String key, String text) {
    List<String> all = all();
    String wanted = text.strip();
    return all.stream()
        .filter(wanted::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    key
                        + "="
                        + text
                        + " is not the SPDX identifier of a licence"
                        + Suggestion.nearest(wanted, all)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; use one such as CC-BY-4.0 or CC0-1.0 (spdx.org/licenses)")));
  }

  private static List<String> all() {
    try (InputStream in = Licences.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
