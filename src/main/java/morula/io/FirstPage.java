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

package morula.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import loci.formats.FormatException;
import morula.image.Calibration;
import morula.io.formats.TiffPage;

/** The first page of a TIFF file, read when it is needed and once for all series. */
final class FirstPage {
  private final Path path;
  private Optional<TiffPage> page;
  private Optional<String> warning;

  FirstPage(Path path) {
    this.path = path;
  }

  /**
   * Returns the page; empty if the file is no TIFF file, or in a format that only resembles TIFF,
   * such as NDPI above 4 GB.
   *
   * @param standard whether the file is TIFF or OME-TIFF
   * @throws FormatException if it is, and damaged
   */
  Optional<TiffPage> get(boolean standard) throws FormatException, IOException {
    if (page == null) {
      try {
        page = TiffPage.first(path);
      } catch (FormatException | IOException | RuntimeException e) {
        if (standard) {
          throw e;
        }
        page = Optional.empty();
      }
    }
    return page;
  }

  /** Returns the warning for a pixel size in OME-XML that cannot be one. */
  Optional<String> warning() {
    if (warning == null) {
      warning = page.flatMap(TiffPage::impossibleSize).map(Calibration::problem);
    }
    return warning;
  }
}
