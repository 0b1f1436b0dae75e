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

/**
 * Smooth random values in space: random numbers on a lattice of distance 1, interpolated. Needs no
 * memory, because the numbers come from hashing the lattice points.
 */
final class ValueNoise {
  /**
   * Factor that gives uniform numbers in −1…1 a standard deviation of 1; interpolation then keeps
   * about 0.74 of the mean square along each axis.
   */
  private static final double NORMALISATION = Math.sqrt(3);

  private final long seed;

  ValueNoise(long seed) {
    this.seed = seed;
  }

  /** Returns a value of mean 0 and a standard deviation just below 1. */
  double at(double x, double y, double z) {
    long x0 = (long) Math.floor(x);
    long y0 = (long) Math.floor(y);
    long z0 = (long) Math.floor(z);
    double fx = smooth(x - x0);
    double fy = smooth(y - y0);
    double fz = smooth(z - z0);
    double near = plane(x0, y0, z0, fx, fy);
    return fz == 0
        ? near * NORMALISATION
        : (near + fz * (plane(x0, y0, z0 + 1, fx, fy) - near)) * NORMALISATION;
  }

  private double plane(long x, long y, long z, double fx, double fy) {
    double top = lattice(x, y, z);
    top += fx * (lattice(x + 1, y, z) - top);
    double bottom = lattice(x, y + 1, z);
    bottom += fx * (lattice(x + 1, y + 1, z) - bottom);
    return top + fy * (bottom - top);
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  /** Returns a number that is uniform in −1…1, by the finaliser of SplitMix64. */
  private double lattice(long x, long y, long z) {
    long h = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + z * 0x165667B19E3779F9L;
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return ((h ^ (h >>> 31)) >> 10) * 0x1p-53;
  }
}
