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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import morula.engine.Predictor;
import morula.patches.TrainingImage;
import morula.patches.TrainingImages;
import morula.progress.Progress;
import morula.training.Validation;
import morula.training.ValidationScores;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class TrainingScoresTest {

  private record Fixed(double score, double iou) implements Validation {
    @Override
    public String scoreName() {
      return "mean IoU";
    }

    @Override
    public ValidationScores scores(Predictor network, Progress progress) {
      return new ValidationScores(score, Map.of("IoU class 1", iou));
    }
  }

  @Test
  void validationChoosesAndTrainingImagesStandBeside() {
    TrainingScores both = new TrainingScores(new Fixed(0.5, 0.4), new Fixed(0.9, 0.8));
    ValidationScores scores = both.scores(null, Progress.NONE);
    assertEquals("mean IoU", both.scoreName());
    assertEquals(0.5, scores.score());
    Map<String, Double> further = new LinkedHashMap<>();
    further.put("IoU class 1", 0.4);
    further.put("training mean IoU", 0.9);
    further.put("training IoU class 1", 0.8);
    assertEquals(further, scores.further());
    assertEquals(List.copyOf(further.keySet()), List.copyOf(scores.further().keySet()));
  }

  @Test
  void imagesAreFromAllOverTheSet() {
    TrainingImages images =
        TrainingImages.generated(
            10,
            i -> new TrainingImage("image " + i, ArrayImgs.floats(4, 4, 1), ArrayImgs.ints(4, 4)));
    assertEquals(
        List.of("image 0", "image 3", "image 6"),
        images.sample(3).stream().map(TrainingImage::name).toList());
    assertEquals(
        IntStream.range(0, 10).mapToObj(i -> "image " + i).toList(),
        images.sample(1000).stream().map(TrainingImage::name).toList());
  }
}
