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

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds files whose end is missing or whose own checksums are wrong, before a pixel is read. For
 * many formats Bio-Formats silently replaces missing pixels by zeros. The format is recognised by
 * the first bytes of the file; formats that are not listed here are left to {@link WrittenPixels}
 * and to Bio-Formats. The page {@code formats.md} of the site lists what is known of which format.
 */
public final class Completeness {
  private static final List<FormatCheck> CHECKS =
      List.of(
          new TiffCheck(),
          new PngCheck(),
          new JpegCheck(),
          new Jpeg2000Check(),
          new CziCheck(),
          new LifCheck(),
          new Nd2Check(),
          new DeltaVisionCheck(),
          new GifCheck(),
          new BmpCheck(),
          new PnmCheck(),
          new FitsCheck(),
          new MrcCheck(),
          new NrrdCheck(),
          new IcsCheck(),
          new NiftiCheck());

  private Completeness() {}

  /**
   * Checks a file as far as its format allows.
   *
   * @return what is missing or wrong, as the end of a sentence such as "its end is missing"; empty
   *     if nothing is, or if the format does not tell
   * @throws IOException if the file cannot be read
   */
  public static Optional<String> fault(Path path) throws IOException {
    try (FileBytes file = FileBytes.open(path)) {
      for (FormatCheck check : CHECKS) {
        if (check.recognises(file)) {
          return check.fault(file);
        }
      }
      return Optional.empty();
    } catch (EOFException e) {
      return FormatCheck.END_MISSING;
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
      // a damaged table of contents: Bio-Formats decides whether the rest can be read
      return Optional.empty();
    }
  }
}
