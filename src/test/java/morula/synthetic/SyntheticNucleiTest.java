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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;

class SyntheticNucleiTest {

  @Test
  void theSameSeedDrawsTheSame() {
    NucleiParameters parameters = NucleiParameters.plane(120, 90);
    SyntheticSample a = SyntheticNuclei.draw("a", parameters, 4);
    SyntheticSample b = SyntheticNuclei.draw("b", parameters, 4);
    SyntheticSample c = SyntheticNuclei.draw("c", parameters, 5);
    assertArrayEquals(Samples.pixels(a), Samples.pixels(b));
    assertArrayEquals(Samples.labels(a), Samples.labels(b));
    assertFalse(Arrays.equals(Samples.pixels(a), Samples.pixels(c)));
    assertFalse(Arrays.equals(Samples.labels(a), Samples.labels(c)));
  }

  @Test
  void sizesTypesAndCalibrationAreThoseAskedFor() {
    SyntheticSample flat = SyntheticNuclei.draw("flat", NucleiParameters.plane(120, 90), 1);
    assertArrayEquals(new long[] {120, 90, 1, 1, 1}, flat.image().pixels().dimensionsAsLongArray());
    assertArrayEquals(new long[] {120, 90, 1, 1}, flat.labels().pixels().dimensionsAsLongArray());
    assertTrue(flat.image().pixels().getType() instanceof UnsignedByteType);
    assertEquals("micron", flat.image().calibration().unit());
    assertEquals(flat.image().calibration(), flat.labels().calibration());
    SyntheticSample deep = SyntheticNuclei.draw("deep", NucleiParameters.volume(60, 50, 20), 1);
    assertArrayEquals(new long[] {60, 50, 1, 20, 1}, deep.image().pixels().dimensionsAsLongArray());
  }

  @Test
  void everyObjectIsLabelledOnceAndStandsOutFromTheBackground() {
    for (int seed = 0; seed < 6; seed++) {
      NucleiParameters parameters = NucleiParameters.plane(256, 256).vary(seed);
      assertStandsOut(SyntheticNuclei.draw("plane", parameters, seed));
    }
    assertStandsOut(SyntheticNuclei.draw("volume", NucleiParameters.volume(100, 90, 24), 3));
  }

  @Test
  void coverageAndClusteringMatter() {
    NucleiParameters parameters = NucleiParameters.plane(400, 400);
    int[] labels = Samples.labels(SyntheticNuclei.draw("a", parameters, 1));
    double covered = Arrays.stream(labels).filter(label -> label > 0).count() / 160_000.0;
    assertEquals(parameters.coverage(), covered, 0.05);
    int touching = 0;
    for (int i = 1; i < labels.length; i++) {
      touching += labels[i] > 0 && labels[i - 1] > 0 && labels[i] != labels[i - 1] ? 1 : 0;
    }
    assertTrue(touching > 20, "some nuclei touch");
  }

  private static void assertStandsOut(SyntheticSample sample) {
    int[] labels = Samples.labels(sample);
    double[] pixels = Samples.pixels(sample);
    int count = Arrays.stream(labels).max().orElseThrow();
    assertTrue(count > 5, "objects: " + count);
    double[] sums = new double[count + 1];
    int[] areas = new int[count + 1];
    for (int i = 0; i < labels.length; i++) {
      sums[labels[i]] += pixels[i];
      areas[labels[i]]++;
    }
    int bright = 0;
    for (int label = 1; label <= count; label++) {
      assertTrue(areas[label] >= 20, "object " + label + " has pixels");
      bright += sums[label] / areas[label] > 1.5 * sums[0] / areas[0] ? 1 : 0;
    }
    assertTrue(bright >= 0.9 * count, bright + " of " + count + " stand out");
    double saturated = Arrays.stream(pixels).filter(value -> value == 255).count();
    assertTrue(saturated < 0.02 * pixels.length, "saturated pixels: " + saturated);
  }
}
