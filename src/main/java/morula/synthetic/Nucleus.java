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

import java.util.SplittableRandom;

/** One nucleus: an ellipsoid with a wavy outline, brighter inside, with a texture of its own. */
final class Nucleus {
  /** Number of waves along the outline; they have 2, 3, … periods. */
  private static final int WAVES = 4;

  /** Size of the coarse and of the fine grains of chromatin, relative to the radius. */
  private static final double COARSE = 0.4;

  private static final double FINE = 0.17;

  /** Width of a bright outline, in pixels. */
  private static final double RIM_WIDTH = 2;

  final double x;
  final double y;
  final double z;
  final double radius;

  private final double longAxis;
  private final double shortAxis;
  private final double zAxis;
  private final double cos;
  private final double sin;
  private final double[] amplitudes;
  private final double[] phases;
  private final double farthest;
  private final double intensity;
  private final double grain;
  private final double rim;
  private final ValueNoise noise;
  private final double[][] nucleoli;

  /** Draws a random nucleus at this position, in pixels and slices. */
  Nucleus(
      NucleiParameters p, double radius, double x, double y, double z, SplittableRandom random) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.radius = radius;
    double stretch = Math.sqrt(1 + (p.elongation() - 1) * random.nextDouble());
    longAxis = radius * stretch;
    shortAxis = radius / stretch;
    zAxis = 0.9 * radius / p.zStep();
    double angle = Math.PI * random.nextDouble();
    cos = Math.cos(angle);
    sin = Math.sin(angle);
    amplitudes = new double[WAVES];
    phases = new double[WAVES];
    double wave = 1;
    for (int k = 0; k < WAVES; k++) {
      // Slow waves are the strong ones.
      amplitudes[k] = p.irregularity() * random.nextGaussian() * 1.5 / (k + 1);
      phases[k] = 2 * Math.PI * random.nextDouble();
      wave += Math.abs(amplitudes[k]);
    }
    farthest = wave;
    boolean dividing = random.nextDouble() < 0.04;
    intensity = (dividing ? 1.8 : 1) * Math.exp(p.intensitySpread() * random.nextGaussian());
    grain = p.texture();
    rim = p.rim();
    noise = new ValueNoise(random.nextLong());
    nucleoli = new double[dividing ? 0 : random.nextInt(4)][];
    for (int i = 0; i < nucleoli.length; i++) {
      double distance = 0.6 * Math.sqrt(random.nextDouble());
      double direction = 2 * Math.PI * random.nextDouble();
      nucleoli[i] =
          new double[] {
            distance * Math.cos(direction),
            distance * Math.sin(direction),
            0.1 + 0.1 * random.nextDouble(),
            0.2 + 0.35 * random.nextDouble()
          };
    }
  }

  /** Returns the same nucleus at another position. */
  Nucleus moved(double dx, double dy) {
    return new Nucleus(this, x + dx, y + dy);
  }

  private Nucleus(Nucleus shape, double x, double y) {
    this.x = x;
    this.y = y;
    z = shape.z;
    radius = shape.radius;
    longAxis = shape.longAxis;
    shortAxis = shape.shortAxis;
    zAxis = shape.zAxis;
    cos = shape.cos;
    sin = shape.sin;
    amplitudes = shape.amplitudes;
    phases = shape.phases;
    farthest = shape.farthest;
    intensity = shape.intensity;
    grain = shape.grain;
    rim = shape.rim;
    noise = shape.noise;
    nucleoli = shape.nucleoli;
  }

  /**
   * Returns an upper bound of the distance of a point of the nucleus from its centre in x or y, in
   * pixels.
   */
  double reach() {
    return longAxis * farthest;
  }

  /**
   * Returns an upper bound of the distance of a point of the nucleus from its centre in z, in
   * slices.
   */
  double reachZ() {
    return zAxis;
  }

  /**
   * Returns the square of the relative distance from the centre: below 1 inside, and exact only
   * there.
   */
  double distance(double px, double py, double pz) {
    double dx = px - x;
    double dy = py - y;
    double u = (cos * dx + sin * dy) / longAxis;
    double v = (cos * dy - sin * dx) / shortAxis;
    double w = (pz - z) / zAxis;
    double atLeast = (u * u + v * v) / (farthest * farthest) + w * w;
    if (atLeast >= 1) {
      return atLeast;
    }
    double theta = Math.atan2(v, u);
    double outline = 1;
    for (int k = 0; k < WAVES; k++) {
      outline += amplitudes[k] * Math.cos((k + 2) * theta + phases[k]);
    }
    return (u * u + v * v) / (outline * outline) + w * w;
  }

  /** Returns the intensity before blur at a point inside, of squared relative {@code distance}. */
  double intensity(double px, double py, double pz, double distance) {
    double dx = (px - x) / radius;
    double dy = (py - y) / radius;
    double dz = (pz - z) / zAxis;
    double texture =
        1
            + grain * noise.at(dx / COARSE, dy / COARSE, dz / COARSE)
            + grain * noise.at(dx / FINE + 31.7, dy / FINE + 17.3, dz / FINE);
    for (double[] nucleolus : nucleoli) {
      double nx = dx - nucleolus[0];
      double ny = dy - nucleolus[1];
      double square = nx * nx + ny * ny + dz * dz;
      texture -= nucleolus[3] * Math.exp(-square / (2 * nucleolus[2] * nucleolus[2]));
    }
    // Light adds up over the thickness, which falls off towards the rim.
    double body = intensity * Math.max(0.1, texture) * Math.pow(Math.max(0, 1 - distance), 0.3);
    if (rim == 0) {
      return body;
    }
    double inside = radius * (1 - Math.sqrt(distance)) / RIM_WIDTH;
    return (1 - rim) * body + rim * intensity * Math.exp(-inside * inside);
  }
}
