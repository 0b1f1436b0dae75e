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

package morula.evaluation;

/**
 * An accuracy of single classes that penalizes pixels predicted outside: for an image with class c
 * it is
 *
 * <p>|P ∩ T| / |T| − |P xor T| / N,
 *
 * <p>and 1 − |P xor T| / N for an image without it, where T and P are the pixels of the class in
 * the ground truth and in the prediction, and N is the number of all pixels. The result is the mean
 * over the images. It is at most 1, and can be below 0.
 *
 * <p>Not related to the accuracy of objects in {@link Scores}.
 */
public final class ClassAccuracy {
  private final double[] missing = new double[ConfusionMatrix.MAXIMUM_CLASSES];
  private int images;

  /**
   * Adds one image.
   *
   * @param image pixels of the image by class; one without pixels, because all are ignored, does
   *     not count
   */
  public void add(ConfusionMatrix image) {
    if (image.pixels() == 0) {
      return;
    }
    images++;
    for (int c = 0; c < image.classes(); c++) {
      missing[c] += 1 - of(image, c);
    }
  }

  /**
   * Returns the accuracy of class {@code c} in one image.
   *
   * @param c a class of the matrix
   */
  public static double of(ConfusionMatrix image, int c) {
    long right = image.pixels(c, c);
    long truth = image.truePixels(c);
    long xor = truth + image.predictedPixels(c) - 2 * right;
    double wrong = xor == 0 ? 0 : (double) xor / image.pixels();
    return (truth == 0 ? 1 : (double) right / truth) - wrong;
  }

  /**
   * Returns the mean over the images of the accuracy of class {@code c}; 1 if there are no images.
   */
  public double of(int c) {
    return images == 0 ? 1 : 1 - missing[c] / images;
  }
}
