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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import morula.image.Axis;
import morula.patches.TrainingImage;
import net.imglib2.Cursor;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** Parts of images that are kept apart for validation. */
class KeptPartsTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;

  /** An image whose pixels are all different, with square objects of 12 pixels, 16 apart. */
  private static TrainingImage image(int offset) {
    float[] pixels = new float[WIDTH * HEIGHT];
    int[] labels = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = offset + i;
      int x = i % WIDTH;
      int y = i / WIDTH;
      boolean inside = x % 16 < 12 && y % 16 < 12;
      labels[i] = inside ? 1 + x / 16 + 10 * (y / 16) : 0;
    }
    return new TrainingImage(
        "image", ArrayImgs.floats(pixels, WIDTH, HEIGHT, 1), ArrayImgs.ints(labels, WIDTH, HEIGHT));
  }

  private static Set<Float> values(TrainingImage image) {
    Set<Float> values = new HashSet<>();
    image.pixels().forEach(v -> values.add(v.get()));
    return values;
  }

  @Test
  void noPixelIsInBothPartsAndThereIsAGap() {
    KeptParts parts = KeptParts.none();
    parts.add(List.of(image(0)), "a", true, 1);
    TrainingImage training = parts.training().get(0);
    TrainingImage validation = parts.validation().get(0);
    assertEquals(WIDTH / 4, validation.size(0));
    assertEquals(HEIGHT, validation.size(1));
    assertEquals(
        WIDTH - WIDTH / 4 - 14, training.size(0)); // a square of 12 has the area of a disc of 14
    Set<Float> both = values(training);
    both.retainAll(values(validation));
    assertTrue(both.isEmpty(), both.toString());
    assertTrue(parts.areUsable());
  }

  @Test
  void whatIsFoundInTheWholePlaneIsCutLikeTheTruth() {
    KeptParts parts = KeptParts.none();
    TrainingImage whole = image(0);
    parts.add(List.of(whole), "a", true, 1);
    WholePlane plane = WholePlane.of(List.of(whole), parts.validation(), parts.places()).get(0);
    Cursor<IntType> truth = parts.validation().get(0).labels().cursor();
    for (IntType found : Views.flatIterable(plane.part(whole.labels()))) {
      int expected = truth.next().get();
      assertTrue(expected == found.get() || expected == -1, expected + " is " + found);
    }
    assertFalse(truth.hasNext());
    assertEquals(WIDTH, plane.image().size(Axis.X));
    assertEquals(1, plane.image().size(Axis.Z));
  }

  @Test
  void objectThatReachesIntoBothPartsDoesNotCount() {
    int[] labels = new int[WIDTH * HEIGHT];
    for (int x = 0; x < WIDTH; x++) {
      labels[20 * WIDTH + x] = 7; // a fibre across the image
      labels[50 * WIDTH + x] = 1 + x / 4 + 10; // short ones
    }
    TrainingImage fibres =
        new TrainingImage(
            "fibres", ArrayImgs.floats(WIDTH, HEIGHT, 1), ArrayImgs.ints(labels, WIDTH, HEIGHT));
    KeptParts parts = KeptParts.none();
    parts.add(List.of(fibres), "a", true, 1);
    Set<Integer> kept = new HashSet<>();
    parts.validation().get(0).labels().forEach(v -> kept.add(v.get()));
    assertFalse(kept.contains(7));
    assertTrue(kept.contains(-1));
    int[] learned = parts.training().get(0).regions().labels();
    assertEquals(7, learned[0]);
  }

  @Test
  void framesAndEqualImagesAreCutAtTheSameEnd() {
    for (long seed = 0; seed < 8; seed++) {
      KeptParts parts = KeptParts.none();
      parts.add(List.of(image(0), image(0)), "same", true, seed);
      parts.add(List.of(image(0)), "same", true, seed);
      Set<Set<Float>> kept = new HashSet<>();
      parts.validation().forEach(part -> kept.add(values(part)));
      assertEquals(1, kept.size());
    }
    Set<Float> ends = new HashSet<>();
    for (long seed = 0; seed < 8; seed++) {
      KeptParts parts = KeptParts.none();
      parts.add(List.of(image(0)), "some", true, seed);
      ends.add(parts.validation().get(0).pixels().firstElement().get());
    }
    assertEquals(2, ends.size(), "both ends are chosen");
  }

  @Test
  void endWithoutLabelsIsNotChosen() {
    int[] labels = new int[WIDTH * HEIGHT];
    labels[10] = 1;
    labels[70] = 2; // nothing at the other end
    for (long seed = 0; seed < 8; seed++) {
      KeptParts parts = KeptParts.none();
      parts.add(
          List.of(
              new TrainingImage(
                  "left",
                  ArrayImgs.floats(WIDTH, HEIGHT, 1),
                  ArrayImgs.ints(labels, WIDTH, HEIGHT))),
          "a",
          true,
          seed);
      assertTrue(parts.areUsable());
    }
  }
}
