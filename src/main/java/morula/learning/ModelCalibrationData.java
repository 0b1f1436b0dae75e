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

package morula.learning;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import morula.instances.Head;
import morula.model.CalibrationRecord;
import morula.model.HalfFloats;
import morula.network.Network;
import morula.network.Weights;
import morula.patches.Augmentation;
import morula.patches.PatchSampler;
import morula.patches.TrainingImages;
import morula.segmentation.ActivationObservation;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Patches of the training images that a model carries, so that every computer can compare the
 * precisions of the network and compute on 8-bit integers.
 *
 * @param patches X, Y, CHANNEL, N, normalised and as they will be read from the package; empty if
 *     already one would have more values than a package may carry
 * @param record what the network computes on them
 */
record ModelCalibrationData(
    Optional<ArrayImg<FloatType, FloatArray>> patches, CalibrationRecord record) {
  private static final int COUNT = 8;

  /** Pixels; 8 patches of one channel take 1 MB at most. They are smaller with many channels. */
  private static final int LARGEST_SIDE = 256;

  /**
   * Chooses patches, not augmented, by the seed of the training, and applies the network.
   *
   * @param divisor of the sides that the network accepts
   * @throws IOException if libtorch does not accept the network
   */
  static ModelCalibrationData of(
      TrainingImages images,
      Head head,
      Network network,
      Weights weights,
      List<Integer> divisor,
      long seed)
      throws IOException {
    long values = images.get(0).channels();
    int fitting = (int) Math.sqrt((double) CalibrationRecord.MOST_VALUES / (COUNT * values));
    int[] size = new int[Training.DIMENSIONS];
    for (int d = 0; d < size.length; d++) {
      int by = divisor.get(size.length - 1 - d);
      int wanted = Math.min(LARGEST_SIDE, longest(images, d));
      size[d] = Math.min((wanted + by - 1) / by * by, Math.max(1, fitting / by) * by);
      values *= size[d];
    }
    int count = (int) Math.min(COUNT, CalibrationRecord.MOST_VALUES / values);
    if (count == 0) {
      return new ModelCalibrationData(Optional.empty(), CalibrationRecord.NONE);
    }
    PatchSampler sampler =
        new PatchSampler(images, size, count, Augmentation.NONE, head.encoder(), seed);
    ArrayImg<FloatType, FloatArray> patches = HalfFloats.stored(sampler.batch(0, 0).input());
    return new ModelCalibrationData(
        Optional.of(patches),
        new CalibrationRecord(
            count, ActivationObservation.of(network, weights, List.of(patches)).ranges()));
  }

  /** Smaller images are mirrored, so patches need not be larger than the largest of some images. */
  private static int longest(TrainingImages images, int dimension) {
    return images.sample(COUNT).stream().mapToInt(image -> image.size(dimension)).max().orElse(1);
  }
}
