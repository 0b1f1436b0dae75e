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

package morula.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import java.awt.Rectangle;
import morula.progress.InvalidRequestException;
import morula.segmentation.Region;
import net.imglib2.FinalInterval;

/** The selection of an open image as a region to segment. */
public final class SelectedRegion {
  private SelectedRegion() {}

  /** Returns whether an image has a selection that encloses an area. */
  public static boolean isThere(ImagePlus image) {
    Roi roi = image.getRoi();
    return roi != null && roi.isArea() && !bounds(roi, image).isEmpty();
  }

  /**
   * Returns the selection; later changes of it do not matter.
   *
   * @throws InvalidRequestException if there is none that encloses an area within the image
   */
  public static Region of(ImagePlus image) {
    if (!isThere(image)) {
      throw new InvalidRequestException(
          "selection=true: "
              + image.getTitle()
              + " has no selection that encloses an area; draw one, such as a rectangle, or leave"
              + " the key out");
    }
    Roi roi = (Roi) image.getRoi().clone();
    Rectangle box = bounds(roi, image);
    return new Region(
        FinalInterval.createMinSize(box.x, box.y, box.width, box.height),
        // not containsPoint, which says no to every point of a rectangle that a macro made
        (x, y) -> roi.contains((int) Math.floor(x), (int) Math.floor(y)));
  }

  private static Rectangle bounds(Roi roi, ImagePlus image) {
    return roi.getBounds().intersection(new Rectangle(image.getWidth(), image.getHeight()));
  }
}
