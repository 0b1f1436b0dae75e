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

package morula.image;

import java.util.SplittableRandom;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;

/**
 * Keeps the middle of an image and of its labels, so that a larger part of the objects touches the
 * edge and is cut by it. Nothing is copied.
 */
final class CutChange implements Change {
  @Override
  public Image apply(Image image, double share, SplittableRandom random) {
    Interval middle = middle(image.pixels(), share);
    return new Image(
        image.name(), cropped(image.pixels(), middle), moved(image.calibration(), middle));
  }

  @Override
  public Labels apply(Labels labels, double share) {
    Interval middle = middle(labels.pixels(), share);
    return new Labels(
        labels.name(), cropped(labels.pixels(), middle), moved(labels.calibration(), middle));
  }

  private static <T> RandomAccessibleInterval<T> cropped(
      RandomAccessibleInterval<T> pixels, Interval part) {
    return Views.zeroMin(Views.interval(pixels, part));
  }

  /** Returns the middle along the first two axes, and all of the others. */
  private static Interval middle(Interval whole, double share) {
    long[] min = whole.minAsLongArray();
    long[] max = whole.maxAsLongArray();
    for (int d = 0; d < 2; d++) {
      long kept = Math.max(1, Math.round(whole.dimension(d) * share));
      min[d] += (whole.dimension(d) - kept) / 2;
      max[d] = min[d] + kept - 1;
    }
    return new FinalInterval(min, max);
  }

  private static Calibration moved(Calibration calibration, Interval part) {
    return calibration.cropped(part.min(0), part.min(1));
  }
}
