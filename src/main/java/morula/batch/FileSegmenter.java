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

package morula.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import morula.fiji.LabelRois;
import morula.fiji.SegmentationFiles;
import morula.fiji.SegmentationSummary;
import morula.image.Axis;
import morula.image.Frames;
import morula.image.Image;
import morula.image.Slices;
import morula.io.ImageSource;
import morula.pictures.LabelColoring;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.Segmenter;

/** Segments one file after another, with the series and frames that are asked for. */
final class FileSegmenter {
  /** Larger images take so long that beginning the next one early would not be noticed. */
  private static final long LARGEST_BESIDE = 1L << 24;

  /** So many bytes of the heap for each value of an image are more than enough for two. */
  private static final long BYTES_A_VALUE = 256;

  private final Segmenter segmenter;
  private final SegmentationFiles output;
  private final Warnings warnings;
  private final int series;
  private final int frame;
  private final int slice;

  /** The names of the images for which this run writes files. */
  private final Set<String> written = new HashSet<>();

  /** The files with several series, some of which failed: the tables say which. */
  private final Set<Path> failedInPart = ConcurrentHashMap.newKeySet();

  private final List<Path> old = new ArrayList<>();
  private final RunTables tables;
  private final boolean skipDone;
  private int skipped;

  /** Whether the remarks on the model were made, which belong to the image that is done first. */
  private volatile boolean modelTold;

  /**
   * @param warnings get those of each image
   * @param series from 1, 0 for all
   * @param frame from 1, 0 for all
   * @param slice from 1, 0 for all
   * @param tables get a row for each image
   * @param skipDone whether images that are done are left as they are
   */
  FileSegmenter(
      Segmenter segmenter,
      SegmentationFiles output,
      Warnings warnings,
      int series,
      int frame,
      int slice,
      RunTables tables,
      boolean skipDone) {
    this.tables = tables;
    this.skipDone = skipDone;
    this.slice = slice;
    this.segmenter = segmenter;
    this.output = output;
    this.warnings = warnings;
    this.series = series;
    this.frame = frame;
  }

  /**
   * Segments the series of a file; a series that fails does not stop the others. The next file may
   * begin while the only plane of a file is segmented, or while a small stack is measured and
   * written.
   *
   * @param turn nothing is written before it has come
   * @throws InvalidRequestException if the file has no such series or frame, or none of its series
   *     can be segmented because of what was asked for
   * @throws IOException if the file cannot be read, or a result cannot be written
   * @throws RuntimeException after the last series, if some of several failed
   */
  void segment(Path file, Turn turn, Progress progress) throws IOException {
    progress.update(0, 0, "Reading " + file.getFileName());
    try (ImageSource source = ImageSource.open(file)) {
      int first = series == 0 ? 0 : series - 1;
      int last = series == 0 ? source.seriesCount() - 1 : series - 1;
      for (int s = first; s <= last; s++) {
        Slices.select(
            Frames.select(source.series(s), frame), slice); // refused before anything is written
      }
      if (first < last) {
        turn.await();
      }
      Failures failures = new Failures("series", progress);
      for (int s = first; s <= last; s++) {
        try {
          segment(source, s, first < last, turn, first == last ? progress : failures.progress());
          failures.tell();
        } catch (CancellationException e) {
          failures.tell();
          throw e;
        } catch (IOException | RuntimeException | Error e) {
          if (first == last || Stopping.isMeantBy(e)) {
            throw e;
          }
          String series = source.series(s).name();
          failures.add(series, e, List.of(file.toString(), series));
          tables.addFailed(series, e);
          failedInPart.add(file);
        }
      }
      throwAny(failures, last - first + 1);
    }
  }

  /** Throws a refusal if the request makes no sense for every series, else a failure if any. */
  private static void throwAny(Failures failures, int series) {
    Optional<InvalidRequestException> refusal = failures.refusalOf(series);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    if (failures.count() > 0) {
      throw new UncheckedIOException(
          new IOException(
              failures.count()
                  + " of "
                  + series
                  + " series failed; the lines above give the reasons"));
    }
  }

  private void segment(ImageSource source, int s, boolean more, Turn turn, Progress progress)
      throws IOException {
    Image whole = source.series(s);
    Image image = Slices.select(Frames.select(whole, frame), slice);
    String name = image.name();
    if (!written.add(name)) {
      throw new InvalidRequestException(
          name
              + "_labels.tif was already written for another image of that name: segment them into different"
              + " folders");
    }
    if (skipDone) {
      Optional<String> done = output.done(name, segmenter.origin().with(where()), source.path());
      if (done.isPresent()) {
        turn.await();
        skipped++;
        boolean corrected = done.get().isEmpty();
        Optional<Path> table = table(name);
        tables.add(
            name,
            corrected ? "corrected by hand, kept" : "was done",
            done.get(),
            corrected ? table.filter(it -> output.isMeasuredAfterCorrection(name)) : table);
        return;
      }
    }
    output.checkReplaceable(name);
    LabelRois.Stack stack = LabelRois.Stack.of(whole, source.isColor(s), slice, frame);
    boolean alone = more || image.pixels().size() > largestBeside();
    if (alone) {
      turn.await();
    } else if (modelTold && image.size(Axis.Z) == 1) {
      turn.passOn();
    }
    try (Segmentation result = segmenter.segment(image, source.hasColors(s), progress)) {
      modelTold = true;
      if (!alone) {
        turn.passOn();
        turn.await();
      }
      output.write(
          image, result, where(), stack, () -> LabelColoring.of(result.labels()), progress);
      old.addAll(output.old(name));
      tables.add(name, "segmented", SegmentationSummary.of(result, where()).info(), table(name));
      List<String> said =
          Stream.concat(source.warning(s).stream(), result.warnings().stream()).toList();
      said.forEach(w -> progress.message("Warning: " + name + ": " + w));
      warnings.add(name, said);
    }
  }

  /** Returns the table that belongs to the labels of an image; empty if none is asked for. */
  private Optional<Path> table(String name) {
    return Optional.of(output.table(name))
        .filter(table -> output.kinds().contains(SegmentationFiles.Kind.TABLE));
  }

  /** Returns the number of values up to which an image shares the memory with another one. */
  private static long largestBeside() {
    return Math.min(LARGEST_BESIDE, Runtime.getRuntime().maxMemory() / BYTES_A_VALUE);
  }

  private Map<String, String> where() {
    Map<String, String> where = new TreeMap<>();
    if (frame > 0) {
      where.put("frame", Integer.toString(frame));
    }
    if (slice > 0) {
      where.put("slice", Integer.toString(slice));
    }
    return where;
  }

  /** Returns whether the tables tell which series of a file failed. */
  boolean hasFailedInPart(Path file) {
    return failedInPart.contains(file);
  }

  /** Returns how many images were left as they are. */
  int skipped() {
    return skipped;
  }

  /** Returns files of earlier runs beside replaced labels, see {@link SegmentationFiles#old}. */
  List<Path> old() {
    return List.copyOf(old);
  }
}
