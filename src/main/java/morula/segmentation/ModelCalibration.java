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
package morula.segmentation;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.torchscript.ActivationRanges;
import morula.torchscript.ActivationRanges.Range;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The calibration of a model: patches of its training images, and the ranges on them, if its
 * package carries them. Otherwise the images are {@link CalibrationImages}, and ranges that were
 * observed on them are remembered on this computer. Not to be used once the model is closed.
 */
final class ModelCalibration implements NetworkCalibration {
  private final ModelPackage model;
  private final TrainingRecord record;
  private List<ArrayImg<FloatType, FloatArray>> images;

  ModelCalibration(ModelPackage model, TrainingRecord record) {
    this.model = model;
    this.record = record;
  }

  @Override
  public List<ArrayImg<FloatType, FloatArray>> images() throws IOException {
    if (images == null) {
      Optional<ArrayImg<FloatType, FloatArray>> patches = model.calibration();
      images =
          patches.isPresent()
              ? single(patches.get())
              : List.copyOf(CalibrationImages.of(model, record, model.preprocessing()));
    }
    return images;
  }

  /** Returns each patch by itself, as the last dimension of an image has one element. */
  private static List<ArrayImg<FloatType, FloatArray>> single(
      ArrayImg<FloatType, FloatArray> patches) {
    long[] size = patches.dimensionsAsLongArray();
    int last = size.length - 1;
    int count = (int) size[last];
    int length = (int) (patches.size() / count);
    size[last] = 1;
    float[] values = patches.update(null).getCurrentStorageArray();
    return IntStream.range(0, count)
        .mapToObj(i -> Arrays.copyOfRange(values, i * length, (i + 1) * length))
        .map(patch -> ArrayImgs.floats(patch, size))
        .toList();
  }

  /** {@inheritDoc} A jar with another version of the network may name its nodes in another way. */
  @Override
  public Optional<ActivationRanges> ranges(List<String> nodes) {
    Map<String, Range> carried = record.calibration().ranges();
    if (carried.keySet().containsAll(nodes)) {
      return Optional.of(new ActivationRanges(carried));
    }
    return ObservedRanges.find(model.fingerprint(), nodes);
  }

  @Override
  public void observed(List<String> nodes, ActivationRanges ranges) {
    ObservedRanges.add(model.fingerprint(), nodes, ranges);
  }
}
