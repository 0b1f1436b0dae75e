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

package morula.io.formats;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** NRRD with its values behind the header and not compressed. */
final class NrrdCheck implements FormatCheck {
  /** Bytes of a value, by the names that NRRD has for its types. */
  private static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("uchar", 1),
          Map.entry("unsigned char", 1),
          Map.entry("uint8", 1),
          Map.entry("uint8_t", 1),
          Map.entry("int8", 1),
          Map.entry("int8_t", 1),
          Map.entry("signed char", 1),
          Map.entry("short", 2),
          Map.entry("int16", 2),
          Map.entry("int16_t", 2),
          Map.entry("ushort", 2),
          Map.entry("unsigned short", 2),
          Map.entry("uint16", 2),
          Map.entry("uint16_t", 2),
          Map.entry("int", 4),
          Map.entry("int32", 4),
          Map.entry("int32_t", 4),
          Map.entry("uint", 4),
          Map.entry("unsigned int", 4),
          Map.entry("uint32", 4),
          Map.entry("uint32_t", 4),
          Map.entry("float", 4),
          Map.entry("double", 8));

  @Override
  public boolean recognises(FileBytes file) {
    return file.startsWith("NRRD");
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    TextHeader header = TextHeader.read(file, "");
    String type = header.value("type:");
    if (!header.value("encoding:").equals("raw")
        || !BYTES.containsKey(type)
        || !header.value("data file:", "datafile:", "line skip:", "byte skip:").isEmpty()) {
      return Optional.empty();
    }
    long values = TextHeader.product(header.value("sizes:"));
    return FormatCheck.needs(file, header.end() + values * BYTES.get(type));
  }
}
