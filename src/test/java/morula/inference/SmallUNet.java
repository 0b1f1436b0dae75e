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

package morula.inference;

import java.util.Random;
import morula.engine.Predictor;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A 2D U-Net with random weights in plain Java: zero-padded 3 x 3 convolutions, maximum pooling,
 * nearest-neighbour upsampling, skips by addition.
 */
final class SmallUNet implements Predictor {
  private static final int WIDTH = 2;
  private final int depth;
  private final int outputChannels;
  private final float[] weights;

  SmallUNet(int inputChannels, int outputChannels, int depth, long seed) {
    this.depth = depth;
    this.outputChannels = outputChannels;
    Random random = new Random(seed);
    int largest = Math.max(WIDTH, Math.max(inputChannels, outputChannels));
    weights = new float[largest * largest * 9];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
  }

  int divisor() {
    return 1 << depth;
  }

  /**
   * Two convolutions at each level but one at the lowest, and up to 2^depth − 1 for the position
   * within a pixel of the lowest level.
   */
  int halo() {
    return 4 * divisor() - 3;
  }

  @Override
  public ArrayImg<FloatType, FloatArray> predict(ArrayImg<FloatType, FloatArray> batch) {
    int w = (int) batch.dimension(0);
    int h = (int) batch.dimension(1);
    if (w % divisor() != 0 || h % divisor() != 0 || batch.dimension(3) != 1) {
      throw new IllegalArgumentException(w + " x " + h);
    }
    float[] x = batch.update(null).getCurrentStorageArray();
    float[] features = level(convolve(x, w, h, WIDTH), w, h, 0);
    return ArrayImgs.floats(convolve1(features, w, h, outputChannels), w, h, outputChannels, 1);
  }

  private float[] level(float[] x, int w, int h, int level) {
    if (level == depth) {
      return x;
    }
    float[] low = level(convolve(pool(x, w, h), w / 2, h / 2, WIDTH), w / 2, h / 2, level + 1);
    float[] sum = x.clone();
    for (int i = 0; i < sum.length; i++) {
      int column = i % w;
      int row = i / w;
      sum[i] += low[row / 2 * (w / 2) + column / 2];
    }
    return convolve(sum, w, h, WIDTH);
  }

  /** Channels are stacked along y, so rows / 2 stay within their channel. */
  private static float[] pool(float[] x, int w, int h) {
    float[] y = new float[x.length / 4];
    for (int i = 0; i < y.length; i++) {
      int p = i / (w / 2) * 2 * w + i % (w / 2) * 2;
      y[i] = Math.max(Math.max(x[p], x[p + 1]), Math.max(x[p + w], x[p + w + 1]));
    }
    return y;
  }

  private float[] convolve(float[] x, int w, int h, int channels) {
    int inputs = x.length / (w * h);
    float[] y = new float[w * h * channels];
    for (int c = 0; c < channels; c++) {
      for (int row = 0; row < h; row++) {
        for (int column = 0; column < w; column++) {
          // a bias makes zero padding differ from any constant image
          float sum = 0.3f;
          for (int k = 0; k < inputs * 9; k++) {
            int i = row + k % 9 / 3 - 1;
            int j = column + k % 3 - 1;
            if (i >= 0 && i < h && j >= 0 && j < w) {
              sum += weights[c * inputs * 9 + k] * x[(k / 9 * h + i) * w + j];
            }
          }
          y[(c * h + row) * w + column] = (float) Math.tanh(sum);
        }
      }
    }
    return y;
  }

  private float[] convolve1(float[] x, int w, int h, int channels) {
    float[] y = new float[w * h * channels];
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < w * h; p++) {
        y[c * w * h + p] = weights[c] * x[p] + weights[c + 1] * x[w * h + p];
      }
    }
    return y;
  }
}
