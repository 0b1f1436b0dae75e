package morula.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import morula.fiji.ErrorLine;
import morula.fiji.Frames;
import morula.fiji.SegmentationFiles;
import morula.image.Image;
import morula.io.ImageFiles;
import morula.io.ImageSource;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.workflow.SegmentationSettings;
import morula.workflow.Segmenter;

/** Goes through files, their series and what of them is wanted; one bad file does not stop all. */
final class FileSegmentation {
  private final List<Path> files;
  private final int series;
  private final int frame;

  /**
   * @param input file, folder or glob
   * @param series from 1, 0 for all
   * @param frame from 1, 0 for all
   * @throws InvalidRequestException if there is no image, or two would write the same files
   */
  FileSegmentation(String input, int series, int frame) throws IOException {
    files = ImageFiles.resolve(input, "input");
    this.series = series;
    this.frame = frame;
    Map<String, Path> byName = new HashMap<>();
    for (Path file : files) {
      Path other = byName.put(ImageFiles.stem(file), file);
      if (other != null) {
        throw new InvalidRequestException(
            other + " and " + file + " have the same name: segment them into different folders");
      }
    }
  }

  /**
   * Segments every file.
   *
   * @throws RuntimeException after the last file, if some of several files failed
   */
  void run(SegmentationSettings settings, SegmentationFiles output, Progress progress)
      throws IOException {
    List<Path> failed = new ArrayList<>();
    try (Segmenter segmenter = Segmenter.open(settings, progress)) {
      for (int i = 0; i < files.size(); i++) {
        Path file = files.get(i);
        progress.checkCancelled();
        progress.update(i, files.size(), "Segmenting " + file.getFileName());
        try {
          segment(file, segmenter, output, progress);
        } catch (CancellationException e) {
          throw e;
        } catch (IOException | RuntimeException e) {
          if (files.size() == 1) {
            throw e;
          }
          failed.add(file);
          progress.message("Skipped " + file + ": " + ErrorLine.of(e));
        }
      }
    }
    progress.message(
        "Segmented "
            + (files.size() - failed.size())
            + " of "
            + files.size()
            + " files into "
            + output.folder());
    if (!failed.isEmpty()) {
      throw new UncheckedIOException(
          new IOException(failed.size() + " of " + files.size() + " files failed; see above"));
    }
  }

  private void segment(Path file, Segmenter segmenter, SegmentationFiles output, Progress progress)
      throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      int first = series == 0 ? 0 : series - 1;
      int last = series == 0 ? source.seriesCount() - 1 : series - 1;
      for (int s = first; s <= last; s++) {
        Image image = Frames.select(source.series(s), frame);
        output.write(image, segmenter.segment(image, progress), progress);
      }
    }
  }
}
