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

package morula.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import morula.fiji.LabelRois;
import morula.fiji.SegmentationFiles;
import morula.image.Image;
import morula.io.ImageSource;
import morula.pictures.LabelColoring;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.Segmenter;

/** The whole job: from files to label images and ROIs on the disk, with a model that is loaded. */
final class SegmentJob {
  private final Segmenter segmenter;
  private final Path output;

  /**
   * @param output folder that gets {@code NAME_labels.tif} and {@code NAME_rois.zip}
   */
  SegmentJob(Segmenter segmenter, Path output) {
    this.segmenter = segmenter;
    this.output = output;
  }

  /**
   * Segments all series of the files.
   *
   * @return the number of objects
   * @throws IOException if a file cannot be read or written
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  long run(List<Path> files, Progress progress) throws IOException {
    SegmentationFiles written =
        new SegmentationFiles(output, 0, Set.of(SegmentationFiles.Kind.ROIS));
    Progress quiet = Progress.silent(progress::isCancelled);
    long objects = 0;
    for (Path file : files) {
      try (ImageSource source = ImageSource.open(file)) {
        for (int s = 0; s < source.seriesCount(); s++) {
          Image image = source.series(s);
          LabelRois.Stack stack = LabelRois.Stack.of(image, source.isColor(s), 0, 0);
          try (Segmentation result = segmenter.segment(image, source.hasColors(s), quiet)) {
            written.write(
                image, result, Map.of(), stack, () -> LabelColoring.of(result.labels()), quiet);
            objects += result.objects().orElse(0);
          }
        }
      }
    }
    return objects;
  }
}
