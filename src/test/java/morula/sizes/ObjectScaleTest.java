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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectScaleTest {
  private static final int SIDE = 120;

  @ParameterizedTest
  @ValueSource(doubles = {10, 14, 20, 40, 55})
  void theMedianObjectOfEachImageGetsTheDiameter(double present) {
    TrainingImage image = disc(present);
    ObjectScale scale = ObjectScale.of("28", List.of(image));
    TrainingImage scaled = scale.apply(image);
    double found = ObjectScale.medianDiameter(scaled.regions()).orElseThrow();
    assertEquals(28, found, 28 * 0.05);
    assertEquals(Math.round(SIDE * 28 / measured(image)), scaled.size(0));
    assertEquals(scaled.labels().dimension(1), scaled.pixels().dimension(1));
  }

  @Test
  void magnifiesNoMoreThanThreeTimes() {
    TrainingImage image = disc(5);
    assertEquals(3 * SIDE, ObjectScale.of("28", List.of(image)).apply(image).size(0));
  }

  @Test
  void anImageWithoutObjectsIsScaledAsTheOthers() {
    TrainingImage image = disc(14);
    ObjectScale scale = ObjectScale.of("28", List.of(image, disc(0)));
    assertEquals(scale.apply(image).size(0), scale.apply(disc(0)).size(0));
  }

  @Test
  void automaticKeepsTheDiameterBetweenItsLimits() {
    assertEquals(28, ObjectScale.of("auto", List.of(disc(12), disc(14), disc(90))).diameter());
    assertEquals(64, ObjectScale.of("auto", List.of(disc(90))).diameter());
    TrainingImage usual = disc(41);
    assertEquals(
        Math.rint(measured(usual)), ObjectScale.of("auto", List.of(usual, disc(0))).diameter());
  }

  @Test
  void imagesStayAsTheyAreWhereThereIsNothingToScaleBy() {
    TrainingImage image = disc(14);
    assertSame(image, ObjectScale.of("0", List.of(image)).apply(image));
    assertEquals(0, ObjectScale.of("auto", List.of(disc(0))).diameter());
    assertEquals(1, ObjectScale.NONE.magnification(image));
  }

  @Test
  void memoryIsThatOfTheScaledImages() {
    TrainingImage image = disc(20);
    List<TrainingImage> images = List.of(image, image, image, image, image, image, image, image);
    long before = 8L * 2 * SIDE * SIDE * Float.BYTES;
    double factor = 56 / measured(image);
    assertEquals(
        (long) (before * factor * factor) >> 20, ObjectScale.of("56", images).megabytes(images));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "big", "", "NaN", "Infinity"})
  void refusesWhatIsNoDiameter(String text) {
    var e = assertThrows(InvalidRequestException.class, () -> ObjectScale.check(text, 0));
    assertTrue(e.getMessage().startsWith("diameter=" + text), e.getMessage());
  }

  @Test
  void refusesTwoWaysOfResizing() {
    assertThrows(InvalidRequestException.class, () -> ObjectScale.check("28", 256));
    ObjectScale.check("auto", 256);
    ObjectScale.check("0", 256);
  }

  private static double measured(TrainingImage image) {
    return ObjectScale.medianDiameter(image.regions()).orElseThrow();
  }

  private static TrainingImage disc(double diameter) {
    var labels = ArrayImgs.ints(SIDE, SIDE);
    var cursor = labels.localizingCursor();
    while (cursor.hasNext()) {
      cursor.fwd();
      double x = cursor.getIntPosition(0) - SIDE / 2.0;
      double y = cursor.getIntPosition(1) - SIDE / 2.0;
      cursor.get().set(Math.hypot(x, y) < diameter / 2 ? 7 : 0);
    }
    return new TrainingImage("disc", ArrayImgs.floats(SIDE, SIDE, 1), labels);
  }
}
