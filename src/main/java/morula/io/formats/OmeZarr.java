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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import morula.progress.InvalidRequestException;

/** OME-Zarr (OME-NGFF): an image that is a folder. Bio-Formats alone does not read it. */
public final class OmeZarr {
  /** The files by which a folder is known: versions 2 and 3 of Zarr. */
  private static final List<String> FILES = List.of(".zattrs", ".zgroup", ".zarray", "zarr.json");

  private OmeZarr() {}

  /** Returns whether {@code path} is a folder that holds an image, a plate or a part of one. */
  public static boolean isOne(Path path) {
    return Files.isDirectory(path)
        && FILES.stream().anyMatch(name -> Files.isRegularFile(path.resolve(name)));
  }

  /**
   * Says why such a folder is not read.
   *
   * @throws InvalidRequestException always
   */
  public static void refuse(Path path) {
    throw new InvalidRequestException(
        path + " is an OME-Zarr image, which cannot be read yet; export it as OME-TIFF");
  }
}
