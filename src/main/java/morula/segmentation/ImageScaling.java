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
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Resize;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.sizes.DiameterEstimate;
import morula.sizes.ObjectScale;
import morula.sizes.PlaneSize;
import morula.sizes.SizeEstimate;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Chooses the size at which the network sees an image: its own size, the one size of all images, or
 * the size at which its objects have the diameter that the model has learned.
 */
final class ImageScaling {

  private final SegmentationSettings settings;
  private final AppliedModel model;

  ImageScaling(SegmentationSettings settings, AppliedModel model) {
    this.settings = settings;
    this.model = model;
  }

  /**
   * Returns the size of an image's planes as the network sees them.
   *
   * @param frames of the image
   * @param kept gets a prediction from which the diameter is estimated
   * @throws InvalidRequestException if a diameter is given that the model cannot use, or one in µm
   *     for an image without a pixel size
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space
   */
  PlaneSize size(FrameFits frames, KeptPrediction kept, Progress progress) throws IOException {
    Image image = frames.image();
    OptionalDouble given = settings.diameter();
    double learned = model.diameter();
    double unit =
        given.isEmpty() ? 1 : Math.sqrt(settings.sizeUnit().pixelArea(image.calibration()));
    if (given.isPresent() && learned == 0) {
      throw new InvalidRequestException(
          "diameter: this model was trained on images at their own scale and cannot use a diameter; leave the key out");
    }
    int side = model.imageSize();
    if (side > 0) {
      return new PlaneSize(side, side);
    }
    if (learned == 0) {
      return PlaneSize.of(image);
    }
    double present =
        given.isPresent()
            ? given.getAsDouble() / unit
            : estimate(frames, kept, progress).orElse(learned);
    return PlaneSize.of(image, ObjectScale.magnification(learned, present));
  }

  /**
   * Estimates the diameter of the objects in the middle plane, in pixels; without confidence there,
   * as in a dark frame, the most confident estimate of a few planes is used.
   */
  OptionalDouble estimate(FrameFits frames, KeptPrediction kept, Progress progress)
      throws IOException {
    Image image = frames.image();
    SizeEstimate best = SizeEstimate.NONE;
    for (long t : places(image.size(Axis.TIME))) {
      for (long z : places(image.size(Axis.Z))) {
        DiameterEstimate estimate =
            new DiameterEstimate(
                model.predictor(),
                model.head(),
                model.diameter(),
                prediction -> kept.keep(t, z, prediction));
        SizeEstimate found = estimate.of(slice(frames.frame(t), z), frames.fit(t), progress);
        best = found.confidence() > best.confidence() ? found : best;
        if (best.isConfident()) {
          return report(image, best, progress);
        }
      }
    }
    if (!best.equals(SizeEstimate.NONE)) {
      return report(image, best, progress);
    }
    progress.message(
        String.format(
            Locale.ROOT,
            "%s: no objects found to estimate the diameter from; assuming %.0f pixels (override with diameter=)",
            image.name(),
            model.diameter()));
    return OptionalDouble.empty();
  }

  private static OptionalDouble report(Image image, SizeEstimate found, Progress progress) {
    progress.message(
        String.format(
            Locale.ROOT,
            "%s: estimated object diameter: %.0f pixels (override with diameter=)",
            image.name(),
            found.diameter()));
    return OptionalDouble.of(found.diameter());
  }

  /** The indices of the middle, the first and the last of {@code count} planes. */
  private static long[] places(long count) {
    return LongStream.of(count / 2, 0, count - 1).distinct().toArray();
  }

  /** Resizes a plane to the size that the network sees. */
  static RandomAccessibleInterval<? extends RealType<?>> resized(
      RandomAccessibleInterval<? extends RealType<?>> plane, PlaneSize size) {
    return size.width() == plane.dimension(0) && size.height() == plane.dimension(1)
        ? plane
        : Resize.lazily(plane, size.width(), size.height());
  }

  /**
   * Returns one plane of a frame.
   *
   * @param frame X, Y, CHANNEL, Z
   */
  static RandomAccessibleInterval<? extends RealType<?>> slice(
      RandomAccessibleInterval<? extends RealType<?>> frame, long z) {
    return Views.hyperSlice(frame, Axis.Z.ordinal(), z);
  }
}
