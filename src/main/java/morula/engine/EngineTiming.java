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

package morula.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;

/** How fast the engine computes here. */
public final class EngineTiming {
  private static final int SIDE = 1024;
  private static final int REPEATS = 5;

  /** Nanoseconds are compared: operations in a nanosecond are billions in a second. */
  private static final double OPERATIONS = 2.0 * SIDE * SIDE * SIDE;

  /** Pixels a side of the image whose time is taken. */
  public static final int IMAGE_SIDE = 512;

  private EngineTiming() {}

  /**
   * Returns billions of multiplications and additions in a second, in single precision: the best of
   * a few products of two matrices of 1024 × 1024 numbers, which take less than a second in all.
   *
   * @param device where to compute
   */
  public static double billionsPerSecond(Device device) {
    try (NDManager manager = TorchEngine.get().newBaseManager(device.djl())) {
      NDArray matrix = manager.ones(new Shape(SIDE, SIDE));
      long best = Long.MAX_VALUE;
      for (int i = 0; i < REPEATS; i++) {
        long start = System.nanoTime();
        try (NDArray product = matrix.matMul(matrix)) {
          product.getFloat(0, 0); // waits for a GPU
        }
        best = Math.min(best, System.nanoTime() - start);
      }
      return OPERATIONS / best;
    }
  }

  /**
   * Returns the seconds that the test network takes for an image of {@link #IMAGE_SIDE} pixels a
   * side on the processor; it takes less than a second to find out.
   *
   * @throws IOException if libtorch does not load the network
   */
  public static double secondsOfAnImage() throws IOException {
    return ProbeNetwork.secondsOfAnImage(Device.CPU);
  }
}
