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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loci.common.RandomAccessInputStream;
import loci.formats.tiff.IFD;
import loci.formats.tiff.TiffParser;
import morula.image.Axis;
import morula.image.CellCache;
import morula.image.Image;
import morula.image.Labels;
import morula.image.PixelBlocks;
import morula.image.StackPart;
import morula.io.formats.BioFormatsLog;
import morula.io.formats.ImageJMetadata;
import morula.progress.InvalidRequestException;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

/** Reads and writes label images. */
public final class LabelFiles {
  private static final int MAXIMUM_16_BIT = 65_535;

  private LabelFiles() {}

  /**
   * Reads the first series of a file as labels. 8- and 16-bit files are read when pixels are
   * accessed; in other files the values are checked first, plane by plane. The indices of a palette
   * are the labels; a colour image is accepted if all its pixels are grey. Nothing needs closing.
   *
   * <p>A file of outlines is read as labels of the smallest image that holds them.
   *
   * @throws InvalidRequestException if the file is missing, not an image, or not a label image: in
   *     colour, with several channels, fractions, negative values or values above 2^24
   * @throws IOException if the file is damaged or incomplete; the message names it
   */
  public static Labels read(Path path) throws IOException {
    Optional<LabelFormat> outlines = LabelFormats.of(path);
    return outlines.isPresent()
        ? outlines.get().read(path, outlines.get().bounds(path))
        : readImage(path);
  }

  /**
   * Reads a file as {@link #read(Path)} does, for the image that it belongs to: outlines are drawn
   * on an image of that size.
   *
   * @param canvas the size of the image; not used for a label image
   * @throws InvalidRequestException as {@link #read(Path)}
   * @throws IOException as {@link #read(Path)}
   */
  public static Labels read(Path path, LabelCanvas canvas) throws IOException {
    Optional<LabelFormat> outlines = LabelFormats.of(path);
    return outlines.isPresent() ? outlines.get().read(path, canvas) : readImage(path);
  }

  /**
   * Reads a file as {@link #read(Path)} does; outlines are drawn on an image of the size of another
   * file, or, if that has outlines too, of the size that holds both.
   *
   * @param other a file with labels of the same image
   * @throws InvalidRequestException as {@link #read(Path)}
   * @throws IOException as {@link #read(Path)}
   */
  public static Labels read(Path path, Path other) throws IOException {
    Optional<LabelFormat> outlines = LabelFormats.of(path);
    if (outlines.isEmpty()) {
      return readImage(path);
    }
    Optional<LabelFormat> others = LabelFormats.of(other);
    return outlines
        .get()
        .read(
            path,
            others.isPresent()
                ? outlines.get().bounds(path).with(others.get().bounds(other))
                : LabelCanvas.of(readImage(other)));
  }

  /**
   * Finds files of labels as {@link ImageFiles#resolve(String, String)} finds images; files of
   * outlines are among them: {@code .roi} files and zip files of ImageJ's ROI Manager, and {@code
   * .geojson} files of QuPath. Outlines are left out where there is a label image {@code
   * NAME_labels} of the same name.
   *
   * @throws InvalidRequestException if there is no such file
   * @throws IOException if a folder cannot be listed
   */
  public static List<Path> resolve(String spec, String key) throws IOException {
    List<Path> found = ImageFiles.resolveAlso(spec, key, LabelFiles::areOutlines);
    return withoutSecond(found, PairNames::hasLabelSuffix);
  }

  /** Returns whether a file holds outlines, and not an image. */
  public static boolean areOutlines(Path path) {
    return LabelFormats.of(path).isPresent();
  }

  /** Leaves out outlines where there is a label image of the same name in the same folder. */
  static List<Path> withoutSecond(List<Path> files, Predicate<Path> labelImage) {
    Set<Path> images = new HashSet<>();
    files.stream()
        .filter(file -> !LabelFormats.hasExtension(file) && labelImage.test(file))
        .forEach(file -> images.add(file.resolveSibling(PairNames.labelledName(file))));
    return files.stream()
        .filter(
            file ->
                !LabelFormats.hasExtension(file)
                    || !images.contains(file.resolveSibling(PairNames.labelledName(file))))
        .toList();
  }

