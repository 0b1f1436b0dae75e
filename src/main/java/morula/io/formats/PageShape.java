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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What decides whether two pages of a TIFF file can be planes of one image.
 *
 * @param reduced whether it is a smaller copy of another page, as in a pyramid
 * @param bits bits of a sample
 * @param sampleFormat 1 unsigned, 2 signed, 3 floating point, 5 and 6 complex
 * @param inverted whether zero is white
 * @param palette whether the values are indices of a palette
 * @param misread whether it has Zstandard data that Bio-Formats cannot read, see {@link
 *     ZstdTiffReader}
 */
record PageShape(
    boolean reduced,
    long width,
    long height,
    long samples,
    long bits,
    long sampleFormat,
    boolean inverted,
    boolean palette,
    boolean misread) {
  private static final int REDUCED = 1;
  private static final int ZSTANDARD = 50_000;

  // values of PhotometricInterpretation
  private static final int WHITE_IS_ZERO = 0;
  private static final int BLACK_IS_ZERO = 1;
  private static final int PALETTE = 3;

  /** Returns the pages of the main chain of a TIFF file; none of another file. */
  static List<PageShape> of(Path path) throws IOException {
    List<PageShape> pages = new ArrayList<>();
    try (FileBytes file = FileBytes.open(path)) {
      if (TiffDirectories.isTiff(file)) {
        TiffDirectories directories = new TiffDirectories(file);
        for (Optional<TiffDirectory> next = directories.next();
            next.isPresent();
            next = directories.next()) {
          pages.add(of(next.get()));
        }
      }
    }
    return pages;
  }

  static PageShape of(TiffDirectory directory) throws IOException {
    long photometric = directory.number(TiffDirectory.PHOTOMETRIC, BLACK_IS_ZERO);
    return new PageShape(
        directory.number(TiffDirectory.NEW_SUBFILE_TYPE, 0) == REDUCED,
        directory.number(TiffDirectory.IMAGE_WIDTH, 0),
        directory.number(TiffDirectory.IMAGE_LENGTH, 0),
        directory.number(TiffDirectory.SAMPLES_PER_PIXEL, 1),
        directory.number(TiffDirectory.BITS_PER_SAMPLE, 1),
        directory.number(TiffDirectory.SAMPLE_FORMAT, 1),
        photometric == WHITE_IS_ZERO,
        photometric == PALETTE,
        isMisread(directory));
  }

  private static boolean isMisread(TiffDirectory directory) throws IOException {
    if (directory.number(TiffDirectory.COMPRESSION, 1) != ZSTANDARD
        || directory.number(TiffDirectory.BITS_PER_SAMPLE, 1) <= 8) {
      return false;
    }
    boolean tiled = directory.has(TiffDirectory.TILE_OFFSETS);
    long height = directory.number(TiffDirectory.IMAGE_LENGTH, 0);
    long pixels =
        tiled
            ? directory.number(TiffDirectory.TILE_WIDTH, 0)
                * directory.number(TiffDirectory.TILE_LENGTH, 0)
            : directory.number(TiffDirectory.IMAGE_WIDTH, 0)
                * Math.min(height, directory.number(TiffDirectory.ROWS_PER_STRIP, height));
    int tag = tiled ? TiffDirectory.TILE_BYTE_COUNTS : TiffDirectory.STRIP_BYTE_COUNTS;
    return Arrays.stream(directory.numbers(tag)).anyMatch(count -> count == pixels);
  }

  /** Returns the number of bytes a sample, as Bio-Formats unpacks it. */
  long bytes() {
    return (bits + 7) / 8;
  }

  boolean hasSizeOf(PageShape other) {
    return width == other.width && height == other.height;
  }

  /** Returns whether the pages can be planes of one image, but for their size. */
  boolean hasKindOf(PageShape other) {
    return samples == other.samples
        && bytes() == other.bytes()
        && sampleFormat == other.sampleFormat
        && inverted == other.inverted
        && palette == other.palette;
  }

  /** Returns the size in words, such as "640 x 480". */
  String size() {
    return size(width, height);
  }

  static String size(long width, long height) {
    return String.format(Locale.ROOT, "%d x %d", width, height);
  }
}
