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

import morula.progress.InvalidRequestException;
import net.imglib2.view.Views;

/** Selects one frame of a time series. */
public final class Frames {
  private Frames() {}

  /**
   * Returns an image of one frame, named {@code NAME_t3}; the whole image if {@code frame} is 0 or
   * there is only one frame.
   *
   * @param frame from 1; 0 for all
   * @throws InvalidRequestException if the image has no such frame
   */
  public static Image select(Image image, int frame) {
    long frames = image.size(Axis.TIME);
    if (frame < 0 || frame > frames) {
      throw new InvalidRequestException(
          "frame="
              + frame
              + ": "
              + image.name()
              + (frames == 1 ? " has 1 frame" : " has " + frames + " frames")
              + "; frame=0 takes all frames");
    }
    if (frame == 0 || frames == 1) {
      return image;
    }
    return new Image(
        image.name() + "_t" + frame,
        Views.addDimension(image.frame(frame - 1L), 0, 0),
        image.calibration());
  }
}
