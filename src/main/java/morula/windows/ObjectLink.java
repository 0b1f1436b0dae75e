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
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import morula.fiji.LabelImages;
import morula.fiji.LabelRois;
import morula.fiji.OpenImageSegmentation;
import morula.image.Labels;
import morula.image.StackPart;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Links the table of objects to the images: a click on a row selects the object, a click on an
 * object its row. It ends when the table is closed.
 */
final class ObjectLink {
  private final ImagePlus source;
  private final ImagePlus labels;
  private final TextPanel table;
  private final List<Runnable> ends = new ArrayList<>();

  private ObjectLink(ImagePlus source, ImagePlus labels, TextWindow window) {
    this.source = source;
    this.labels = labels;
    table = window.getTextPanel();
    MouseListener rows =
        new MouseAdapter() {
          @Override
          public void mouseReleased(MouseEvent e) {
            rowChosen();
          }
        };
    for (Component part : table.getComponents()) {
      part.addMouseListener(rows);
      ends.add(() -> part.removeMouseListener(rows));
    }
    listen(source);
    listen(labels);
    window.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent e) {
            end();
          }
        });
  }

  /**
   * Links a table that is shown.
   *
   * @param labels the label image, with the same size
   */
  static ObjectLink create(ImagePlus source, ImagePlus labels, TextWindow table) {
    return new ObjectLink(source, labels, table);
  }

  /** Ends the link. */
  void end() {
    ends.forEach(Runnable::run);
    ends.clear();
  }

  private void listen(ImagePlus image) {
    ImageCanvas canvas = image.getCanvas();
    if (canvas == null) {
      return;
    }
    MouseListener clicks =
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            clicked(image, canvas.offScreenX(e.getX()), canvas.offScreenY(e.getY()));
          }
        };
    canvas.addMouseListener(clicks);
    ends.add(() -> canvas.removeMouseListener(clicks));
  }

  private void rowChosen() {
    int row = table.getSelectionStart();
    ResultsTable rows = table.getResultsTable();
    if (rows != null && row >= 0) {
      ObjectRows.label(rows, row).ifPresent(label -> select(label, rows, row));
    }
  }

  private void clicked(ImagePlus image, int x, int y) {
    ResultsTable rows = table.getResultsTable();
    if (rows == null || IJ.getToolName().startsWith("Morula")) {
      return; // a tool of Morula means something else by a click
    }
    int label =
        image == labels ? (int) image.getProcessor().getPixelValue(x, y) : labelOutlined(x, y);
    if (label > 0) {
      ObjectRows.row(rows, label)
          .ifPresent(
              row -> {
                table.setSelection(row, row);
                table.showRow(row);
                select(label, rows, row);
              });
    }
  }

  private int labelOutlined(int x, int y) {
    for (Roi roi : outlines()) {
      if (isOnThisPlane(roi) && roi.contains(x, y)) {
        return Integer.parseInt(roi.getName());
      }
    }
    return 0;
  }

  private boolean isOnThisPlane(Roi roi) {
    if (roi.hasHyperStackPosition()) {
      return (roi.getZPosition() == 0 || roi.getZPosition() == source.getZ())
          && (roi.getTPosition() == 0 || roi.getTPosition() == source.getT());
    }
    return roi.getPosition() == 0 || roi.getPosition() == source.getCurrentSlice();
  }

  private List<Roi> outlines() {
    Overlay overlay = source.getOverlay();
    return overlay == null
        ? List.of()
        : List.of(overlay.toArray()).stream().filter(OpenImageSegmentation::isObject).toList();
  }

  private void select(int label, ResultsTable rows, int row) {
    // the table has the numbers of the whole image, the label image may be a part of it
    Optional<StackPart> part =
        StackPart.read(labels.getInfoProperty(), labels.getNSlices(), labels.getNFrames());
    int slice = ObjectRows.number(rows, "slice", row) - part.map(StackPart::firstSlice).orElse(0);
    int frame = ObjectRows.number(rows, "frame", row) - part.map(StackPart::firstFrame).orElse(0);
    Optional<Roi> outline =
        outlines().stream().filter(roi -> roi.getName().equals("" + label)).findFirst();
    if (labels.getWindow() != null) {
      labels.setPosition(1, slice, frame);
      Optional<Roi> there = outline.or(() -> fromLabels(label, slice, frame));
      there.ifPresent(roi -> show(labels, roi));
      outline = outline.or(() -> there);
    }
    if (source.getWindow() != null && outline.isPresent()) {
      goTo(outline.get());
      show(source, outline.get());
    }
  }

  private Optional<Roi> fromLabels(int label, int slice, int frame) {
    Labels read = LabelImages.read(labels);
    RandomAccessibleInterval<IntType> plane = read.plane(slice - 1, frame - 1);
    Map<Integer, Roi> found = LabelRois.of(plane, Set.of(label));
    return Optional.ofNullable(found.get(label));
  }

  private void goTo(Roi roi) {
    if (roi.hasHyperStackPosition()) {
      source.setPosition(
          source.getC(), Math.max(1, roi.getZPosition()), Math.max(1, roi.getTPosition()));
    } else if (roi.getPosition() > 0) {
      source.setSlice(roi.getPosition());
    }
  }

  /** Selects an object, and moves the visible part of the image to it if it is outside. */
  private static void show(ImagePlus image, Roi outline) {
    Roi roi = (Roi) outline.clone();
    roi.setPosition(0);
    roi.setStrokeColor(null);
    image.setRoi(roi);
    Rectangle seen = image.getCanvas().getSrcRect();
    Rectangle object = roi.getBounds();
    if (!seen.intersects(object)) {
      int x = object.x + object.width / 2 - seen.width / 2;
      int y = object.y + object.height / 2 - seen.height / 2;
      image
          .getCanvas()
          .setSourceRect(
              new Rectangle(
                  Math.max(0, Math.min(x, image.getWidth() - seen.width)),
                  Math.max(0, Math.min(y, image.getHeight() - seen.height)),
                  seen.width,
                  seen.height));
      image.getCanvas().repaint();
    }
  }
}
