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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import morula.progress.Count;

/** How much a file can hold: what is claimed of its pixels is compared with its bytes. */
public final class ImageBytes {
  /**
   * The most by which the formats' usual compression makes pixels smaller: deflate on an image of
   * one value.
   */
  private static final long DEFLATE = 1_032;

  /** More than other compression can do on an image that is worth reading. */
  private static final long ANY = 20_000;

  /** Images below this are read whatever they claim; larger ones must be plausible. */
  private static final long LARGE = 256L << 20;

  /** The same for images whose pixels have more values than red, green, blue and opacity. */
  private static final long LARGE_MANY = 1L << 20;

  private static final int COLORS = 4;

  /** Bytes for the reader itself, in addition to the pixels. */
  private static final long OVERHEAD = 64L << 20;

  /** Folders that belong to a file, as those of VSI files, lie one or two below. */
  private static final int DEPTH = 3;

  private ImageBytes() {}

  /**
   * Returns the bytes of a file, or of all files in and below its folder; 0 if it cannot be read.
   */
  static long of(Path path, boolean companions) {
    Path folder = path.toAbsolutePath().getParent();
    if (!companions || folder == null) {
      return size(path);
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.mapToLong(ImageBytes::size).sum();
    } catch (IOException | UncheckedIOException e) {
      return size(path);
    }
  }

  private static long size(Path path) {
    try {
      return Files.isRegularFile(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Checks that the file is large enough for what its header says of its planes, so that nobody
   * prepares for more.
   *
   * @param source has opened the file; its series is changed
   * @throws FormatException if no compression makes them so small
   */
  public static void requireEnough(Path path, IFormatReader source) throws FormatException {
    double own = of(path, false);
    for (int series = 0; series < source.getSeriesCount(); series++) {
      source.setSeries(series);
      int samples = Math.max(1, source.getRGBChannelCount());
      double pixels =
          (double) source.getSizeX()
              * source.getSizeY()
              * FormatTools.getBytesPerPixel(source.getPixelType())
              * samples
              * Math.max(1, source.getImageCount());
      long large = samples > COLORS ? LARGE_MANY : LARGE;
      // the folder, which may be long, is looked through only if the file itself does not suffice
      if (own > 0
          && pixels > large
          && pixels > ANY * own
          && pixels > ANY * (double) of(path, source.hasCompanionFiles())) {
        throw new FormatException(
            String.format(
                Locale.ROOT,
                "it claims %d x %d pixels of %s on %s, and has too few bytes for them",
                source.getSizeX(),
                source.getSizeY(),
                Count.of(samples, "value"),
                Count.of(source.getImageCount(), "page")));
      }
    }
    source.setSeries(0);
  }

  /**
   * Returns whether a file is so small that damage, and not the size of the image, made Java run
   * out of memory: the memory that is free now would hold every image of that many bytes.
   */
  public static boolean isDamageBehindFullMemory(Path path, boolean companions) {
    Runtime java = Runtime.getRuntime();
    long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
    long bytes = of(path, companions);
    return bytes > 0 && free - OVERHEAD > DEFLATE * bytes;
  }
}
