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
import morula.image.Poisson;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

/** A model of a camera, which converts intensities to integers with photon noise and read noise. */
final class Camera {
  /** Grey value of intensity 1 above the offset. */
  private static final double GAIN = 90;

  /** Grey value of intensity 0. */
  private static final double OFFSET = 4;

  private static final int WHITE = 255;

  private Camera() {}

  /**
   * Simulates the exposure of an image.
   *
   * @param intensities 1 is a typical nucleus; at least 0
   * @param size of the image to return
   * @return 8-bit integers, saturated
   */
  static RandomAccessibleInterval<? extends RealType<?>> expose(
      NucleiParameters p, float[] intensities, long[] size, SplittableRandom random) {
    double gain = GAIN / p.photons();
    byte[] bytes = new byte[intensities.length];
    for (int i = 0; i < intensities.length; i++) {
      double electrons =
          Poisson.draw(intensities[i] * p.photons(), random)
              + p.readNoise() * random.nextGaussian();
      bytes[i] = (byte) Math.max(0, Math.min(WHITE, Math.round(OFFSET + gain * electrons)));
    }
    return ArrayImgs.unsignedBytes(bytes, size);
  }
}
