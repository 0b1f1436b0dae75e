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

package morula.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.junit.jupiter.api.Test;

class PerturbationTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 70;

  /** Grey values 20 to 219, in two channels. */
  private static Image image() {
    SplittableRandom random = new SplittableRandom(2);
    byte[] bytes = new byte[WIDTH * HEIGHT * 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (20 + (i < 200 ? i : random.nextInt(200)));
    }
    return new Image("a", ArrayImgs.unsignedBytes(bytes, WIDTH, HEIGHT, 2, 1, 1), Calibration.NONE);
  }

  private static float[] values(Image image) {
    float[] values = new float[(int) image.pixels().size()];
    PixelBlocks.copy(image.pixels(), values, 0);
    return values;
  }

  @Test
  void depthIsALinearMapToSixteenBits() {
    Image deep = Perturbation.DEPTH.apply(image(), 0, 1);
    assertTrue(deep.pixels().getType() instanceof UnsignedShortType);
    float[] before = values(image());
    float[] after = values(deep);
    for (int i = 0; i < before.length; i++) {
      assertEquals(1000 + 59_000 * (before[i] - 20) / 199, after[i], 0.51);
    }
  }

  @Test
  void inversionIsItsOwnInverse() {
    Image inverted = Perturbation.INVERSION.apply(image(), 0, 1);
    float[] before = values(image());
    float[] after = values(inverted);
    for (int i = 0; i < before.length; i++) {
      assertEquals(239 - before[i], after[i], 1e-4);
    }
    assertArrayEquals(before, values(Perturbation.INVERSION.apply(inverted, 0, 1)), 1e-4f);
  }

  @Test
  void backgroundIsSmoothOfTheStrengthAskedForAndTheSameInAllChannels() {
    float[] before = values(image());
    float[] field = values(Perturbation.BACKGROUND.apply(image(), 0.5, 3));
    for (int i = 0; i < field.length; i++) {
      field[i] -= before[i];
    }
    float[] sorted = field.clone();
    Arrays.sort(sorted);
    assertEquals(0, sorted[0], 1e-3);
    double range = 0.988 * 199; // between the percentiles of even values
    assertEquals(0.5 * range, sorted[sorted.length - 1], 2);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertEquals(field[i], field[i + WIDTH * HEIGHT], 1e-3);
      assertTrue(i % WIDTH == 0 || Math.abs(field[i] - field[i - 1]) < 0.05 * range);
    }
  }

  @Test
  void noiseHasTheDeviationAskedForAndFollowsFromTheSeed() {
    float[] before = values(image());
    float[] after = values(Perturbation.NOISE.apply(image(), 0.1, 3));
    double squares = 0;
    for (int i = 0; i < before.length; i++) {
      squares += (after[i] - before[i]) * (after[i] - before[i]) / before.length;
    }
    assertEquals(0.1 * 0.988 * 199, Math.sqrt(squares), 0.5);
    assertArrayEquals(after, values(Perturbation.NOISE.apply(image(), 0.1, 3)));
    assertFalse(Arrays.equals(after, values(Perturbation.NOISE.apply(image(), 0.1, 4))));
  }

  @Test
  void imageAndLabelsAreResizedAlike() {
    int[] values = new int[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % WIDTH >= 45 ? 7 : 0;
    }
    Labels labels = new Labels("a", ArrayImgs.ints(values, WIDTH, HEIGHT, 1, 1), Calibration.NONE);
    Image half = Perturbation.SIZE.apply(image(), 0.5, 1);
    Labels halfLabels = Perturbation.SIZE.apply(labels, 0.5);
    assertArrayEquals(new long[] {45, 35, 2, 1, 1}, half.pixels().dimensionsAsLongArray());
    assertArrayEquals(new long[] {45, 35, 1, 1}, halfLabels.pixels().dimensionsAsLongArray());
    assertEquals(2, half.calibration().pixelWidth(), 1e-9);
    assertEquals(half.calibration(), halfLabels.calibration());
    assertEquals(0, halfLabels.pixels().getAt(21, 30, 0, 0).get());
    assertEquals(7, halfLabels.pixels().getAt(23, 30, 0, 0).get());
    assertSame(labels, Perturbation.NOISE.apply(labels, 0.5));
    Image threefold = Perturbation.SIZE.apply(image(), 3, 1);
    assertEquals(270, threefold.size(Axis.X));
  }
}
