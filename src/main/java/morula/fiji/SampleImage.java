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
import ij.macro.Interpreter;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.util.List;
import morula.image.Axis;
import morula.image.Image;
import morula.pictures.LabelColoring;
import morula.synthetic.SyntheticSample;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

/** Generated images as images of ImageJ. */
public final class SampleImage {
  private SampleImage() {}

  /** Returns whether an image can be shown although there is no display: a macro is at work. */
  public static boolean isShownHeadless() {
    return Interpreter.getInstance() != null;
  }

  /**
   * Returns a generated image of one plane and one channel.
   *
   * @param truth whether its objects are outlined
   */
  public static ImagePlus of(SyntheticSample sample, String name, boolean truth) {
    Image from = sample.image();
    int width = Math.toIntExact(from.size(Axis.X));
    ImageProcessor plane = new FloatProcessor(width, Math.toIntExact(from.size(Axis.Y)));
    int i = 0;
    for (RealType<?> pixel : Views.flatIterable(from.channel(0))) {
      plane.setf(i++, pixel.getRealFloat());
    }
    Object type = from.channel(0).getType();
    if (type instanceof UnsignedByteType) {
      plane = plane.convertToByte(false);
    } else if (type instanceof UnsignedShortType) {
      plane = plane.convertToShort(false);
    }
    plane.resetMinAndMax();
    ImagePlus image = new ImagePlus(name + ".tif", plane);
    Calibrations.apply(from.calibration(), image);
    if (truth) {
      List<Roi> outlines = LabelRois.ofPlane(sample.labels().plane(0, 0));
      OpenImageSegmentation.draw(outlines, LabelColoring.of(sample.labels()), image);
    }
    return image;
  }
}
