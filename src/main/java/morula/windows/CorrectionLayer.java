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

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.geom.Area;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import morula.annotation.Correction;
import morula.annotation.LabelEdits;
import morula.pictures.ContourTracer;
import morula.pictures.LabelColoring;

/**
 * The outlines of the objects of one plane as a picture of what a window shows. After a change,
 * only the outlines that changed are traced, and only the part of the picture that they lie in is
 * drawn again, so that a click is answered at once however many objects there are. Needs no
 * display.
 */
final class CorrectionLayer {
  /** More changed objects than these: everything is drawn again. */
  private static final int MANY = 200;

  /** Pixels of the screen around an outline that it may colour. */
  private static final int MARGIN = 3;

  private final Correction correction;
  private final LabelColoring colors;
  private final Map<Integer, Outline> outlines = new HashMap<>();
  private final Set<Integer> changed = new HashSet<>();
  private int plane = -1;
  private BufferedImage picture;
  private Rectangle shown;
  private double magnification;

  private record Outline(Rectangle box, List<Polygon> borders, Color color) {}

  CorrectionLayer(Correction correction) {
    this.correction = correction;
    colors = LabelColoring.of(correction.edits().labels());
    correction
        .edits()
        .onChange(
            change -> {
              if (change.plane() < 0) {
                plane = -1;
              } else if (change.plane() == plane) {
                changed.addAll(change.labels());
              }
            });
  }

  /**
   * Draws the outlines, what is chosen, and the line that is being drawn.
   *
   * @param part the part of the image that is shown, in pixels of the image
   * @param scale pixels of the screen for a pixel of the image
   */
  void draw(Graphics2D g, Rectangle part, double scale) {
    update(part, scale);
    g.drawImage(picture, 0, 0, null);
    for (int label : correction.chosen()) {
      Outline outline = outlines.get(label);
      if (outline != null && outline.box().intersects(part)) {
        drawThick(g, outline);
      }
    }
    drawPart(g);
    drawPath(g);
  }

  private void update(Rectangle part, double scale) {
    boolean all = picture == null || !part.equals(shown) || scale != magnification;
    shown = new Rectangle(part);
    magnification = scale;
    if (plane != correction.plane()) {
      plane = correction.plane();
      outlines.clear();
      changed.clear();
      for (int label : correction.edits().inPlane(plane)) {
        outline(label);
      }
      all = true;
    }
    int width = Math.max(1, (int) Math.ceil(part.width * scale));
    int height = Math.max(1, (int) Math.ceil(part.height * scale));
    Rectangle dirty = new Rectangle(-1, -1);
    for (int label : changed) {
      addTo(dirty, outlines.remove(label));
      addTo(dirty, outline(label));
    }
    all |= changed.size() > MANY;
    changed.clear();
    if (picture == null || picture.getWidth() != width || picture.getHeight() != height) {
      picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
      all = true;
    }
    if (all) {
      drawOutlines(new Rectangle(width, height));
    } else if (dirty.width > 0) {
      drawOutlines(onScreen(dirty));
    }
  }

  private static void addTo(Rectangle dirty, Outline outline) {
    if (outline != null) {
      dirty.add(outline.box());
    }
  }

