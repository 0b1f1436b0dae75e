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

import java.io.IOException;
import java.util.List;
import morula.network.Shape;
import morula.torchscript.Attribute;
import morula.torchscript.DataType;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A small network of convolutions of 3 × 3, without padding in the first and with it in the others.
 * All values are small whole numbers, so that the first result is the same in every precision in
 * which graphics cards compute convolutions.
 */
final class ProbeNetwork {
  private static final int CHANNELS = 16;
  private static final int KERNEL = 3;
  private static final int SIDE = 24;

  /** Pixels a side of the image whose time is taken. */
  static final int IMAGE = EngineTiming.IMAGE_SIDE;

  private static final int LAYERS = 4;

  private ProbeNetwork() {}

  /** Returns the largest difference between the device's result and the right one. */
  static double difference(Device device) throws IOException {
    float[] input = numbers(CHANNELS * SIDE * SIDE, 7, 11);
    float[] result;
    try (InferenceSession session = InferenceSession.of(program(1, 0), device)) {
      result = session.predict(image(input, SIDE)).update(null).getCurrentStorageArray();
    }
    float[] right = convolved(input, weights());
    if (result.length != right.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int i = 0; i < right.length; i++) {
      double difference = Math.abs((double) result[i] - right[i]);
      largest = difference <= largest ? largest : difference; // a NaN counts
    }
    return largest;
  }

  /**
   * Returns the seconds that an image of {@link #IMAGE} pixels a side takes, with its way to the
   * device and back: the better of two, after one to warm up.
   */
  static double secondsOfAnImage(Device device) throws IOException {
    ArrayImg<FloatType, FloatArray> image = image(numbers(CHANNELS * IMAGE * IMAGE, 3, 5), IMAGE);
    long best = Long.MAX_VALUE;
    try (InferenceSession session = InferenceSession.of(program(LAYERS, 1), device)) {
      session.predict(image);
      for (int i = 0; i < 2; i++) {
        long start = System.nanoTime();
        session.predict(image);
        best = Math.min(best, System.nanoTime() - start);
      }
    }
    return best * 1e-9;
  }

  private static ScriptModule program(int layers, int padding) {
    StringBuilder code =
        new StringBuilder("  def forward(self: __torch__.Net, x: Tensor) -> Tensor:\n");
    String last = "x";
    for (int i = 0; i < layers; i++) {
      code.append("    y").append(i).append(" = torch.conv2d(").append(last);
      code.append(", self.weight, None, [1, 1], [").append(padding).append(", ");
      code.append(padding).append("], [1, 1], 1)\n");
      last = "y" + i;
    }
    code.append("    return ").append(last).append('\n');
    Attribute weight =
        new Attribute(
            "weight",
            Shape.of(CHANNELS, CHANNELS, KERNEL, KERNEL),
            weights(),
            DataType.FLOAT32,
            false);
    return new ScriptModule(List.of(weight), code.toString());
  }

  private static float[] weights() {
    return numbers(CHANNELS * CHANNELS * KERNEL * KERNEL, 5, 7);
  }

  /** Returns whole numbers around 0 that repeat only after {@code period} × 13. */
  private static float[] numbers(int count, int step, int period) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (i * step + i / 13) % period - period / 2;
    }
    return numbers;
  }

  private static ArrayImg<FloatType, FloatArray> image(float[] values, int side) {
    return ArrayImgs.floats(values, side, side, CHANNELS, 1);
  }

  /** The same by the definition of a convolution. */
  private static float[] convolved(float[] input, float[] weights) {
    int side = SIDE - KERNEL + 1;
    float[] output = new float[CHANNELS * side * side];
    for (int i = 0; i < output.length; i++) {
      int x = i % side;
      int y = i / side % side;
      int channel = i / (side * side);
      float sum = 0;
      for (int c = 0; c < CHANNELS; c++) {
        for (int k = 0; k < KERNEL * KERNEL; k++) {
          int pixel = (c * SIDE + y + k / KERNEL) * SIDE + x + k % KERNEL;
          sum += input[pixel] * weights[(channel * CHANNELS + c) * KERNEL * KERNEL + k];
        }
      }
      output[i] = sum;
    }
    return output;
  }
}
