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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.fiji.LabelMeasurement;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.image.StackPart;
import morula.io.ImageSource;
import morula.io.LabelCanvas;
import morula.io.LabelFiles;
import morula.io.Pairing;
import morula.keys.ErrorLine;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Subject;

/** Measures the objects of label images in files; a file that fails does not stop the others. */
public final class FileMeasurement {
  private FileMeasurement() {}

  /**
   * Writes {@code NAME_objects.csv} for each image that has labels.
   *
   * @param images file, folder or glob; the first series of each file is measured
   * @param labels file, folder or glob, paired by name
   * @param output folder of the tables
   * @throws InvalidRequestException if nothing can be paired, or the only pair makes no sense
   * @throws IOException if a folder cannot be listed
   * @throws RuntimeException after the last file, if some of several failed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static void run(String images, String labels, Path output, Progress progress)
      throws IOException {
    Pairing found = Pairing.find(images, "images", labels, "labels");
    if (found.pairs().isEmpty()) {
      throw found.tooFew("images", "labels");
    }
    int left = found.unpairedImages().size();
    if (left > 0) {
      progress.message("Left out " + Count.of(left, "image") + " without labels");
    }
    Map<String, Pairing.Pair> pairs = found.byName("images");
    int done = 0;
    int failed = 0;
    for (Map.Entry<String, Pairing.Pair> entry : pairs.entrySet()) {
      progress.checkCancelled();
      progress.update(done + failed, pairs.size(), "Measuring objects");
      Pairing.Pair pair = entry.getValue();
      Path table = output.resolve(entry.getKey() + "_objects.csv");
      try {
        Subject.doing(pair.labels(), () -> measure(pair, table, progress));
        done++;
      } catch (IOException | RuntimeException | Error e) {
        if (pairs.size() == 1 || Stopping.isMeantBy(e)) {
          throw e;
        }
        failed++;
        progress.message("Could not measure " + pair.image() + ": " + ErrorLine.reason(e));
      }
    }
    progress.message(
        String.format(Locale.ROOT, "Measured %d of %d images into %s", done, pairs.size(), output));
    if (failed > 0) {
      throw new UncheckedIOException(
          new IOException(
              String.format(
                  Locale.ROOT,
                  "%d of %d files failed; the lines above give the reasons",
                  failed,
                  pairs.size())));
    }
  }

  private static void measure(Pairing.Pair pair, Path table, Progress progress) throws IOException {
    try (ImageSource source = ImageSource.open(pair.image())) {
      Image image = source.series(0);
      Labels read = LabelFiles.read(pair.labels(), LabelCanvas.of(image, source.isColor(0)));
      Optional<StackPart> part =
          LabelFiles.part(pair.labels(), read, image.size(Axis.Z), image.size(Axis.TIME));
      LabelMeasurement.write(read, image, part, table, progress);
    }
  }
}
