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

package morula.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import morula.dataset.LabelKind;
import morula.io.WholeFile;

/**
 * The results of an evaluation.
 *
 * @param meaning the meaning of the label values
 * @param images scores of each image, in the order they were added
 * @param pooled object scores computed from the summed counts of all images
 * @param confusion pixels of all images by class
 * @param separateSlices whether the slices of stacks were compared separately
 */
public record EvaluationReport(
    LabelKind meaning,
    List<ImageScores> images,
    Scores pooled,
    ConfusionMatrix confusion,
    boolean separateSlices) {

  /**
   * Returns the images with the lowest scores, worst first; images with equal scores in their
   * order. The score is the mean accuracy over the thresholds, or the mean IoU of the classes for
   * semantic labels.
   *
   * @param count largest number of images
   */
  public List<ImageScores> worst(int count) {
    Comparator<ImageScores> byScore =
        Comparator.comparingDouble(
            image -> meaning.isClasses() ? image.meanIou() : image.scores().meanAccuracy());
    return images.stream().sorted(byScore).limit(count).toList();
  }

  /**
   * Writes {@code metrics.json} and {@code metrics.csv}, each completely or not at all.
   *
   * @param folder folder to write to; created if it is missing
   * @throws IOException if writing fails; the message names the file
   */
  public void write(Path folder) throws IOException {
    WholeFile.write(
        folder.resolve("metrics.json"),
        partial -> Files.writeString(partial, MetricsJson.of(this)));
    WholeFile.write(
        folder.resolve("metrics.csv"), partial -> Files.writeString(partial, MetricsCsv.of(this)));
  }
}
