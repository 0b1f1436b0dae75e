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
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import morula.pictures.LabelColoring;

/**
 * A label image that shows each label in its own colour, also above 255, where a lookup table of
 * ImageJ has colours for ranges of labels only. When the user chooses another lookup table, that
 * one is shown.
 */
final class LabelImagePlus extends ImagePlus {
  private final LabelColoring colors;
  private final byte[] table;

  /**
   * @param stack 16-bit or 32-bit planes with {@code lut}
   */
  LabelImagePlus(String title, ImageStack stack, LabelColoring colors, LUT lut) {
    super(title, stack);
    this.colors = colors;
    table = lut.getBytes();
    img = null;
  }

  @Override
  public void updateImage() {
    if (showsLabels() && win != null) {
      img = picture(ip);
    } else {
      super.updateImage();
    }
  }

  @Override
  public Image getImage() {
    if ((img == null || win == null) && showsLabels()) {
      img = picture(ip);
    }
    return super.getImage();
  }

  private boolean showsLabels() {
    // the first call comes from the constructor of ImagePlus
    return table != null && ip != null && Arrays.equals(table, ip.getLut().getBytes());
  }

  private BufferedImage picture(ImageProcessor plane) {
    BufferedImage picture =
        new BufferedImage(plane.getWidth(), plane.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[plane.getWidth()];
    for (int y = 0; y < plane.getHeight(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = colors.rgb((int) plane.getf(x, y));
      }
      picture.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return picture;
  }
}
