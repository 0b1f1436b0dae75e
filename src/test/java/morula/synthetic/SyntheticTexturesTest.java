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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against oracles/textures.py, and against what convolved white noise must be like. */
class SyntheticTexturesTest {

  @Test
  void theSameNoiseGivesTheImagesOfPyTorch() throws IOException {
    int cases = 0;
    for (String line : fixture()) {
      String[] cells = line.split(",");
      if (!cells[0].equals("case")) {
        continue;
      }
      cases++;
      int n = Integer.parseInt(cells[1]);
      double[] v = Arrays.stream(cells, 2, cells.length).mapToDouble(Double::parseDouble).toArray();
      float[] noise = uniform(3 * n * n);
      SyntheticSample sample =
          SyntheticTextures.compose(
              "case",
              new TextureParameters(n, v[0], v[1], v[2], v[3]),
              Arrays.copyOf(noise, n * n),
              Arrays.copyOfRange(noise, n * n, 2 * n * n),
              Arrays.copyOfRange(noise, 2 * n * n, 3 * n * n));
      assertEquals(v[4], Arrays.stream(Samples.labels(sample)).sum(), "size " + n);
      double[] pixels = Samples.pixels(sample);
      for (int i = 0; 3 * i < pixels.length; i++) {
        assertEquals(v[5 + i], pixels[3 * i], 1e-5, "size " + n + ", pixel " + 3 * i);
      }
    }
    assertEquals(3, cases);
  }

  @Test
  void meanSpreadShareAndGrainAreThoseOfTheFormulas() throws IOException {
    String line = fixture().stream().filter(l -> l.startsWith("statistics")).findAny().get();
    double[] expected =
        Arrays.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray();
    int count = 100;
    double[] sums = new double[5];
    double squaredShares = 0;
    int[] domains = new int[2];
    for (int seed = 0; seed < count; seed++) {
      SyntheticSample sample =
          SyntheticTextures.draw("a", TextureParameters.published(TextureParameters.SIZE), seed);
      double[] pixels = Samples.pixels(sample);
      int[] labels = Samples.labels(sample);
      double share = Arrays.stream(labels).average().orElseThrow();
      sums[0] += mean(pixels) / count;
      sums[1] += deviation(pixels) / count;
      sums[2] += share / count;
      squaredShares += share * share / count;
      for (int domain = 0; domain < 2; domain++) {
        double correlation = correlation(pixels, labels, 1 - domain, 1);
        if (!Double.isNaN(correlation)) {
          sums[3 + domain] += correlation;
          domains[domain]++;
        }
      }
    }
    assertEquals(expected[0], sums[0], 0.01, "mean");
    assertEquals(expected[1], sums[1], 0.006, "standard deviation");
    assertEquals(expected[2], sums[2], 0.07, "share of domain 1");
    assertEquals(expected[3], Math.sqrt(squaredShares - sums[2] * sums[2]), 0.05, "its spread");
    assertEquals(expected[4], sums[3] / domains[0], 0.02, "correlation in domain 1");
    assertEquals(expected[5], sums[4] / domains[1], 0.02, "correlation outside");
  }

  /** White noise smoothed by s is correlated by exp(−d² / 4s²) at the distance d. */
  @Test
  void correlationFollowsEachTexturesSigma() {
    for (double sigma : new double[] {1.5, 3, 5}) {
      double s2 = sigma * sigma + 1;
      for (int domain = 0; domain < 2; domain++) {
        TextureParameters parameters =
            domain == 1
                ? new TextureParameters(128, 25, sigma, 0.2, 1)
                : new TextureParameters(128, 25, 0.2, sigma, 1);
        int lag = (int) Math.round(sigma);
        double found = 0;
        int count = 0;
        for (int seed = 0; seed < 40; seed++) {
          SyntheticSample sample = SyntheticTextures.draw("a", parameters, seed);
          double correlation =
              correlation(Samples.pixels(sample), Samples.labels(sample), domain, lag);
          if (!Double.isNaN(correlation)) {
            found += correlation;
            count++;
          }
        }
        assertEquals(
            Math.exp(-lag * lag / (4 * s2)), found / count, 0.1, "domain " + domain + " " + sigma);
      }
    }
  }

