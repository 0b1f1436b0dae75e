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

package morula.sizes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import morula.engine.Predictor;
import morula.image.FittedNormalization;
import morula.image.Normalization;
import morula.inference.TiledPredictor;
import morula.instances.DistanceHead;
import morula.progress.Progress;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a network that is always right about what is bright, at any magnification. */
class DiameterEstimateTest {
  private static final double LEARNED = 28;

  @ParameterizedTest
  @CsvSource({"256, 10", "256, 28", "300, 60", "800, 12", "800, 90", "2500, 25", "2500, 200"})
  void findsTheDiameterOfDiscs(int side, double diameter) throws IOException {
    OptionalDouble found = estimate(discs(side, diameter));
    assertEquals(diameter, found.orElseThrow(), 0.1 * diameter + 0.5);
  }

  @ParameterizedTest
  @CsvSource({"8,8", "16,8", "1,9", "9,1", "2,3", "3,2", "1,1", "5,40"})
  void windowsAreAllOverTheGrid(long columns, long rows) {
    List<Long> windows = DiameterEstimate.spread(columns, rows);
    assertEquals(windows.size(), new HashSet<>(windows).size());
    assertTrue(windows.size() <= 4 && windows.size() >= Math.min(2, columns * rows));
    if (columns > 1) {
      assertTrue(windows.stream().map(w -> w % columns).distinct().count() > 1, windows + "");
    }
    if (rows > 1) {
      assertTrue(windows.stream().map(w -> w / columns).distinct().count() > 1, windows + "");
    }
    windows.forEach(w -> assertTrue(w < columns * rows, windows + ""));
  }

  @Test
  void ofAnEmptyPlaneItKnowsNothing() throws IOException {
    assertTrue(estimate(ArrayImgs.floats(300, 200, 1)).isEmpty());
  }

  /** An embryo is one object from afar; from nearby its nuclei seem the smaller the nearer. */
  @Test
  void theSurestLookCountsWhereSizesDrift() throws IOException {
    int side = 320;
    double diameter = 18;
    Predictor drifting =
        input -> {
          int width = (int) input.dimension(0);
          if (width < 200) {
            return unsure(BrightDiscs.predict(BrightDiscs.draw(width, 0.8 * width, width)), 0.75f);
          }
          double magnification = (double) width / side;
          if (magnification < 1.3) {
            return unsure(BrightDiscs.predict(input), 0.9f);
          }
          double seen = diameter * magnification;
          return unsure(BrightDiscs.predict(BrightDiscs.draw(width, 0.7 * seen, 3 * seen)), 0.8f);
        };
    assertEquals(diameter, estimate(discs(side, diameter), drifting).orElseThrow(), 0.1 * diameter);
  }

  private static OptionalDouble estimate(ArrayImg<FloatType, FloatArray> plane) throws IOException {
    return estimate(plane, BrightDiscs::predict);
  }

  private static OptionalDouble estimate(ArrayImg<FloatType, FloatArray> plane, Predictor network)
      throws IOException {
    TiledPredictor predictor =
        new TiledPredictor(network, 3, new int[] {1, 1}, new int[] {0, 0}, 4096);
    FittedNormalization asItIs = Normalization.fit(plane, 2, List.of());
    double found =
        new DiameterEstimate(predictor, new DistanceHead(), LEARNED, prediction -> {})
            .of(plane, asItIs, Progress.NONE)
            .diameter();
    return Double.isNaN(found) ? OptionalDouble.empty() : OptionalDouble.of(found);
  }

  private static ArrayImg<FloatType, FloatArray> unsure(
      ArrayImg<FloatType, FloatArray> prediction, float sure) {
    prediction.forEach(value -> value.mul(sure));
    return prediction;
  }

  /** Discs on a grid, three diameters apart. */
  private static ArrayImg<FloatType, FloatArray> discs(int side, double diameter) {
    return BrightDiscs.draw(side, diameter, 3 * diameter);
  }
}
