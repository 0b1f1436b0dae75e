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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.image.FittedNormalization;
import morula.image.Image;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.image.Resize;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The frames of an image and the normalisation of each, which reads the whole frame and is
 * therefore fitted once. One thread at a time.
 */
final class FrameFits {
  private final Image image;
  private final int side;
  private final List<Normalization> steps;
  private final Map<Long, FittedNormalization> fits = new HashMap<>();

  /**
   * @param image with the channels that the model takes
   */
  FrameFits(Image image, AppliedModel model) {
    this(image, model.imageSize(), model.normalization());
  }

  /**
   * @param side width and height that frames are resized to; 0 for as they are
   */
  FrameFits(Image image, int side, List<Normalization> steps) {
    this.image = image;
    this.side = side;
    this.steps = steps;
  }

  /** The image. */
  Image image() {
    return image;
  }

  /**
   * A frame, resized where all images are resized to one size: that comes before normalisation.
   *
   * @return X, Y, CHANNEL, Z
   */
  RandomAccessibleInterval<? extends RealType<?>> frame(long t) {
    return side == 0 ? image.frame(t) : Resize.lazily(image.frame(t), side, side);
  }

  /** The normalisation of the intensities of {@link #frame}. */
  FittedNormalization fit(long t) {
    return fits.computeIfAbsent(t, frame -> Normalizations.fit(frame(frame), steps));
  }
}
