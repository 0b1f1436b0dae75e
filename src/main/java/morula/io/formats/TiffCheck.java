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
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the directories of a TIFF file with the length of the file, and the strips with the size
 * of the image. Only offsets and byte counts are read, no pixels. Tiles without data are allowed:
 * slide scanners leave out what is empty.
 */
final class TiffCheck implements FormatCheck {
  /** Tags of formats whose offsets and counts do not follow the standard. */
  private static final int LSM_INFO = 34412;

  private static final int NDPI_VERSION = 65420;

  private static final int UNCOMPRESSED = 1;
  private static final int YCBCR = 6;
  private static final int SEPARATE_PLANES = 2;

  /** A file may be filled up to a multiple of four bytes. */
  private static final int PADDING = 3;

  private static final Optional<String> PART_MISSING = Optional.of("part of its pixels is missing");

  @Override
  public boolean recognises(FileBytes file) {
    return TiffDirectories.isTiff(file);
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    TiffDirectories directories = new TiffDirectories(file);
    Optional<TiffDirectory> next = directories.next();
    if (next.isEmpty() || next.get().has(LSM_INFO) || next.get().has(NDPI_VERSION)) {
      return Optional.empty();
    }
    PageShape first = PageShape.of(next.get());
    boolean stack = images(next.get()) > 1;
    for (; next.isPresent(); next = directories.next()) {
      TiffDirectory directory = next.get();
      PageShape page = PageShape.of(directory);
      if (stack && !page.reduced() && !page.hasSizeOf(first)) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "ImageJ describes a stack, but its pages have %s and %s pixels",
                first.size(),
                page.size()));
      }
      Optional<String> fault = tiles(file, directory);
      if (fault.isEmpty()) {
        fault = strips(file, directory, directories.wasTheOnlyOne());
      }
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> tiles(FileBytes file, TiffDirectory directory)
      throws IOException {
    long[] starts = directory.numbers(TiffDirectory.TILE_OFFSETS);
    long[] sizes = directory.numbers(TiffDirectory.TILE_BYTE_COUNTS);
    for (int i = 0; i < Math.min(starts.length, sizes.length); i++) {
      if (starts[i] + sizes[i] > file.length()) {
        return END_MISSING;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> strips(FileBytes file, TiffDirectory directory, boolean only)
      throws IOException {
    long[] starts = directory.numbers(TiffDirectory.STRIP_OFFSETS);
    long[] sizes = directory.numbers(TiffDirectory.STRIP_BYTE_COUNTS);
    boolean packed = directory.number(TiffDirectory.COMPRESSION, 1) != UNCOMPRESSED;
    Strips strips = Strips.of(directory);
    long end = 0;
    for (int i = 0; i < starts.length; i++) {
      long needed = packed ? 0 : strips.bytes(i);
      long size = i < sizes.length ? sizes[i] : needed;
      if (size == 0 && strips.rows(i) > 0 || size < needed && !strips.countsPixels(size)) {
        return PART_MISSING;
      }
      // the last strip is often said to be as long as the others
      end = Math.max(end, starts[i] + (needed > 0 ? Math.min(size, needed) : size));
    }
    if (end > file.length()) {
      return END_MISSING;
    }
    boolean contiguous = only && !packed && starts.length > 0;
    return contiguous && areImagesMissing(file, directory, starts[0], strips.planeBytes(), end)
        ? END_MISSING
        : Optional.empty();
  }

  /**
   * Returns whether images behind the first one are missing, which ImageJ describes by their number
   * only in files of more than 4 GB. Where the file ends with its first image, that image was taken
   * out of a stack and its description was kept; it is whole.
   */
  private static boolean areImagesMissing(
      FileBytes file, TiffDirectory directory, long start, long planeBytes, long end)
      throws IOException {
    boolean onePage = Math.max(end, directory.end()) + PADDING >= file.length();
    return !onePage && start + planeBytes * images(directory) > file.length();
  }

  private static long images(TiffDirectory directory) throws IOException {
    return ImageJDescription.parse(directory.text(TiffDirectory.IMAGE_DESCRIPTION))
        .map(imagej -> imagej.integer("images", 1))
        .orElse(1L);
  }

  /**
   * How many bytes the strips need without compression.
   *
   * @param rowBytes bytes of a row; 0 if unknown
   * @param pixelsPerStrip pixels of all strips but the last
   * @param perPlane strips of a plane, which holds all samples or one
   */
  private record Strips(
      long rowBytes,
      long pixelsPerStrip,
      long height,
      long rowsPerStrip,
      long perPlane,
      long planes) {
    static Strips of(TiffDirectory directory) throws IOException {
      long width = directory.number(TiffDirectory.IMAGE_WIDTH, 0);
      long height = directory.number(TiffDirectory.IMAGE_LENGTH, 0);
      long samples = Math.max(1, directory.number(TiffDirectory.SAMPLES_PER_PIXEL, 1));
      boolean separate = directory.number(TiffDirectory.PLANAR_CONFIGURATION, 1) == SEPARATE_PLANES;
      // a colour difference may be stored for several pixels together
      boolean known = directory.number(TiffDirectory.PHOTOMETRIC, 1) != YCBCR;
      long bits = directory.number(TiffDirectory.BITS_PER_SAMPLE, 1) * (separate ? 1 : samples);
      long rows = directory.number(TiffDirectory.ROWS_PER_STRIP, height);
      rows = rows <= 0 || rows > height ? Math.max(1, height) : rows;
      return new Strips(
          known ? (width * bits + 7) / 8 : 0,
          width * rows,
          height,
          rows,
          Math.max(1, (height + rows - 1) / rows),
          separate ? samples : 1);
    }

    long rows(int strip) {
      return strip >= perPlane * planes
          ? 0
          : Math.min(rowsPerStrip, height - strip % perPlane * rowsPerStrip);
    }

    long bytes(int strip) {
      return rows(strip) * rowBytes;
    }

    /** Some writers count pixels in place of bytes, which Bio-Formats understands. */
    boolean countsPixels(long size) {
      return size == pixelsPerStrip;
    }

    long planeBytes() {
      return rowBytes * height * planes;
    }
  }
}
