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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import morula.dataset.LabelKind;
import morula.evaluation.Evaluation;
import morula.evaluation.Overlaps;
import morula.image.Image;
import morula.image.Labels;
import morula.model.ModelPackage;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticGenerator;
import morula.synthetic.SyntheticNuclei;
import morula.synthetic.SyntheticSample;
import morula.torchscript.Precision;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models that come with Morula. */
@Tag("slow")
class ShippedModelTest {
  private static final Path MODELS = Path.of("update-site/models");

  /** Nuclei in clusters, whose bounding boxes overlap by up to a fifth; the truth is known. */
  @Test
  void touchingNucleiAreNotMerged() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    Evaluation evaluation = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .withModel(MODELS.resolve("nuclei.zip").toString())
            .withDevice("cpu")
            .withPrecision(Optional.of(Precision.FP32));
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE)) {
      for (int i = 0; i < 3; i++) {
        SyntheticSample sample = SyntheticGenerator.nuclei(256, 0.2).draw("touching", random);
        try (Segmentation found = segmenter.segment(sample.image(), Progress.NONE)) {
          evaluation.add(sample.labels(), found.labels());
        }
      }
    }
    assertTrue(evaluation.pooled().trueCount() > 20, "nuclei were drawn");
    assertEquals(0, evaluation.pooled().merges());
    assertTrue(evaluation.pooled().accuracy(0.5) > 0.9, evaluation.pooled().accuracy(0.5) + "");
  }

  /** Small ones left and large ones right: no single size suits both. */
  @Test
  void nucleiMayBeOfAnotherSizeInSomeRegions() throws IOException {
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .withModel(MODELS.resolve("nuclei.zip").toString())
            .withDevice("cpu")
            .withPrecision(Optional.of(Precision.FP32));
    Evaluation left = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    Evaluation right = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    for (int seed = 1; seed <= 3; seed++) {
      SyntheticSample small =
          SyntheticNuclei.draw("s", NucleiParameters.plane(384, 512).withNuclei(6, 0.2), seed);
      SyntheticSample large =
          SyntheticNuclei.draw("l", NucleiParameters.plane(384, 512).withNuclei(28, 0.2), seed + 1);
      Image both =
          new Image("both", beside(small.image(), large.image()), small.image().calibration());
      List<String> said = new ArrayList<>();
      try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE);
          Segmentation result = segmenter.segment(both, TestProgress.telling(said::add))) {
        assertTrue(said.toString().contains("regions again at another scale"), said + "");
        add(left, small, result.labels(), 0);
        add(right, large, result.labels(), 384);
      }
    }
    for (Evaluation evaluation : List.of(left, right)) {
      double accuracy = evaluation.pooled().accuracy(0.5);
      assertTrue(accuracy > 0.8, accuracy + (evaluation == left ? " for small" : " for large"));
    }
  }

  /** Adds a sample that was found from a column on. */
  private static void add(
      Evaluation evaluation, SyntheticSample sample, Labels found, long column) {
    evaluation.add(
        sample.image().name(),
        sample.labels().plane(0, 0),
        Views.zeroMin(
            Views.interval(found.plane(0, 0), Intervals.createMinSize(column, 0, 384, 512))));
  }

  private static RandomAccessibleInterval<FloatType> beside(Image left, Image right) {
    return Views.concatenate(0, floats(left), floats(right));
  }

  private static RandomAccessibleInterval<FloatType> floats(Image image) {
    return Converters.convertRAI(
        image.pixels(), (in, out) -> out.setReal(in.getRealDouble()), new FloatType());
  }

  @ParameterizedTest
  @CsvSource({"nuclei, CC0-1.0", "nuclei-histology, CC0-1.0", "cells-phase, MIT"})
  void theyAreWhatTheirFilesSay(String name, String licence) throws IOException {
    try (ModelPackage model = ModelPackage.open(MODELS.resolve(name + ".zip"))) {
      assertEquals(name, model.description().about().name());
      assertEquals(licence, model.description().about().licence().orElseThrow());
      assertTrue(model.record().isPresent());
    }
  }
}
