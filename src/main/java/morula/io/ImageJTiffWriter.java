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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import loci.common.RandomAccessOutputStream;
import loci.formats.FormatException;
import loci.formats.tiff.IFD;
import loci.formats.tiff.TiffRational;
import loci.formats.tiff.TiffSaver;
import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.PixelBlocks;
import morula.io.formats.BioFormatsLog;
import morula.io.formats.ImageJDescription;
import morula.io.formats.ImageJMetadata;
import morula.io.formats.WholeFileHandle;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

/**
 * Writes TIFF files as ImageJ does: uncompressed, with the planes one after the other between the
 * first directory and the others, and with sizes and calibration in the description of the first
 * directory. Rows are read in bands, so the memory needed does not grow with the image.
 */
final class ImageJTiffWriter {
  private static final int BAND_BYTES = 1 << 22;
  private static final long CLASSIC_TIFF_LIMIT = 0xFFFFFFFFL - (1 << 20);
  private static final int NO_RESOLUTION_UNIT = 1;
  private static final int IEEE_FLOAT = 3;

  /** The program that the files name as their writer. */
  static final String SOFTWARE = "Morula";

  /** What files name in place of it in which a person corrected what Morula found. */
  static final String CORRECTED = "Morula, corrected by a person";

  /** Numerator or denominator of a resolution: about as large as ImageJ can read. */
  private static final double RATIONAL_SCALE = 2e9;

  private static final long LARGEST_NUMBER = 0xFFFFFFFFL;

  /** The type in which a value is stored. */
  enum Depth {
    UNSIGNED_8(1),
    UNSIGNED_16(2),
    FLOAT_32(4);

    private final int bytes;

    Depth(int bytes) {
      this.bytes = bytes;
    }

    /**
     * Returns the smallest depth that holds every value of {@code type}; float if the type is not
     * an unsigned integer.
     */
    static Depth of(Object type) {
      return type instanceof UnsignedByteType
          ? UNSIGNED_8
          : type instanceof UnsignedShortType ? UNSIGNED_16 : FLOAT_32;
    }
  }

  private final Image image;
  private final Depth depth;
  private final String description;
  private final Optional<LabelLook> look;
  private final long planes;
  private final long planeBytes;
  private final String software;

  ImageJTiffWriter(Image image, Depth depth, double minimum, double maximum) {
    this(image, depth, minimum, maximum, Optional.empty(), SOFTWARE);
  }

  private ImageJTiffWriter(
      Image image,
      Depth depth,
      double minimum,
      double maximum,
      Optional<LabelLook> look,
      String software) {
    this.software = software;
    this.look = look;
    this.image = image;
    this.depth = depth;
    long channels = image.size(Axis.CHANNEL);
    long slices = image.size(Axis.Z);
    long frames = image.size(Axis.TIME);
    planes = channels * slices * frames;
    planeBytes = image.size(Axis.X) * image.size(Axis.Y) * depth.bytes;
    description =
        ImageJDescription.of(channels, slices, frames, image.calibration(), minimum, maximum)
            .text();
  }

  /**
   * Writes the image in the depth of its type; a first pass over the pixels finds the range to
   * display.
   */
  static void write(Image image, Path path) throws IOException {
    RandomAccessibleInterval<? extends RealType<?>> pixels = image.pixels();
    float minimum = Float.POSITIVE_INFINITY;
    float maximum = Float.NEGATIVE_INFINITY;
    for (Interval band : PixelBlocks.bands(pixels, BAND_BYTES)) {
      RandomAccessibleInterval<? extends RealType<?>> part = Views.interval(pixels, band);
      float[] values = new float[Math.toIntExact(part.size())];
      PixelBlocks.copy(part, values, 0);
      for (float value : values) {
        minimum = value < minimum ? value : minimum;
        maximum = value > maximum ? value : maximum;
      }
    }
    write(image, Depth.of(pixels.getType()), minimum, maximum, Optional.empty(), SOFTWARE, path);
  }

  /**
   * Writes a whole file.
   *
   * @param minimum value that ImageJ displays as black
   * @param maximum value that ImageJ displays as white
   * @param look colours, and a text for ImageJ
   * @param software what the file names as its writer
   */
  static void write(
      Image image,
      Depth depth,
      double minimum,
      double maximum,
      Optional<LabelLook> look,
      String software,
      Path path)
      throws IOException {
    BioFormatsLog.silence();
    ImageJTiffWriter writer = new ImageJTiffWriter(image, depth, minimum, maximum, look, software);
    // 1024 bytes are more than any directory here takes, besides its description and its look
    long texts =
        writer.description.length() + look.map(l -> 2048L + 2L * l.info().length()).orElse(0L);
    long expected = writer.planes * (writer.planeBytes + 1024) + texts;
    boolean big = expected > CLASSIC_TIFF_LIMIT;
    WholeFile.write(path, partial -> writer.write(partial, big));
  }