  @Test
  void domainsGrowWithSigma() {
    double before = Double.MAX_VALUE;
    for (double sigma : new double[] {3, 8, 25}) {
      double changes = 0;
      for (int seed = 0; seed < 20; seed++) {
        int[] labels =
            Samples.labels(
                SyntheticTextures.draw("a", new TextureParameters(96, sigma, 0.2, 1, 1), seed));
        for (int i = 1; i < labels.length; i++) {
          changes += i % 96 > 0 && labels[i] != labels[i - 1] ? 1 : 0;
        }
      }
      assertTrue(changes < before / 2, sigma + ": " + changes);
      before = changes;
    }
  }

  /** Seen in the deviations, which are larger where the noise is less smoothed. */
  @Test
  void texturesLieWhereTheLabelsSay() {
    for (int seed = 0; seed < 10; seed++) {
      for (boolean swap : new boolean[] {false, true}) {
        TextureParameters parameters =
            new TextureParameters(128, 20, swap ? 3 : 0.2, swap ? 0.2 : 3, 1);
        SyntheticSample sample = SyntheticTextures.draw("a", parameters, seed);
        double[] pixels = Samples.pixels(sample);
        int[] labels = Samples.labels(sample);
        double[] in = pick(pixels, labels, 1);
        double[] out = pick(pixels, labels, 0);
        assertTrue(deviation(in) > 1.5 * deviation(out) == !swap, "seed " + seed);
        assertTrue(deviation(out) > 1.5 * deviation(in) == swap, "seed " + seed);
      }
    }
  }

  @Test
  void theSeedDecides() {
    TextureParameters parameters = TextureParameters.published(64);
    SyntheticSample a = SyntheticTextures.draw("a", parameters, 3);
    SyntheticSample b = SyntheticTextures.draw("b", parameters, 3);
    SyntheticSample c = SyntheticTextures.draw("c", parameters, 4);
    assertArrayEquals(Samples.pixels(a), Samples.pixels(b));
    assertArrayEquals(Samples.labels(a), Samples.labels(b));
    assertFalse(Arrays.equals(Samples.pixels(a), Samples.pixels(c)));
    assertFalse(Arrays.equals(Samples.labels(a), Samples.labels(c)));
    assertArrayEquals(new long[] {64, 64, 1, 1, 1}, a.image().pixels().dimensionsAsLongArray());
    assertArrayEquals(new long[] {64, 64, 1, 1}, a.labels().pixels().dimensionsAsLongArray());
    assertEquals(0, Arrays.stream(Samples.pixels(a)).min().orElseThrow());
    assertEquals(1, Arrays.stream(Samples.pixels(a)).max().orElseThrow());
  }

  @Test
  void widthsAreAboveZero() {
    assertThrows(IllegalArgumentException.class, () -> new TextureParameters(64, 10, 0, 1.2, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new TextureParameters(64, Double.NaN, 1, 1.2, 1));
    assertThrows(IllegalArgumentException.class, () -> TextureParameters.published(1));
  }

  /** Of pixels in a row, {@code lag} apart, both of a label; NaN where there are few. */
  private static double correlation(double[] pixels, int[] labels, int label, int lag) {
    int n = (int) Math.sqrt(pixels.length);
    double[] first = new double[pixels.length];
    double[] second = new double[pixels.length];
    int count = 0;
    for (int i = 0; i + lag < pixels.length; i++) {
      if (i % n + lag < n && labels[i] == label && labels[i + lag] == label) {
        first[count] = pixels[i];
        second[count++] = pixels[i + lag];
      }
    }
    if (count < 2000) {
      return Double.NaN;
    }
    first = Arrays.copyOf(first, count);
    second = Arrays.copyOf(second, count);
    double firstMean = mean(first);
    double secondMean = mean(second);
    double covariance = 0;
    for (int i = 0; i < count; i++) {
      covariance += (first[i] - firstMean) * (second[i] - secondMean) / count;
    }
    return covariance / deviation(first) / deviation(second);
  }

  private static double[] pick(double[] pixels, int[] labels, int label) {
    double[] picked = new double[pixels.length];
    int count = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (labels[i] == label) {
        picked[count++] = pixels[i];
      }
    }
    return Arrays.copyOf(picked, count);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
  }

  /** The generator of the oracle. */
  private static float[] uniform(int count) {
    float[] values = new float[count];
    long state = 4711;
    for (int i = 0; i < count; i++) {
      state = (state * 1103515245L + 12345) & 0x7FFFFFFF;
      values[i] = (state >> 8) / (float) (1 << 22) - 1;
    }
    return values;
  }

  private static List<String> fixture() throws IOException {
    try (InputStream in = SyntheticTexturesTest.class.getResourceAsStream("textures.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
