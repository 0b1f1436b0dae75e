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
import java.util.Locale;
import java.util.Optional;
import loci.formats.FormatTools;
import morula.image.Image;
import morula.progress.InvalidRequestException;

/**
 * An open image file with one or several series, whose pixels are read when they are accessed.
 *
 * <p>Reads every format of Bio-Formats. Red, green and blue become channels, and so do the colours
 * of a palette, unless ImageJ only displays a grey image with them. Values are those that are
 * stored: neither "white is zero" nor a calibration of intensities changes them, except that files
 * which ImageJ saved with its signed 16-bit calibration have their signed values. Opacity is left
 * out: the last sample of a pixel, if a TIFF file declares it so, and the second or fourth of a PNG
 * file. Neighbouring files are not combined, except where the format itself stores one data set in
 * several files. Pages of a TIFF file that does not describe its axes are slices. Safe to use from
 * several threads, which wait for one another while the file is read.
 */
public final class ImageSource implements AutoCloseable {
  private final PlaneReader reader;

  private ImageSource(PlaneReader reader) {
    this.reader = reader;
  }

  /**
   * Opens a file without reading its pixels.
   *
   * @throws InvalidRequestException if the file is missing, empty, not an image, or lacks a file
   *     that belongs to it
   * @throws IOException if the file is damaged or incomplete; the message names it
   */
  public static ImageSource open(Path path) throws IOException {
    return new ImageSource(new PlaneReader(path, true));
  }

  /** Returns the number of series in the file; at least 1. */
  public int seriesCount() {
    return reader.series().size();
  }

  /** Returns the path of the file. */
  public Path path() {
    return reader.path();
  }

  /**
   * Returns one series. Its pixels keep the type of the file and are read plane by plane, or in
   * parts of about 2048 × 2048 pixels if a plane has more than 4096 × 4096; the parts used last
   * stay in memory as long as there is room. Accessing a pixel that cannot be read, or after {@link
   * #close()} one that is not in memory, throws {@link java.io.UncheckedIOException} with a message
   * that names the file.
   *
   * @param index 0 to {@link #seriesCount()} − 1
   * @return named after the file without its extension; with several series {@code NAME_s1}, {@code
   *     NAME_s2}, …
   * @throws InvalidRequestException if there is no such series
   */
  public Image series(int index) {
    if (index < 0 || index >= seriesCount()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              seriesCount() == 1
                  ? "series=%d: %s contains 1 series only; leave series= out"
                  : "series=%d: %s contains series 1 to %d; choose one of them",
              index + 1,
              path(),
              seriesCount()));
    }
    return image(reader, index, false);
  }

  /**
   * Returns whether the channels of a series are the colours of 8-bit RGB planes, as in ImageJ.
   *
   * @param index 0 to {@link #seriesCount()} − 1
   */
  public boolean isColor(int index) {
    SeriesInfo info = reader.series().get(index);
    return info.color() && FormatTools.getBytesPerPixel(info.pixelType()) == 1;
  }

  /**
   * Returns whether the channels of a series are the red, green and blue of a colour image of any
   * depth.
   *
   * @param index 0 to {@link #seriesCount()} − 1
   */
  public boolean hasColors(int index) {
    return reader.series().get(index).color();
  }

  /**
   * Returns why the pixel size that the file states for a series is not used, in one line; empty if
   * it is, or if the file states none.
   *
   * @param index 0 to {@link #seriesCount()} − 1
   */
  public Optional<String> warning(int index) {
    return reader.series().get(index).warning();
  }

  static Image image(PlaneReader reader, int index, boolean releasing) {
    String stem = ImageFiles.stem(reader.path());
    String name = reader.series().size() == 1 ? stem : stem + "_s" + (index + 1);
    return new Image(
        name, PixelCells.of(reader, index, releasing), reader.series().get(index).calibration());
  }

  /** Closes the file. Pixels in memory stay usable; no more can be read. */
  @Override
  public void close() {
    reader.close();
  }
}
