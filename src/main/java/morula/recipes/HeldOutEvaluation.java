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

package morula.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import morula.dataset.LabelContents;
import morula.dataset.LabelKind;
import morula.dataset.LabelStatistics;
import morula.evaluation.Evaluation;
import morula.evaluation.Scores;
import morula.evaluation.Slices;
import morula.image.Image;
import morula.image.Labels;
import morula.image.Resize;
import morula.io.WholeFile;
import morula.learning.DataSource;
import morula.learning.ReadPair;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import net.imglib2.img.array.ArrayImgs;

/**
 * Evaluates a model on held-out images, which were used neither for training nor to select the
 * epoch and the thresholds. They are segmented as by the command {@code segment}.
 */
final class HeldOutEvaluation {
  private static final String FILE = "unseen.csv";
  private static final double IOU = 0.5;

  private final List<ListedImages.Member> members;
  private final List<Double> scales;
  private final DataSource source;
  private final Progress progress;

  /**
   * Prepares an evaluation.
   *
   * @param members held-out images
   * @param scales factors of size at which the images are evaluated, besides 1
   * @param source of the images, which are those of the folders of the training
   */
  HeldOutEvaluation(
      List<ListedImages.Member> members,
      List<Double> scales,
      DataSource source,
      Progress progress) {
    this.members = members;
    this.scales = new ArrayList<>(List.of(1.0));
    this.scales.addAll(scales);
    this.source = source;
    this.progress = progress;
  }

  /**
   * Evaluates a model and writes the scores to {@code unseen.csv} beside the model; if the file
   * exists, the scores are read from it.
   *
   * @param settings the settings with which the model was trained
   * @throws morula.progress.InvalidRequestException if an image is missing
   * @throws IOException if a file cannot be read or written
   */
  List<HeldOutImage> evaluate(TrainingSettings settings) throws IOException {
    Path file = settings.model().resolveSibling(FILE);
    if (Files.exists(file)) {
      String csv = Files.readString(file);
      try {
        return HeldOutImage.parse(csv);
      } catch (IOException e) {
        throw new IOException(
            file + " is damaged; delete it and run the recipe again with resume=true", e);
      }
    }
    LabelContents contents = contents(settings);
    LabelKind meaning = contents.kind();
    int ignored = settings.get(TrainingSettings.IGNORE_LABEL);
    SegmentationSettings segmentation =
        SegmentationSettings.defaults()
            .withModel(settings.model().toString())
            .withDevice(settings.get(TrainingSettings.DEVICE));
    List<HeldOutImage> images = new ArrayList<>();
    try (Segmenter segmenter = Segmenter.open(segmentation, progress)) {
      for (int i = 0; i < members.size(); i++) {
        ReadPair pair = source.pair(settings, members.get(i).name(), progress);
        Labels labels = contents.read(members.get(i).name(), pair.labels(), ignored);
        // what is found is not joined across slices
        Labels truth = meaning.truth(Slices.asFrames(labels), ignored);
        for (double scale : scales) {
          progress.checkCancelled();
          progress.update(
              images.size(),
              (long) members.size() * scales.size(),
              "Evaluating on held-out images");
          Evaluation evaluation = new Evaluation(meaning, meaning.ignored(ignored));
          images.add(evaluate(members.get(i), pair.image(), truth, scale, segmenter, evaluation));
        }
      }
    }
    WholeFile.write(file, partial -> Files.writeString(partial, HeldOutImage.csv(images)));
    return images;
  }

  /** Returns what the labels hold; masks become objects as in training. */
  private LabelContents contents(TrainingSettings settings) throws IOException {
    Set<String> names = Set.copyOf(source.names(settings, progress));
    for (ListedImages.Member member : members) {
      if (!names.contains(member.name())) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "images: the held-out image %s is missing; give the images of the first run",
                member.name()));
      }
    }
    Map<String, LabelStatistics> images = new LinkedHashMap<>();
    for (ListedImages.Member member : members) {
      ReadPair pair = source.pair(settings, member.name(), progress);
      images.put(
          member.name(),
          LabelStatistics.of(
              pair.labels(), settings.get(TrainingSettings.IGNORE_LABEL), pair.jpeg()));
    }
    return LabelContents.of(images, LabelKind.OBJECTS, "labels");
  }

  private static HeldOutImage evaluate(
      ListedImages.Member member,
      Image image,
      Labels truth,
      double scale,
      Segmenter segmenter,
      Evaluation evaluation)
      throws IOException {
    Image seen = image;
    Labels expected = truth;
    if (scale != 1) {
      int width = scaled(truth.pixels().dimension(0), scale);
      int height = scaled(truth.pixels().dimension(1), scale);
      seen =
          new Image(
              image.name(), Resize.linear(image.pixels(), width, height), image.calibration());
      expected = resized(truth, width, height);
    }
    Scores scores;
    OptionalDouble doubt;
    try (Segmentation result = segmenter.segment(seen, Progress.NONE)) {
      scores = evaluation.add(expected, Slices.asFrames(result.labels()));
      doubt = result.doubt();
    }
    return new HeldOutImage(
        member.name(),
        member.group(),
        scale,
        scores.trueCount(),
        scores.predictedCount(),
        scores.truePositives(IOU),
        scores.accuracy(IOU),
        scores.meanAccuracy(),
        doubt,
        scores.sizeRatio());
  }

  /** Resizes labels of one slice in each frame. */
  private static Labels resized(Labels labels, int width, int height) {
    Labels target =
        new Labels(
            labels.name(), ArrayImgs.ints(width, height, 1, labels.frames()), labels.calibration());
    for (long frame = 0; frame < labels.frames(); frame++) {
      Resize.nearest(labels.plane(0, frame), target.plane(0, frame));
    }
    return target;
  }

  private static int scaled(long size, double scale) {
    return (int) Math.max(1, Math.round(size * scale));
  }
}
