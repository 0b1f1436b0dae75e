package morula.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import morula.fiji.LabelRois;
import morula.fiji.SegmentationFiles;
import morula.image.Frames;
import morula.image.Image;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.ImageSource;
import morula.keys.ErrorLine;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;

/** Goes through files, their series and what of them is wanted; one bad file does not stop all. */
public final class FileSegmentation {
  private static final String WHAT = "Segmenting files";

  /** The stem of what a run leaves: of NAME, or of a series or frame of it. */
  private static final Pattern RESULT =
      Pattern.compile("((.+?)(?:_s[0-9]+)?(?:_t[0-9]+)?)_(?:labels|overlay)");

  private final List<Path> files;
  private final Warnings warnings = new Warnings();

  /** Names of the images whose files this run writes. */
  private final Set<String> written = new HashSet<>();

  /** What earlier runs left beside labels that this run replaced. */
  private final List<Path> old = new ArrayList<>();

  private final int series;
  private final int frame;

  /**
   * @param input file, folder or glob
   * @param series from 1, 0 for all
   * @param frame from 1, 0 for all
   * @param output folder that will be written to; what an earlier run left there is no input
   * @param progress told what is left out
   * @throws InvalidRequestException if there is no image, or two would write the same files
   */
  public FileSegmentation(String input, int series, int frame, Path output, Progress progress)
      throws IOException {
    this.series = series;
    this.frame = frame;
    files = withoutResults(ImageFiles.resolve(input, "input"), output, progress);
    Map<String, Path> byName = new HashMap<>();
    for (Path file : files) {
      Path other = byName.put(ImageFiles.stem(file), file);
      if (other != null) {
        throw new InvalidRequestException(
            other + " and " + file + " have the same name: segment them into different folders");
      }
    }
  }

  /** Leaves out the label images and pictures of other files among {@code found}. */
  private static List<Path> withoutResults(List<Path> found, Path output, Progress progress)
      throws IOException {
    Set<String> names = found.stream().map(ImageFiles::stem).collect(Collectors.toSet());
    List<Path> kept = new ArrayList<>();
    for (Path file : found) {
      Matcher result = RESULT.matcher(ImageFiles.stem(file));
      Path folder = file.toAbsolutePath().getParent();
      boolean written =
          result.matches()
              && (names.contains(result.group(1)) || names.contains(result.group(2)))
              && Files.isDirectory(output)
              && Files.isSameFile(folder, output);
      if (!written) {
        kept.add(file);
      }
    }
    if (kept.size() < found.size()) {
      progress.message(
          String.format(
              Locale.ROOT,
              "Left out %d files in %s whose names NAME_labels and NAME_overlay are those of results",
              found.size() - kept.size(),
              output));
    }
    return kept;
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
    int failed = 0;
    int refused = 0;
    try (Segmenter segmenter = Segmenter.open(settings, progress)) {
      for (int i = 0; i < files.size(); i++) {
        Path file = files.get(i);
        progress.checkCancelled();
        Progress within = files.size() == 1 ? progress : new OneOfMany(progress, i, files.size());
        try {
          segment(file, segmenter, output, within);
        } catch (CancellationException e) {
          throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
          if (files.size() == 1) {
            throw e;
          }
          failed++;
          refused += ErrorLine.unwrap(e) instanceof InvalidRequestException ? 1 : 0;
          progress.message("Skipped " + file + ": " + ErrorLine.of(e));
        }
      }
    } finally {
      warnings.write(output.folder()); // also of a run that was stopped
    }
    if (!old.isEmpty()) {
      progress.message(
          String.format(
              Locale.ROOT,
              "%d files, such as %s, are of an earlier run and may not fit the new labels",
              old.size(),
              old.get(0)));
    }
    progress.message(
        String.format(
            Locale.ROOT,
            "Segmented %d of %d files into %s",
            files.size() - failed,
            files.size(),
            output.folder()));
    if (refused > 0 && refused == files.size()) {
      throw new InvalidRequestException("None of the files can be segmented so; see above");
    }
    if (failed > 0) {
      throw new UncheckedIOException(
          new IOException(failed + " of " + files.size() + " files failed; see above"));
    }
  }

  private void segment(Path file, Segmenter segmenter, SegmentationFiles output, Progress progress)
      throws IOException {
    progress.update(0, 0, "Reading " + file.getFileName());
    try (ImageSource source = ImageSource.open(file)) {
      int first = series == 0 ? 0 : series - 1;
      int last = series == 0 ? source.seriesCount() - 1 : series - 1;
      for (int s = first; s <= last; s++) {
        Frames.select(source.series(s), frame); // refused before anything is written
      }
      List<Throwable> failures = new ArrayList<>();
      for (int s = first; s <= last; s++) {
        try {
          segment(source, s, segmenter, output, progress);
        } catch (CancellationException e) {
          throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
          if (first == last) {
            throw e;
          }
          failures.add(ErrorLine.unwrap(e));
          progress.message("Skipped " + source.series(s).name() + ": " + ErrorLine.of(e));
        }
      }
      if (!failures.isEmpty()) {
        throw failure(failures, last - first + 1);
      }
    }
  }

  /** A request that makes no sense for any series is one; otherwise something went wrong. */
  private static RuntimeException failure(List<Throwable> failures, int series) {
    String line = failures.size() + " of " + series + " series failed; see above";
    boolean refused =
        failures.size() == series
            && failures.stream().allMatch(InvalidRequestException.class::isInstance);
    return refused
        ? new InvalidRequestException(line)
        : new UncheckedIOException(new IOException(line));
  }

  private void segment(
      ImageSource source, int s, Segmenter segmenter, SegmentationFiles output, Progress progress)
      throws IOException {
    Image whole = source.series(s);
    Image image = Frames.select(whole, frame);
    String name = image.name();
    if (!written.add(name)) {
      throw new InvalidRequestException(
          name
              + "_labels.tif was written for another image already: segment them into different folders");
    }
    output.checkReplaceable(name);
    LabelRois.Stack stack = LabelRois.Stack.of(whole, source.isColor(s), frame);
    Labels labels = segmenter.segment(image, source.hasColors(s), progress);
    output.write(image, labels, segmenter.scores(), stack, progress);
    old.addAll(output.old(name));
    segmenter.warnings().forEach(w -> progress.message("Warning: " + name + ": " + w));
    warnings.add(name, segmenter.warnings());
  }

  /** Says of the steps within a file only that of the files so many are done. */
  private record OneOfMany(Progress all, int done, int total) implements Progress {
    OneOfMany {
      all.update(done, total, WHAT);
    }

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
