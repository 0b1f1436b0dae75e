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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import morula.fiji.SegmentationFiles;
import morula.io.ImageFiles;
import morula.keys.ErrorLine;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Subject;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;

/** Segments many files, their series and frames; a file that fails does not stop the others. */
public final class FileSegmentation {
  private static final String WHAT = "Segmenting files";

  private final List<Path> files;

  /** Folders into which nobody could look; what they hold is not done. */
  private final List<Path> unreadable = new ArrayList<>();

  private final int series;
  private final int frame;
  private final int slice;

  /**
   * Finds the files.
   *
   * @param input file, folder or glob
   * @param series from 1, 0 for all
   * @param frame from 1, 0 for all
   * @param slice from 1, 0 for all
   * @param output folder of the results
   * @param progress gets a message about files that are left out
   * @throws InvalidRequestException if there is no image, or two would write the same files
   * @throws IOException if the folder of the input cannot be read
   */
  public FileSegmentation(
      String input, int series, int frame, int slice, Path output, Progress progress)
      throws IOException {
    this.slice = slice;
    this.series = series;
    this.frame = frame;
    files = InputFiles.of(input, output, unreadable::add, progress);
    unreadable.forEach(
        folder ->
            progress.message(
                "Could not look into " + folder + ": it cannot be read; check its permissions"));
  }

  /**
   * Segments every file.
   *
   * @throws InvalidRequestException after the last of several files, if none could be segmented
   *     because of what was asked for
   * @throws RuntimeException after the last file, if some of several files failed
   */
  public void run(SegmentationSettings settings, SegmentationFiles output, Progress progress)
      throws IOException {
    run(settings, output, false, progress);
  }

  /**
   * Segments every file, as {@link #run(SegmentationSettings, SegmentationFiles, Progress)}; of
   * more than one image, {@code summary.csv} and {@code objects.csv} are written too, whatever
   * comes in between.
   *
   * @param skipDone whether images that are done are left as they are, see {@link
   *     SegmentationFiles#done}
   */
  public void run(
      SegmentationSettings settings, SegmentationFiles output, boolean skipDone, Progress progress)
      throws IOException {
    RunTables tables = new RunTables();
    try {
      run(settings, output, skipDone, tables, progress);
    } catch (Throwable e) {
      try {
        write(tables, output.folder());
      } catch (IOException | RuntimeException also) { // what came first is what the run ends with
        progress.message("The tables of all images are not written: " + ErrorLine.reason(also));
      }
      throw e;
    }
    write(tables, output.folder());
  }

  private void write(RunTables tables, Path folder) throws IOException {
    if (tables.size() > 0 && (files.size() > 1 || tables.size() > 1)) {
      tables.write(folder);
    }
  }

  private void run(
      SegmentationSettings settings,
      SegmentationFiles output,
      boolean skipDone,
      RunTables tables,
      Progress progress)
      throws IOException {
    Failures failures = new Failures("files", progress);
    int skipped;
    List<Path> old = new ArrayList<>();
    // remarks about the model belong to the file that is segmented first
    AtomicReference<Progress> current = new AtomicReference<>(progress);
    Progress remarks = progress.withMessages(line -> current.get().message(line));
    try (Warnings warnings = new Warnings(output.folder());
        Segmenter segmenter = Segmenter.open(settings, remarks)) {
      FileSegmenter single =
          new FileSegmenter(segmenter, output, warnings, series, frame, slice, tables, skipDone);
      if (files.size() == 1) {
        Turn turn = new Turn();
        turn.come();
        progress.checkCancelled();
        Subject.doing(files.get(0), () -> single.segment(files.get(0), turn, progress));
      } else {
        Overlap.run(
            files.size(), new ManyFiles(single, current, failures, tables, progress), progress);
      }
      old.addAll(single.old());
      skipped = single.skipped();
    }
    Optional<InvalidRequestException> refusal = failures.refusalOf(files.size());
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    if (!old.isEmpty()) {
      progress.message(
          String.format(
              Locale.ROOT,
              "%s of an earlier run, such as %s, may not match the new labels",
              Count.of(old.size(), "file"),
              old.get(0)));
    }
    if (skipped > 0) {
      progress.message(
          Count.of(skipped, "image") + " left as before, done with the same model and keys");
    }
    progress.message(
        String.format(
            Locale.ROOT,
            skipped == 0 ? "Segmented %d of %d files into %s" : "%d of %d files are done in %s",
            files.size() - failures.count(),
            files.size(),
            output.folder()));
    if (failures.count() > 0) {
      throw new UncheckedIOException(
          new IOException(
              failures.count()
                  + " of "
                  + files.size()
                  + " files failed; the lines above give the reasons"));
    }
    if (!unreadable.isEmpty()) {
      throw new UncheckedIOException(
          new IOException(
              Count.of(unreadable.size(), "folder")
                  + " could not be read; the lines above name what is not done"));
    }
  }

  /** The work on many files, two at a time. */
  private final class ManyFiles implements Overlap.Work {
    private final FileSegmenter single;
    private final AtomicReference<Progress> current;
    private final Failures failures;
    private final RunTables tables;
    private final Progress progress;

    ManyFiles(
        FileSegmenter single,
        AtomicReference<Progress> current,
        Failures failures,
        RunTables tables,
        Progress progress) {
      this.single = single;
      this.current = current;
      this.failures = failures;
      this.tables = tables;
      this.progress = progress;
    }

    @Override
    public void begin(int index, Turn turn) throws IOException {
      Path file = files.get(index);
      current.set(turn.of(progress));
      Progress within = turn.of(new OneOfMany(failures.progress(), index, files.size()));
      Subject.doing(file, () -> single.segment(file, turn, within));
    }

    @Override
    public void end(int index, Optional<Throwable> failure) throws IOException {
      if (failure.isEmpty() || failure.get() instanceof CancellationException) {
        failures.tell();
      }
      if (failure.isPresent()) {
        Throwable thrown = failure.get();
        if (Stopping.isMeantBy(thrown)) {
          throw Overlap.<IOException>unchanged(thrown);
        }
        Path file = files.get(index);
        if (!single.hasFailedInPart(file)) {
          tables.addFailed(ImageFiles.stem(file), thrown);
        }
        failures.add(
            file,
            thrown,
            List.of(file.toString(), file.getFileName().toString(), ImageFiles.stem(file)));
      }
      if (index + 1 < files.size()) {
        failures.progress().update(index + 1, files.size(), WHAT);
      }
    }
  }

  /** The progress of one file among many: its own steps are shown as the number of files done. */
  private record OneOfMany(Progress all, int done, int total) implements Progress {
    @Override
    public void message(String line) {
      all.message(line);
    }

    @Override
    public void update(long doneWithin, long totalWithin, String what) {
      all.update(done, total, WHAT);
    }

    @Override
    public boolean isCancelled() {
      return all.isCancelled();
    }
  }
}
