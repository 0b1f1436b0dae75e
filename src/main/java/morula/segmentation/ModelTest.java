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
import java.util.Locale;
import java.util.Optional;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.image.FittedNormalization;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.inference.ChannelNormalization;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.inference.Tiles;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.network.ActivationMemory;
import morula.network.ReceptiveField;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Applies a model to its test input and compares the result with its test output, as {@code
 * scripts/check-model} does: weights of another model or another training give another result.
 */
final class ModelTest {
  /** Tolerances of bioimage.io where a model states none: absolute, and relative to the output. */
  private static final double TOLERANCE = 1e-3;

  /** The share of values that may differ more, for the rounding of other processors. */
  private static final double MAY_DIFFER = 100e-6;

  /** Values; a larger example would take minutes. Morula's own have some ten thousand pixels. */
  private static final long LARGEST = 1 << 24;

  private ModelTest() {}

  /**
   * Tests a model on the processor, in fp32.
   *
   * @throws InvalidRequestException naming the model if its weights do not fit its network, or it
   *     gives another result; a model without test arrays gives none
   * @throws IOException if it cannot be read, or the network cannot be loaded
   */
  static void run(ModelPackage model, ModelParts parts) throws IOException {
    TrainingRecord record = model.record().orElseThrow();
    FittingWeights fitting = FittingWeights.read(model, record, parts);
    List<Normalization> normalization = model.preprocessing();
    Optional<ArrayImg<FloatType, FloatArray>> input = model.testInput();
    Optional<ArrayImg<FloatType, FloatArray>> output = model.testOutput();
    if (input.isEmpty()
        || output.isEmpty()
        || input.get().size() > LARGEST
        || !model.postprocessing().isEmpty()) {
      return;
    }
    int outputs = parts.head().channels().size();
    checkSize(model, "input", input.get(), record.divisor().size(), record.inputChannels());
    checkSize(model, "output", output.get(), record.divisor().size(), outputs);
    int last = input.get().numDimensions() - 1;
    var image = Views.hyperSlice(input.get(), last, 0);
    FittedNormalization fitted = Normalizations.fit(image, normalization);
    ReceptiveField field = ReceptiveField.of(fitting.network());
    try (InferenceSession session =
        InferenceSession.of(
            Programs.inference(
                fitting.network(), fitting.weights(), parts.head().activation(), Precision.FP32),
            Device.CPU)) {
      TiledPredictor predictor =
          Tiles.predictor(
              session, outputs, field, 0, ActivationMemory.valuesPerPixel(fitting.network()));
      try (PlaneStore<FloatType> found =
          predictor.predict(image, ChannelNormalization.of(fitted), Progress.NONE)) {
        compare(model, found.pixels(), Views.hyperSlice(output.get(), last, 0));
      }
    }
  }

  private static void checkSize(
      ModelPackage model,
      String which,
      ArrayImg<FloatType, FloatArray> array,
      int axes,
      int channels) {
    long[] size = array.dimensionsAsLongArray();
    if (size.length != axes + 2 || size[axes] != channels || size[axes + 1] != 1) {
      throw wrong(
          model,
          String.format(
              Locale.ROOT,
              "its test %s has the size %s, which is not that of the network's %s",
              which,
              Arrays.toString(size),
              which));
    }
  }

  private static void compare(
      ModelPackage model,
      RandomAccessibleInterval<FloatType> found,
      RandomAccessibleInterval<FloatType> expected) {
    if (!Arrays.equals(found.dimensionsAsLongArray(), expected.dimensionsAsLongArray())) {
      throw wrong(
          model,
          String.format(
              Locale.ROOT,
              "its test output has the size %s, the result for its test input %s",
              Arrays.toString(expected.dimensionsAsLongArray()),
              Arrays.toString(found.dimensionsAsLongArray())));
    }
    long values = 0;
    long differing = 0;
    boolean finite = true;
    double largest = 0;
    Cursor<FloatType> right = Views.flatIterable(expected).cursor();
    for (FloatType pixel : Views.flatIterable(found)) {
      double value = right.next().get();
      double error = Math.abs(pixel.get() - value);
      finite &= Float.isFinite(pixel.get());
      largest = Math.max(largest, error);
      values++;
      if (!(error <= TOLERANCE + TOLERANCE * Math.abs(value))) {
        differing++;
      }
    }
    if (!finite) {
      throw wrong(model, "for its own test input, it gives values that are not numbers (NaN)");
    }
    if (differing > MAY_DIFFER * values) {
      throw wrong(
          model,
          String.format(
              Locale.ROOT,
              "for its own test input, it does not give its test output: %.1f %% of the values differ, the largest by %.2g",
              100.0 * differing / values,
              largest));
    }
  }

  private static InvalidRequestException wrong(ModelPackage model, String problem) {
    return new InvalidRequestException(
        model.location()
            + " is damaged, or put together from several models: "
            + problem
            + "; copy or download the complete model again, or train it again");
  }
}
