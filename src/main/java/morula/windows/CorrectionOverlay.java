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

package morula.windows;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import morula.annotation.Correction;
import morula.fiji.ImagePlusView;
import morula.fiji.LabelRois;
import morula.fiji.OpenImageSegmentation;
import morula.image.Labels;
import morula.pictures.LabelColoring;

/** Shows a {@link CorrectionLayer} on an image, in place of the image's overlay. */
final class CorrectionOverlay {
  private final ImagePlus image;
  private final Overlay before;
  private final Overlay overlay = new Overlay();

  CorrectionOverlay(ImagePlus image, Correction correction) {
    this.image = image;
    before = image.getOverlay();
    overlay.add(new LayerRoi(image, new CorrectionLayer(correction)));
    overlay.selectable(false);
  }

  /** Draws what is there now. */
  void draw() {
    if (image.getOverlay() != overlay) {
      image.setOverlay(overlay);
    } else if (image.getCanvas() != null) {
      image.getCanvas().repaint();
    }
  }

  /** Shows the overlay that was there before. */
  void remove() {
    image.setOverlay(before);
  }

  /** Shows the overlay that was there before, with the outlines of the corrected objects. */
  void replace(Labels labels) {
    image.setOverlay(before);
    LabelRois.Stack stack =
        LabelRois.Stack.of(ImagePlusView.of(image), ImagePlusView.isColor(image), 0, 0);
    OpenImageSegmentation.draw(LabelRois.of(labels, stack), LabelColoring.of(labels), image);
  }

  /** An element of ImageJ's overlay that draws all outlines at once. */
  private static final class LayerRoi extends Roi {
    private static final long serialVersionUID = 1;

    private final transient ImagePlus image;
    private final transient CorrectionLayer layer;

    LayerRoi(ImagePlus image, CorrectionLayer layer) {
      super(0, 0, image.getWidth(), image.getHeight());
      this.image = image;
      this.layer = layer;
    }

    @Override
    public void drawOverlay(Graphics g) {
      ImageCanvas canvas = image.getCanvas();
      if (canvas != null) {
        layer.draw((Graphics2D) g, canvas.getSrcRect(), canvas.getMagnification());
      } else {
        layer.draw((Graphics2D) g, new Rectangle(image.getWidth(), image.getHeight()), 1);
      }
    }
  }
}
