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
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;

/**
 * Generates images of two textures for binary segmentation. After an optimisation course's exercise
 * by Nguyen Minh Duy and Wang Qian ("Image segmentation with Neural Network").
 *
 * <p>White Gaussian noise, convolved with a Gaussian of {@code sigma} and thresholded at 0, parts
 * the image into domain 1 (above) and the rest. Two more noises, convolved with {@code sigma1} and
 * {@code sigma2}, are the textures of domain 1 and of the rest. The image is convolved once more
 * with {@code smoothing} and its range stretched to 0…1. All convolutions are those of {@link
 * SampledGaussian}, zero outside the image. The exercise fixes the smoothing at 1 pixel; here it is
 * a parameter. Deterministic; the noise is Java's, so no image equals one of the exercise.
 */
public final class SyntheticTextures {
  private SyntheticTextures() {}

  /**
   * Generates one image and its labels.
   *
   * @param name name of both
   * @param seed seed of every random choice
   * @return an image of one channel of 32-bit floats in 0…1, both reached; labels 1 in domain 1, 0
   *     elsewhere
   */
  public static SyntheticSample draw(String name, TextureParameters parameters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int area = Math.multiplyExact(parameters.size(), parameters.size());
    return compose(name, parameters, noise(area, random), noise(area, random), noise(area, random));
  }

  /**
   * Composes the image from three noises, each of size × size values: that of the partition first.
   */
  static SyntheticSample compose(
      String name, TextureParameters p, float[] partition, float[] noise1, float[] noise2) {
    int n = p.size();
    float[] level = SampledGaussian.convolve(partition, n, p.sigma());
    float[] texture1 = SampledGaussian.convolve(noise1, n, p.sigma1());
    float[] mixed = SampledGaussian.convolve(noise2, n, p.sigma2());
    int[] labels = new int[level.length];
    for (int i = 0; i < labels.length; i++) {
      if (level[i] > 0) {
        labels[i] = 1;
        mixed[i] = texture1[i];
      }
    }
    float[] image = SampledGaussian.convolve(mixed, n, p.smoothing());
    stretch(image);
    return new SyntheticSample(
        new Image(name, ArrayImgs.floats(image, n, n, 1, 1, 1), Calibration.NONE),
        new Labels(name, ArrayImgs.ints(labels, n, n, 1, 1), Calibration.NONE));
  }

  private static float[] noise(int count, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Stretches the values linearly, so that the smallest is 0 and the largest 1. */
  private static void stretch(float[] values) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - min) / (max - min);
    }
  }
}