  /** Traces an object; null if it is not there. */
  private Outline outline(int label) {
    LabelEdits edits = correction.edits();
    Rectangle box = edits.box(label, plane);
    if (box.isEmpty()) {
      return null;
    }
    boolean[] mask = new boolean[box.width * box.height];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = edits.at(box.x + i % box.width, box.y + i / box.width, plane) == label;
    }
    List<Polygon> borders = new ContourTracer(mask, box.width, box.height).trace();
    borders.forEach(border -> border.translate(box.x, box.y));
    Outline outline = new Outline(box, borders, colors.color(label));
    outlines.put(label, outline);
    return outline;
  }

  private Rectangle onScreen(Rectangle box) {
    int left = (int) Math.floor((box.x - shown.x) * magnification) - MARGIN;
    int top = (int) Math.floor((box.y - shown.y) * magnification) - MARGIN;
    int right = (int) Math.ceil((box.x + box.width - shown.x) * magnification) + MARGIN;
    int bottom = (int) Math.ceil((box.y + box.height - shown.y) * magnification) + MARGIN;
    return new Rectangle(left, top, right - left, bottom - top);
  }

  private void drawOutlines(Rectangle area) {
    Graphics2D g = picture.createGraphics();
    g.setClip(area);
    g.setComposite(AlphaComposite.Clear);
    g.fill(area);
    g.setComposite(AlphaComposite.SrcOver);
    for (Outline outline : outlines.values()) {
      if (onScreen(outline.box()).intersects(area)) {
        g.setColor(outline.color());
        for (Polygon border : outline.borders()) {
          drawBorder(g, border);
        }
      }
    }
    g.dispose();
  }

  /** Draws a closed line; of the corners that fall on one pixel of the screen, only the first. */
  private void drawBorder(Graphics2D g, Polygon border) {
    int[] x = new int[border.npoints];
    int[] y = new int[border.npoints];
    int n = 0;
    for (int i = 0; i < border.npoints; i++) {
      int px = (int) ((border.xpoints[i] - shown.x) * magnification);
      int py = (int) ((border.ypoints[i] - shown.y) * magnification);
      if (n == 0 || px != x[n - 1] || py != y[n - 1]) {
        x[n] = px;
        y[n++] = py;
      }
    }
    g.drawPolygon(x, y, n);
  }

  /** Draws a chosen object in white with a dark edge, which reads on every image. */
  private void drawThick(Graphics2D g, Outline outline) {
    for (Color color : List.of(Color.BLACK, Color.WHITE)) {
      int reach = color == Color.BLACK ? 1 : 0;
      g.setColor(color);
      for (int dx = -reach; dx <= 1 + reach; dx++) {
        for (int dy = -reach; dy <= 1 + reach; dy++) {
          g.translate(dx, dy);
          outline.borders().forEach(border -> drawBorder(g, border));
          g.translate(-dx, -dy);
        }
      }
    }
  }

  /** Darkens what is not annotated. */
  private void drawPart(Graphics2D g) {
    if (correction.part().isWhole()) {
      return;
    }
    Area outside = new Area(new Rectangle(picture.getWidth(), picture.getHeight()));
    for (Rectangle in : correction.part().in(plane)) {
      Rectangle inside = onScreen(in);
      inside.grow(-MARGIN, -MARGIN);
      outside.subtract(new Area(inside));
    }
    g.setColor(new Color(0, 0, 0, 110));
    g.fill(outside);
  }

  private void drawPath(Graphics2D g) {
    List<int[]> path = correction.path();
    if (path.size() < 2) {
      return;
    }
    int[] x = path.stream().mapToInt(p -> screen(p[0] - shown.x)).toArray();
    int[] y = path.stream().mapToInt(p -> screen(p[1] - shown.y)).toArray();
    int last = x.length - 1;
    g.setColor(Color.YELLOW);
    switch (correction.tool()) {
      case CHOOSE, PART ->
          g.drawRect(
              Math.min(x[0], x[last]),
              Math.min(y[0], y[last]),
              Math.abs(x[0] - x[last]),
              Math.abs(y[0] - y[last]));
      case DRAW -> {
        g.drawPolyline(x, y, x.length);
        g.setColor(new Color(255, 255, 0, 120)); // how it will be closed
        g.drawLine(x[last], y[last], x[0], y[0]);
      }
      case CUT -> g.drawPolyline(x, y, x.length);
      case BRUSH -> {
        return; // what it paints is there at once
      }
    }
  }

  private int screen(int pixels) {
    return (int) ((pixels + 0.5) * magnification);
  }
}
