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

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Toolbar;
import ij.plugin.tool.PlugInTool;
import java.awt.event.InputEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.KeyListener;
import java.awt.event.MouseEvent;
import morula.annotation.Correction;

/** Takes mouse and keys on the image that is corrected, while ImageJ's own tools stay usable. */
final class CorrectionTool extends PlugInTool {
  private final ImagePlus image;
  private final Correction correction;
  private final Keys keys;

  /** What the keys do. */
  interface Keys {
    /** Handles a key; returns whether it means something. */
    boolean pressed(KeyEvent event);
  }

  private final KeyListener listener =
      new KeyAdapter() {
        @Override
        public void keyPressed(KeyEvent event) {
          if (!keys.pressed(event)) {
            IJ.getInstance().keyPressed(event);
          }
        }

        @Override
        public void keyReleased(KeyEvent event) {
          IJ.getInstance().keyReleased(event);
        }
      };

  CorrectionTool(ImagePlus image, Correction correction, Keys keys) {
    this.image = image;
    this.correction = correction;
    this.keys = keys;
  }

  /** Takes mouse and keys. */
  void attach() {
    Toolbar.addPlugInTool(this);
    select();
    ImageCanvas canvas = image.getCanvas();
    // ImageJ's shortcuts, such as m for Measure, would be done as well
    canvas.removeKeyListener(IJ.getInstance());
    image.getWindow().removeKeyListener(IJ.getInstance());
    canvas.addKeyListener(listener);
    image.getWindow().addKeyListener(listener);
  }

  /** Puts the tool into the hand again, after one of ImageJ's was. */
  void select() {
    IJ.setTool(getToolName());
  }

  /** Gives mouse and keys back. */
  void detach() {
    if (image.getWindow() != null) {
      image.getCanvas().removeKeyListener(listener);
      image.getWindow().removeKeyListener(listener);
      image.getCanvas().addKeyListener(IJ.getInstance());
      image.getWindow().addKeyListener(IJ.getInstance());
    }
    IJ.setTool("rectangle");
  }

  @Override
  public String getToolName() {
    return "Morula Correct Tool";
  }

  @Override
  public String getToolIcon() {
    return "C0a0O11ccCf00O55bb";
  }

  @Override
  public void mousePressed(ImagePlus imp, MouseEvent e) {
    if (imp == image && (e.getModifiersEx() & InputEvent.BUTTON1_DOWN_MASK) != 0) {
      correction.goTo(plane());
      correction.press(x(e), y(e), e.isShiftDown(), e.isAltDown());
    }
  }

  @Override
  public void mouseDragged(ImagePlus imp, MouseEvent e) {
    if (imp == image) {
      correction.drag(x(e), y(e));
    }
  }

  @Override
  public void mouseReleased(ImagePlus imp, MouseEvent e) {
    if (imp == image) {
      correction.release(x(e), y(e));
    }
  }

  /** Returns the plane that the image shows, as {@link Correction#plane} counts. */
  int plane() {
    return (image.getT() - 1) * image.getNSlices() + image.getZ() - 1;
  }

  /** Shows a plane, as {@link #plane} counts. */
  void show(int plane) {
    int slices = image.getNSlices();
    image.setPosition(image.getC(), plane % slices + 1, plane / slices + 1);
  }

  private int x(MouseEvent e) {
    return image.getCanvas().offScreenX(e.getX());
  }

  private int y(MouseEvent e) {
    return image.getCanvas().offScreenY(e.getY());
  }
}
