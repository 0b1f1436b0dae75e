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

package morula.fiji;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import morula.io.ImageSource;
import morula.io.formats.ImageJChannels;
import morula.progress.InvalidRequestException;

/**
 * Finds out whether the channels of an open image are the red, green and blue of a colour image.
 * The colours in which channels are shown do not say it: those of three dyes are red, green and
 * blue too. What says it is
 *
 * <ul>
 *   <li>the names Red, Green and Blue, which ImageJ gives to the channels of 48-bit RGB from a TIFF
 *       file, and to those of {@code Image > Type > RGB Stack};
 *   <li>the format: ImageJ opens 48-bit RGB from a PNG file as channels without a name;
 *   <li>the file itself, for images that the importer of Bio-Formats opened: it makes channels of
 *       all colours.
 * </ul>
 */
final class ColorChannels {
  private ColorChannels() {}

  static boolean are(ImagePlus source) {
    int channels = source.getNChannels();
    if (channels != 3 && channels != 4) { // the fourth may be opacity
      return false;
    }
    ImageStack stack = source.getStack();
    FileInfo file = source.getOriginalFileInfo();
    return ImageJChannels.areColors(
            IntStream.rangeClosed(1, channels).mapToObj(stack::getSliceLabel).toList())
        || file != null
            && (file.fileFormat == FileInfo.IMAGEIO && channels == 3
                || isFromBioFormats(file) && areInFile(source, file));
  }

  /** The importer keeps the OME-XML of the file. */
  private static boolean isFromBioFormats(FileInfo file) {
    return file.fileFormat == FileInfo.UNKNOWN
        && file.description != null
        && file.description.contains("<OME ")
        && file.fileName != null;
  }

  private static boolean areInFile(ImagePlus source, FileInfo file) {
    try {
      Path path = Path.of(file.directory == null ? "" : file.directory, file.fileName);
      if (!Files.isRegularFile(path)) {
        return false;
      }
      try (ImageSource onDisk = ImageSource.open(path)) {
        int series = source.getProperty("Series") instanceof Integer number ? number : 0;
        return series < onDisk.seriesCount() && onDisk.hasColors(series);
      }
    } catch (IOException | InvalidRequestException | InvalidPathException e) {
      return false; // the file was moved or changed: the channels are what ImageJ shows
    }
  }
}
