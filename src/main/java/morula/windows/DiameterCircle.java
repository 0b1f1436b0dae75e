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
import ij.gui.OvalRoi;
import java.awt.Color;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.DoubleConsumer;
import morula.fiji.OpenImageSegmentation;

/**
 * A circle on an image, as large as an object: dragged at its edge it changes its size, inside it
 * is moved. ImageJ's tool works on the rest of the image.
 */
final class DiameterCircle {
  private static final String NAME = "diameter";

  /** Distance from the edge, in points of the screen, at which it is taken hold of. */
  private static final double GRIP = 6;

  private final ImagePlus image;
  private final ImageCanvas canvas;
  private final DoubleConsumer changed;
  private final Mouse mouse = new Mouse();
  private double x;
  private double y;
  private double diameter;

  private enum Hold {
    NOTHING,
    EDGE,
    INSIDE
  }

  /**
   * Draws a circle in the middle of what is visible.
   *
   * @param image an image with a window
   * @param diameter in pixels
   * @param changed gets the diameter when the circle is dragged
   */
  DiameterCircle(ImagePlus image, double diameter, DoubleConsumer changed) {
    this.image = image;
    this.changed = changed;
    this.diameter = diameter;
    canvas = image.getCanvas();
    x = canvas.getSrcRect().getCenterX();
    y = canvas.getSrcRect().getCenterY();
    // in place of the canvas, which gets what does not concern the circle
    canvas.removeMouseListener(canvas);
    canvas.removeMouseMotionListener(canvas);
    canvas.addMouseListener(mouse);
    canvas.addMouseMotionListener(mouse);
    draw();
  }

  ImagePlus image() {
    return image;
  }

  /** Shows another diameter in pixels. */
  void setDiameter(double pixels) {
    if (Math.abs(pixels - diameter) > 0.05) {
      diameter = pixels;
      draw();
    }
  }

  /** Removes the circle. */
  void remove() {
    canvas.removeMouseListener(mouse);
    canvas.removeMouseMotionListener(mouse);
    canvas.addMouseListener(canvas);
    canvas.addMouseMotionListener(canvas);
    OpenImageSegmentation.drawHelp(image, NAME, List.of());
  }

  private void draw() {
    OvalRoi circle = new OvalRoi(x - diameter / 2, y - diameter / 2, diameter, diameter);
    circle.setStrokeColor(Color.YELLOW);
    circle.setStrokeWidth(2 / Math.max(1, canvas.getMagnification()));
    OpenImageSegmentation.drawHelp(image, NAME, List.of(circle));
  }

  private Hold at(MouseEvent e) {
    double distance =
        Math.hypot(canvas.offScreenXD(e.getX()) - x, canvas.offScreenYD(e.getY()) - y);
    if (Math.abs(distance - diameter / 2) * canvas.getMagnification() <= GRIP) {
      return Hold.EDGE;
    }
    return distance < diameter / 2 ? Hold.INSIDE : Hold.NOTHING;
  }

  private final class Mouse extends MouseAdapter {
    private Hold hold = Hold.NOTHING;

    @Override
    public void mousePressed(MouseEvent e) {
      hold = at(e);
      if (hold == Hold.NOTHING) {
        canvas.mousePressed(e);
      }
    }

    @Override
    public void mouseDragged(MouseEvent e) {
      double toX = canvas.offScreenXD(e.getX());
      double toY = canvas.offScreenYD(e.getY());
      switch (hold) {
        case NOTHING -> canvas.mouseDragged(e);
        case INSIDE -> {
          x = toX;
          y = toY;
          draw();
        }
        case EDGE -> {
          diameter = Math.max(2, 2 * Math.hypot(toX - x, toY - y));
          draw();
          changed.accept(diameter);
        }
      }
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      if (hold == Hold.NOTHING) {
        canvas.mouseReleased(e);
      }
      hold = Hold.NOTHING;
    }

    @Override
    public void mouseClicked(MouseEvent e) {
      canvas.mouseClicked(e);
    }

    @Override
    public void mouseEntered(MouseEvent e) {
      canvas.mouseEntered(e);
    }

    @Override
    public void mouseExited(MouseEvent e) {
      canvas.mouseExited(e);
    }

    @Override
    public void mouseMoved(MouseEvent e) {
      canvas.mouseMoved(e);
    }
  }
}
