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

package morula.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TouchingNucleiTest {
  private static final int SIDE = 300;

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.2})
  void nucleiTouchAndTheirBoxesOverlapByUpToTheShareAskedFor(double share) {
    for (long seed = 0; seed < 3; seed++) {
      NucleiParameters parameters = NucleiParameters.plane(SIDE, SIDE).withOverlap(share);
      int[] labels = Samples.labels(SyntheticNuclei.draw("touching", parameters, seed));
      int count = Arrays.stream(labels).max().orElseThrow();
      assertTrue(count > 15, "nuclei: " + count);
      int[][] boxes = boxes(labels, count);
      boolean[] touches = touching(labels, count);
      int clustered = 0;
      double sum = 0;
      for (int a = 1; a <= count; a++) {
        double largest = 0;
        for (int b = 1; b <= count; b++) {
          largest = a == b ? largest : Math.max(largest, overlap(boxes[a], boxes[b]));
        }
        assertTrue(largest <= share, "boxes overlap by " + largest);
        clustered += touches[a] ? 1 : 0;
        sum += largest;
      }
      assertTrue(clustered > 0.8 * count, clustered + " of " + count + " touch another");
      assertTrue(sum / count > 0.4 * share, "mean overlap " + sum / count);
    }
  }

  @Test
  void everyNucleusIsWholeThoughItTouches() {
    NucleiParameters p = NucleiParameters.plane(SIDE, SIDE);
    NucleiParameters ellipses =
        new NucleiParameters(
            p.width(),
            p.height(),
            1,
            p.zStep(),
            p.radius(),
            0,
            p.elongation(),
            0,
            0.4,
            p.clustering(),
            0.2,
            p.intensitySpread(),
            p.texture(),
            p.background(),
            p.unevenness(),
            p.haze(),
            p.blur(),
            p.photons(),
            p.readNoise(),
            0);
    int[] labels = Samples.labels(SyntheticNuclei.draw("ellipses", ellipses, 3));
    int[] areas = new int[1 + Arrays.stream(labels).max().orElseThrow()];
    Arrays.stream(labels).forEach(label -> areas[label]++);
    for (int label = 1; label < areas.length; label++) {
      assertEquals(Math.PI * p.radius() * p.radius(), areas[label], 0.05 * areas[label]);
    }
  }

  @Test
  void theSameSeedDrawsTheSame() {
    SyntheticGenerator generator = SyntheticGenerator.nuclei(128, 0.2);
    SyntheticSample a = generator.draw("a", new SplittableRandom(4));
    SyntheticSample b = generator.draw("b", new SplittableRandom(4));
    SyntheticSample c = SyntheticGenerator.nuclei(128, 0).draw("c", new SplittableRandom(4));
    assertArrayEquals(Samples.pixels(a), Samples.pixels(b));
    assertArrayEquals(Samples.labels(a), Samples.labels(b));
    assertFalse(Arrays.equals(Samples.labels(a), Samples.labels(c)));
  }

  @Test
  void volumesAreRefused() {
    NucleiParameters volume = NucleiParameters.volume(50, 50, 5);
    assertThrows(IllegalArgumentException.class, () -> volume.withOverlap(0.2));
  }

  @Test
  void imagesThatAreDrawnWhileTrainingTakeTheOptionToo() {
    assertEquals(
        "nuclei(size=64,overlap=0.2,count=9)",
        SyntheticSource.parse("images", "nuclei(count=9,size=64,overlap=0.2)").text());
    assertEquals(
        "nuclei(size=64,count=9)",
        SyntheticSource.parse("images", "nuclei(count=9,size=64,overlap=0)").text());
  }

  /** First and last column, first and last row of each label. */
  private static int[][] boxes(int[] labels, int count) {
    int[][] boxes = new int[count + 1][];
    Arrays.setAll(boxes, i -> new int[] {SIDE, -1, SIDE, -1});
    for (int i = 0; i < labels.length; i++) {
      int[] box = boxes[labels[i]];
      box[0] = Math.min(box[0], i % SIDE);
      box[1] = Math.max(box[1], i % SIDE);
      box[2] = Math.min(box[2], i / SIDE);
      box[3] = Math.max(box[3], i / SIDE);
    }
    return boxes;
  }

  /** Pixels that two boxes share by those of the smaller. */
  private static double overlap(int[] a, int[] b) {
    double x = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]) + 1);
    double y = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[2], b[2]) + 1);
    return x * y / Math.min(area(a), area(b));
  }

  private static double area(int[] box) {
    return (box[1] - box[0] + 1.0) * (box[3] - box[2] + 1.0);
  }

  /** Which labels have another among the 8 neighbours of their pixels. */
  private static boolean[] touching(int[] labels, int count) {
    boolean[] touching = new boolean[count + 1];
    for (int i = 0; i < labels.length; i++) {
      for (int step : new int[] {1, SIDE - 1, SIDE, SIDE + 1}) {
        int j = i + step;
        boolean neighbours = j < labels.length && Math.abs(j % SIDE - i % SIDE) <= 1;
        if (neighbours && labels[i] > 0 && labels[j] > 0 && labels[i] != labels[j]) {
          touching[labels[i]] = true;
          touching[labels[j]] = true;
        }
      }
    }
    return touching;
  }
}