  private static Labels readImage(Path path) throws IOException {
    PlaneReader reader = new PlaneReader(path, false);
    try {
      Image image = ImageSource.image(reader, 0, true);
      if (image.size(Axis.CHANNEL) > 1) {
        requireGrey(image, reader.series().get(0).color(), path);
      }
      RandomAccessibleInterval<? extends RealType<?>> pixels = image.channel(0);
      Object type = pixels.getType();
      if (!(type instanceof UnsignedByteType || type instanceof UnsignedShortType)) {
        requireLabels(pixels, path);
      }
      CellGrid grid = grid(reader.series().get(0));
      return new Labels(
          ImageFiles.stem(path),
          new LazyCellImg<>(
              grid,
              new IntType(),
              new CellCache<>(index -> convert(pixels, grid, index), grid, Integer.BYTES)),
          image.calibration());
    } catch (UncheckedIOException e) {
      reader.close();
      throw e.getCause();
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Writes labels as TIFF that ImageJ, Bio-Formats and Python's tifffile read with sizes and
   * calibration: 16-bit if the largest label is at most 65,535, else 32-bit float. BigTIFF above 4
   * GB. The file appears under its name only when it is complete.
   *
   * @param labels read twice, plane by plane
   * @throws IOException if a label is negative or above 2^24, or writing fails; the message names
   *     {@code path}
   */
  public static void write(Labels labels, Path path) throws IOException {
    write(labels, Optional.empty(), ImageJTiffWriter.SOFTWARE, path);
  }

  /** Writes labels as {@link #write(Labels, Path)}, with colours and a text for ImageJ. */
  public static void write(Labels labels, LabelLook look, Path path) throws IOException {
    write(labels, Optional.of(look), ImageJTiffWriter.SOFTWARE, path);
  }

  /**
   * Writes labels that a person corrected, as {@link #write} does. The file is not {@linkplain
   * #isWrittenByMorula regarded} as Morula's, so that a later segmentation does not replace it.
   */
  public static void writeCorrected(Labels labels, Path path) throws IOException {
    write(labels, Optional.empty(), ImageJTiffWriter.CORRECTED, path);
  }

  private static void write(Labels labels, Optional<LabelLook> look, String software, Path path)
      throws IOException {
    int largest = 0;
    int smallest = 0;
    for (IntType label : labels.pixels()) {
      largest = Math.max(largest, label.get());
      smallest = Math.min(smallest, label.get());
    }
    if (smallest < 0 || largest > Labels.LARGEST) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s cannot be written: its labels range from %d to %d, but a file can store only 0 to %d",
              path,
              smallest,
              largest,
              Labels.LARGEST));
    }
    RandomAccessibleInterval<IntType> pixels =
        Views.permute(
            Views.permute(Views.addDimension(labels.pixels(), 0, 0), 3, 4),
            Axis.CHANNEL.ordinal(),
            Axis.Z.ordinal());
    ImageJTiffWriter.write(
        new Image(labels.name(), pixels, labels.calibration()),
        largest <= MAXIMUM_16_BIT
            ? ImageJTiffWriter.Depth.UNSIGNED_16
            : ImageJTiffWriter.Depth.FLOAT_32,
        0,
        LabelLook.maximum(look, largest),
        look,
        software,
        path);
  }

  /**
   * Returns whether a file was written by {@link #write} and not changed since: a file that a
   * person has drawn, or corrected and saved in ImageJ, does not name Morula. False if the file is
   * missing or not a TIFF file.
   */
  public static boolean isWrittenByMorula(Path path) {
    return software(path).filter(ImageJTiffWriter.SOFTWARE::equals).isPresent();
  }

  /** Returns whether a file was written by {@link #writeCorrected} and not changed since. */
  public static boolean isCorrected(Path path) {
    return software(path).filter(ImageJTiffWriter.CORRECTED::equals).isPresent();
  }

  /** Returns the program that a TIFF file names as its writer. */
  private static Optional<String> software(Path path) {
    BioFormatsLog.silence();
    try (RandomAccessInputStream in = new RandomAccessInputStream(path.toString());
        TiffParser parser = new TiffParser(in)) {
      IFD first = parser.getFirstIFD();
      return first == null
          ? Optional.empty()
          : Optional.ofNullable(first.getIFDTextValue(IFD.SOFTWARE));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns which part of a whole stack a label file is, where {@code segment} made it of one slice
   * or frame.
   *
   * @param path of the file, which is not opened again if its size is that of the whole
   * @param labels what was read from it
   * @param slices of the whole stack
   * @param frames of the whole stack
   */
  public static Optional<StackPart> part(Path path, Labels labels, long slices, long frames) {
    boolean whole = labels.slices() == slices && labels.frames() == frames;
    return whole || areOutlines(path)
        ? Optional.empty()
        : info(path)
            .flatMap(info -> StackPart.read(info, labels.slices(), labels.frames()))
            .filter(part -> part.isOf(slices, frames));
  }

  /**
   * Returns the text of the {@link LabelLook} with which a file was written by {@link #write}.
   *
   * @return empty if it has none, or was changed since, or is missing
   */
  public static Optional<String> info(Path path) {
    if (!isWrittenByMorula(path)) {
      return Optional.empty();
    }
    try (RandomAccessInputStream in = new RandomAccessInputStream(path.toString());
        TiffParser parser = new TiffParser(in)) {
      IFD first = parser.getFirstIFD();
      parser.fillInIFD(first);
      return first.getIFDValue(ImageJMetadata.COUNTS_TAG) instanceof long[] counts
              && first.getIFDValue(ImageJMetadata.DATA_TAG) instanceof short[] data
          ? ImageJMetadata.info(counts, data)
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Dimensions X, Y, Z, TIME. */
  private static CellGrid grid(SeriesInfo info) {
    return new CellGrid(
        new long[] {info.width(), info.height(), info.slices(), info.frames()},
        new int[] {info.cellWidth(), info.cellHeight(), 1, 1});
  }

  private static Cell<IntArray> convert(
      RandomAccessibleInterval<? extends RealType<?>> pixels, CellGrid grid, long index) {
    long[] min = new long[grid.numDimensions()];
    int[] size = new int[grid.numDimensions()];
    grid.getCellDimensions(index, min, size);
    int[] labels = new int[size[0] * size[1]];
    long[] max = min.clone();
    max[0] += size[0] - 1;
    max[1] += size[1] - 1;
    PixelBlocks.copy(Views.interval(pixels, min, max), labels, 0);
    return new Cell<>(size, min, new IntArray(labels));
  }

  private static void requireGrey(Image image, boolean color, Path path) {
    long channels = image.size(Axis.CHANNEL);
    if (!color) {
      throw refused(path, "it has " + channels + " channels");
    }
    for (int c = 1; c < Math.min(3, channels); c++) {
      Cursor<? extends RealType<?>> first = Views.flatIterable(image.channel(0)).cursor();
      Cursor<? extends RealType<?>> other = Views.flatIterable(image.channel(c)).cursor();
      while (first.hasNext()) {
        if (first.next().getRealDouble() != other.next().getRealDouble()) {
          throw refused(path, "it is a colour image");
        }
      }
    }
  }

  private static void requireLabels(
      RandomAccessibleInterval<? extends RealType<?>> pixels, Path path) {
    Cursor<? extends RealType<?>> cursor = Views.flatIterable(pixels).cursor();
    while (cursor.hasNext()) {
      double value = cursor.next().getRealDouble();
      if (value != Math.rint(value) || Double.isInfinite(value)) {
        throw refused(path, "it contains the value " + value + ", but labels are whole numbers");
      }
      if (value < 0 || value > Labels.LARGEST) {
        throw refused(
            path,
            String.format(
                Locale.ROOT,
                "it contains the value %.0f, but labels range from 0 to %d",
                value,
                Labels.LARGEST));
      }
    }
  }

  private static InvalidRequestException refused(Path path, String why) {
    return new InvalidRequestException(
        path + " is not a label image: " + why + "; save it as an 8-, 16- or 32-bit grey image");
  }
}
