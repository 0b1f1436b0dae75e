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

package morula.sizes;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import morula.image.FittedNormalization;
import morula.inference.ChannelNormalization;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.instances.Decoder;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.progress.Progress;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Finds the objects in a part of a plane, to measure their sizes. */
final class ObjectFinder {
  private final TiledPredictor predictor;
  private final Head head;
  private final Decoder decoder;

  ObjectFinder(TiledPredictor predictor, Head head) {
    this.predictor = predictor;
    this.head = head;
    // options tuned for objects of the right size may merge all objects at a coarse scale
    decoder = head.decoder(head.defaultOptions());
  }

  /**
   * Finds all objects, including those of low confidence.
   *
   * @param part X, Y, CHANNEL: a part of the plane at the scale of the network; its minimum is its
   *     position
   * @param magnification pixels of {@code part} for each pixel of the plane, along one axis
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space for a prediction
   */
  List<FoundObject> find(
      RandomAccessibleInterval<FloatType> part,
      FittedNormalization fitted,
      double magnification,
      Progress progress)
      throws IOException {
    try (PlaneStore<FloatType> prediction = predict(part, fitted, progress)) {
      return find(prediction.pixels(), part, magnification, progress);
    }
  }

  /** Predicts a part of a plane: X, Y, output channel; to be closed by the caller. */
  PlaneStore<FloatType> predict(
      RandomAccessibleInterval<FloatType> part, FittedNormalization fitted, Progress progress)
      throws IOException {
    return predictor.predict(
        Views.zeroMin(part), ChannelNormalization.of(fitted), progress.withoutSteps());
  }

  /**
   * Finds all objects in a prediction, see {@link #find(RandomAccessibleInterval,
   * FittedNormalization, double, Progress)}.
   */
  List<FoundObject> find(
      RandomAccessibleInterval<FloatType> prediction,
      Interval part,
      double magnification,
      Progress progress)
      throws IOException {
    Progress silent = progress.withoutSteps();
    try (PlaneStore<IntType> store = PlaneStore.ints(part.dimension(0), part.dimension(1))) {
      RandomAccessibleInterval<IntType> labels = store.pixels();
      int objects = decoder.decode(prediction, labels, silent);
      double[] scores = ObjectScores.of(head, prediction, labels, objects, silent);
      return FoundObject.in(
              Views.translate(labels, part.min(0), part.min(1)), scores, magnification)
          .stream()
          .filter(Objects::nonNull)
          .toList();
    }
  }
}
