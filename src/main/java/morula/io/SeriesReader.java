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
import java.util.List;
import java.util.Optional;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import morula.image.Calibration;
import morula.io.CalibrationReader.Scale;
import morula.io.formats.ImageJDescription;
import morula.io.formats.TiffPage;

/** Reads the description of one series of an opened file. */
final class SeriesReader {
  /**
   * The largest number of pixels of a plane that is read at once; larger planes are read in parts.
   */
  static final long LARGE_PLANE = 4096L * 4096;

  /** Side of such a part, in pixels; a part has about this number squared. */
  static final int TILE = 2048;

  /** The name that Bio-Formats gives to a TIFF file of no particular program. */
  static final String PLAIN_TIFF = "Tagged Image File Format";

  private static final String OME_TIFF = "OME-TIFF";

  /** Formats whose second or fourth sample is opacity and not a measured intensity. */
  private static final List<String> WITH_OPACITY = List.of("PNG", "Bitmap", "JPEG-2000");

  /** The name of the bitmap format, whose resolution is that of a screen. */
  private static final String BITMAP = "Windows Bitmap";

  private SeriesReader() {}

  static SeriesInfo read(OpenedFile file, int series) throws FormatException, IOException {
    IFormatReader reader = file.reader();
    file.source().setSeries(series);
    reader.setSeries(series);
    String format = file.source().getFormat();
    int samples = file.source().getRGBChannelCount();
    boolean plain = format.equals(PLAIN_TIFF);
    Optional<TiffPage> page = file.firstPage().get(plain || format.equals(OME_TIFF));
    Optional<ImageJDescription> imagej = plain ? page.flatMap(TiffPage::imagej) : Optional.empty();
    Scale scale = scale(file, series, page, imagej);
    boolean opacity =
        page.isPresent()
            ? page.get().hasOpacity(samples)
            : WITH_OPACITY.stream().anyMatch(format::contains) && samples % 2 == 0;
    // as in ImageJ: pages of which the file says nothing are slices
    boolean pagesAreSlices =
        plain
            && reader.getSizeZ() == 1
            && imagej.map(description -> description.integer("frames", 1) == 1).orElse(true);
    boolean signed =
        reader.getPixelType() == FormatTools.UINT16
            && imagej.map(ImageJDescription::isSigned16Bit).orElse(false);
    long inverted =
        (page.isPresent() ? page.get().inverted() : 0) ^ (signed ? 1L << Short.SIZE - 1 : 0);
    int channels = file.grey() ? 1 : reader.getSizeC() - (opacity ? 1 : 0);
    int[] cell = cellSize(file.source(), reader.getPixelType());
    return new SeriesInfo(
        reader.getSizeX(),
        reader.getSizeY(),
        channels,
        pagesAreSlices ? reader.getSizeT() : reader.getSizeZ(),
        pagesAreSlices ? reader.getSizeZ() : reader.getSizeT(),
        signed ? FormatTools.INT16 : reader.getPixelType(),
        reader.isLittleEndian(),
        channels > 1
            && (reader.getEffectiveSizeC() != file.source().getEffectiveSizeC()
                || imagej.isPresent() && page.get().areChannelsColors(channels)),
        pagesAreSlices,
        inverted,
        cell[0],
        cell[1],
        scale.calibration(),
        scale.warning());
  }

  private static Scale scale(
      OpenedFile file, int series, Optional<TiffPage> page, Optional<ImageJDescription> imagej) {
    String format = file.source().getFormat();
    if (format.equals(PLAIN_TIFF) && page.isPresent()) {
      return CalibrationReader.fromTiff(page.get().directory(), imagej);
    }
    if (format.contains(BITMAP)) {
      return Scale.NONE;
    }
    Scale scale = CalibrationReader.fromMetadata(file.metadata(), series, file.reader().getSizeT());
    boolean unknown =
        format.equals(OME_TIFF) && scale.calibration().unit().equals(Calibration.NONE.unit());
    return unknown && scale.warning().isEmpty()
        ? new Scale(scale.calibration(), file.firstPage().warning())
        : scale;
  }

  /**
   * Returns the width and height of the part that is best read at once: a plane, tiles or a band of
   * rows.
   */
  private static int[] cellSize(IFormatReader source, int pixelType) {
    int width = source.getSizeX();
    int height = source.getSizeY();
    boolean addressable =
        (long) width
                * height
                * FormatTools.getBytesPerPixel(pixelType)
                * Math.max(1, source.getRGBChannelCount())
            < Integer.MAX_VALUE - 64;
    boolean decodedWhole = source.getFormat().matches(".*(PNG|Portable Network|JPEG|GIF).*");
    if (addressable && ((long) width * height <= LARGE_PLANE || decodedWhole)) {
      return new int[] {width, height};
    }
    int tileWidth = source.getOptimalTileWidth();
    int tileHeight = Math.max(1, source.getOptimalTileHeight());
    if (tileWidth < width) {
      return new int[] {
        Math.min(width, multiple(TILE, tileWidth)), Math.min(height, multiple(TILE, tileHeight))
      };
    }
    int rows = Math.max(1, (int) ((long) TILE * TILE / width));
    boolean compressed = !"Uncompressed".equals(source.getMetadataValue("Compression"));
    int strip = multiple(rows, tileHeight);
    boolean stripFits = (long) strip * width <= LARGE_PLANE * 16;
    return new int[] {width, Math.min(height, compressed && stripFits ? strip : rows)};
  }

  /** Returns the smallest multiple of {@code unit} that is at least {@code size}. */
  private static int multiple(int size, int unit) {
    int step = Math.max(1, unit);
    return (int) Math.min(Integer.MAX_VALUE / 2, ((long) size + step - 1) / step * step);
  }
}
