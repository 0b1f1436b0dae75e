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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import morula.model.DoubtScale;
import morula.model.DoubtScale.Usual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentationDoubtTest {
  private static final DoubtScale SCALE =
      new DoubtScale(
          50,
          Map.of(
              "edges", new Usual(4, 0.5),
              "touching", new Usual(0.1, 0.1),
              "texture", new Usual(0.2, 0.1),
              "left_out", new Usual(-4, 1)));

  private static SegmentationDoubt of(Map<DoubtSign, Double> signs) {
    SegmentationDoubt doubt = new SegmentationDoubt();
    doubt.add(signs);
    return doubt;
  }

  @ParameterizedTest
  @CsvSource({
    "4, 0.1, 0", // as the validation images
    "9, 0, 0", // better than they
    "2.5, 0.1, 0.25", // no edges
    "-9, 0.1, 0.25", // farther than counts
    "4, 0.25, 0.125",
    "2.5, 0.4, 0.5",
  })
  void doubtIsTheMeanDistanceOnTheDoubtfulSide(double edges, double touching, double expected) {
    SegmentationDoubt doubt =
        of(
            Map.of(
                DoubtSign.EDGES, edges,
                DoubtSign.TOUCHING, touching,
                DoubtSign.TEXTURE, 0.2,
                DoubtSign.LEFT_OUT, -9.,
                DoubtSign.SCORES, 0.));
    assertEquals(expected, doubt.doubt(SCALE).orElseThrow(), 1e-9);
    assertEquals(expected > SegmentationDoubt.LIMIT, doubt.warning(SCALE).isPresent());
  }

  private static Map<DoubtSign, Double> signs(double edges, double touching, double texture) {
    return Map.of(
        DoubtSign.EDGES, edges,
        DoubtSign.TOUCHING, touching,
        DoubtSign.TEXTURE, texture,
        DoubtSign.LEFT_OUT, -4.);
  }

  @Test
  void theWarningNamesTheStrongestTwoSignsFirst() {
    String warning = of(signs(1, 0.35, 0.3)).warning(SCALE).orElseThrow();
    assertTrue(warning.contains("doubtful (0.54;"), warning);
    assertTrue(
        warning.indexOf(DoubtSign.EDGES.finding()) < warning.indexOf(DoubtSign.TOUCHING.finding()),
        warning);
    assertFalse(warning.contains(DoubtSign.TEXTURE.finding()), warning);
  }

  @Test
  void tooFewSignsTellNothing() {
    Map<DoubtSign, Double> three = new HashMap<>(signs(1, 0.9, 0.9));
    assertTrue(of(three).warning(SCALE).isPresent());
    three.remove(DoubtSign.LEFT_OUT);
    assertTrue(of(three).doubt(SCALE).isEmpty());
    assertTrue(of(three).warning(SCALE).isEmpty());
    assertTrue(of(Map.of()).doubt(SCALE).isEmpty());
    assertTrue(of(signs(1, 0.9, 0.9)).doubt(DoubtScale.NONE).isEmpty());
  }

  @Test
  void theScaleIsTheMedianAndTheDeviationOfTheImages() {
    SegmentationDoubt images = new SegmentationDoubt();
    for (int i = 0; i <= 100; i++) {
      images.add(i == 50 ? Map.of() : Map.of(DoubtSign.EDGES, i / 10., DoubtSign.SCORES, 0.5));
    }
    DoubtScale scale = images.scale();
    assertEquals(100, scale.images(), "one without objects");
    assertEquals(5, scale.signs().get("edges").median(), 0.06);
    assertEquals(3.4, scale.signs().get("edges").deviation(), 0.06);
    assertTrue(scale.signs().get("scores").deviation() > 0, "all alike");
    assertEquals(2, scale.signs().size());
  }

  @Test
  void fewImagesTellNothing() {
    SegmentationDoubt images = new SegmentationDoubt();
    for (int i = 0; i < 19; i++) {
      images.add(Map.of(DoubtSign.EDGES, (double) i));
    }
    assertEquals(DoubtScale.NONE, images.scale());
    images.add(Map.of(DoubtSign.EDGES, 19.));
    assertEquals(20, images.scale().images());
  }
}