  /** Writes classic TIFF or BigTIFF. */
  void write(Path path, boolean big) throws IOException {
    long length;
    try (RandomAccessOutputStream out =
            new RandomAccessOutputStream(new WholeFileHandle(path.toFile()));
        TiffSaver saver = new TiffSaver(out, path.toString())) {
      saver.setBigTiff(big);
      saver.setLittleEndian(true);
      out.order(true);
      saver.writeHeader();
      long start = out.getFilePointer();
      // a directory's length does not depend on the numbers in it
      saver.writeIFD(directory(0, 0), 0);
      long data = out.getFilePointer();
      long end = data + planes * planeBytes;
      out.seek(start);
      saver.writeIFD(directory(0, data), planes > 1 ? end : 0);
      out.seek(data);
      writePlanes(out);
      length = end;
      for (long p = 1; p < planes; p++) {
        out.seek(length);
        saver.writeIFD(directory(p, data + p * planeBytes), 0);
        long next = out.getFilePointer();
        if (p < planes - 1) {
          out.seek(length);
          saver.writeIFD(directory(p, data + p * planeBytes), next);
        }
        length = next;
      }
    } catch (FormatException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (Files.size(path) != length) {
      throw new IOException(
          String.format(Locale.ROOT, "%d of %d bytes are on the disk", Files.size(path), length));
    }
  }

  private IFD directory(long plane, long offset) {
    Calibration calibration = image.calibration();
    IFD ifd = new IFD();
    ifd.put(IFD.NEW_SUBFILE_TYPE, 0L);
    ifd.put(IFD.IMAGE_WIDTH, image.size(Axis.X));
    ifd.put(IFD.IMAGE_LENGTH, image.size(Axis.Y));
    ifd.put(IFD.BITS_PER_SAMPLE, 8 * depth.bytes);
    ifd.put(IFD.COMPRESSION, 1);
    ifd.put(IFD.PHOTOMETRIC_INTERPRETATION, 1);
    if (plane == 0) {
      ifd.put(IFD.IMAGE_DESCRIPTION, description);
      ifd.put(IFD.SOFTWARE, software);
    }
    ifd.put(IFD.STRIP_OFFSETS, offset);
    ifd.put(IFD.SAMPLES_PER_PIXEL, 1);
    ifd.put(IFD.ROWS_PER_STRIP, image.size(Axis.Y));
    ifd.put(IFD.STRIP_BYTE_COUNTS, planeBytes);
    ifd.put(IFD.X_RESOLUTION, resolution(calibration.pixelWidth()));
    ifd.put(IFD.Y_RESOLUTION, resolution(calibration.pixelHeight()));
    ifd.put(IFD.RESOLUTION_UNIT, NO_RESOLUTION_UNIT);
    if (depth == Depth.FLOAT_32) {
      ifd.put(IFD.SAMPLE_FORMAT, IEEE_FLOAT);
    }
    if (plane == 0 && look.isPresent()) {
      // as ImageJ writes it: the photometric interpretation stays grey, so all others read values
      ifd.put(IFD.COLOR_MAP, look.get().colorMap());
      ImageJMetadata metadata = look.get().metadata();
      ifd.put(ImageJMetadata.COUNTS_TAG, metadata.counts());
      ifd.put(ImageJMetadata.DATA_TAG, metadata.data());
    }
    return ifd;
  }

  private static TiffRational resolution(double pixelSize) {
    if (pixelSize < 1e-3) {
      // few digits are left of such a size in the lower number, so the upper one has to fit it
      long lower = Math.max(1, (long) (pixelSize * RATIONAL_SCALE));
      return new TiffRational(Math.min(LARGEST_NUMBER, Math.round(lower / pixelSize)), lower);
    }
    if (pixelSize > 1e3) {
      long upper = Math.max(1, (long) (RATIONAL_SCALE / pixelSize));
      return new TiffRational(upper, Math.min(LARGEST_NUMBER, Math.round(upper * pixelSize)));
    }
    return pixelSize <= 1
        ? new TiffRational((long) RATIONAL_SCALE, Math.round(pixelSize * RATIONAL_SCALE))
        : new TiffRational(Math.round(RATIONAL_SCALE / pixelSize), (long) RATIONAL_SCALE);
  }

  private void writePlanes(RandomAccessOutputStream out) throws IOException {
    int rows = (int) Math.max(1, BAND_BYTES / (image.size(Axis.X) * depth.bytes));
    long right = image.size(Axis.X) - 1;
    for (long t = 0; t < image.size(Axis.TIME); t++) {
      for (long z = 0; z < image.size(Axis.Z); z++) {
        for (long c = 0; c < image.size(Axis.CHANNEL); c++) {
          // a plane is read faster than a part of the whole, which may have axes of length 1
          RandomAccessibleInterval<? extends RealType<?>> plane =
              Views.hyperSlice(image.plane(z, t), Axis.CHANNEL.ordinal(), c);
          for (long y = 0; y < image.size(Axis.Y); y += rows) {
            long bottom = Math.min(y + rows, image.size(Axis.Y)) - 1;
            out.write(encode(plane, FinalInterval.createMinMax(0, y, right, bottom)));
          }
        }
      }
    }
  }

  /**
   * @param pixels X, Y
   */
  private byte[] encode(
      RandomAccessibleInterval<? extends RealType<?>> pixels, FinalInterval band) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(depth.bytes * band.dimension(0) * band.dimension(1)))
            .order(ByteOrder.LITTLE_ENDIAN);
    int count = bytes.capacity() / depth.bytes;
    if (depth == Depth.FLOAT_32) {
      float[] values = new float[count];
      PixelBlocks.copy(Views.interval(pixels, band), values, 0);
      bytes.asFloatBuffer().put(values);
    } else {
      int[] values = new int[count];
      PixelBlocks.copy(Views.interval(pixels, band), values, 0);
      for (int value : values) {
        if (depth == Depth.UNSIGNED_8) {
          bytes.put((byte) value);
        } else {
          bytes.putShort((short) value);
        }
      }
    }
    return bytes.array();
  }
}
