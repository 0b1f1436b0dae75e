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

import static morula.windows.ObjectPlaces.highest;
import static morula.windows.ObjectPlaces.ofThree;
import static morula.windows.Screen.await;
import static morula.windows.Screen.button;
import static morula.windows.Screen.buttonThatBegins;
import static morula.windows.Screen.canvasClick;
import static morula.windows.Screen.check;
import static morula.windows.Screen.checkFits;
import static morula.windows.Screen.click;
import static morula.windows.Screen.field;
import static morula.windows.Screen.frame;
import static morula.windows.Screen.labels;
import static morula.windows.Screen.mouse;
import static morula.windows.Screen.named;
import static morula.windows.Screen.onSwing;
import static morula.windows.Screen.type;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import ij.text.TextWindow;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Window;
import javax.swing.JComboBox;

/** The steps of the tour in the window Segment. */
record SegmentSteps(Screen screen) {
  void go(ImagePlus image) throws Exception {
    MenuCall.run("segment");
    Frame window = frame("Segment");
    screen.picture("segment");
    checkFits(window);
    help(image, window);
    toFiles(window);
    click(window, "Segment");
    ImagePlus labels = await("the labels", () -> WindowManager.getImage("nuclei_001_labels"));
    await("the end", () -> button(window, "Segment").isEnabled() ? true : null);
    screen.picture("segmented");
    Frame table = (Frame) WindowManager.getWindow("nuclei_001_objects");
    beside("the label image", labels.getWindow(), image);
    beside("the table", table, image);
    check(image.getOverlay().size() == highest(labels), "outlines and labels differ");
    results(image, labels, (TextWindow) table);
    check(
        WindowManager.getFrame("Recorder") instanceof Recorder recorder
            && recorder.getText().contains("run(\"Morula: Segment...\""),
        "the run is not recorded");
    click(window, "Close");
  }

  private static void beside(String what, Window window, ImagePlus image) throws Exception {
    for (int i = 0; i < 50; i++) {
      if (!onSwing(() -> window.getBounds().intersects(image.getWindow().getBounds()))) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(
        what + " covers the image: " + window.getBounds() + ", " + image.getWindow().getBounds());
  }

  /** The diameter as a circle, its estimate, and the preview. */
  private void help(ImagePlus image, Frame window) throws Exception {
    click(window, "show it");
    check(image.getOverlay().size() == 1, "there is no circle");
    Rectangle circle = image.getOverlay().get(0).getBounds();
    int y = circle.y + circle.height / 2;
    int right = circle.x + circle.width;
    mouse(image, false, new int[] {right, y}, new int[] {right + 10, y});
    String dragged = field(window, "diameter").getText();
    check(Math.abs(Double.parseDouble(dragged) - circle.width - 20) < 3, "dragged: " + dragged);
    check(image.getRoi() == null, "the tool of ImageJ drew something");
    type(window, "diameter", "");
    click(window, "Estimate");
    String estimate =
        await(
            "the estimate",
            () -> {
              String text = field(window, "diameter").getText();
              return text.isEmpty() ? null : text;
            });
    check(Math.abs(Double.parseDouble(estimate) - 25) < 5, "estimated: " + estimate);
    click(window, "Preview");
    await("the preview", () -> image.getOverlay().size() > 10 ? true : null);
    screen.picture("preview");
    type(window, "diameter", "");
    click(buttonThatBegins(window, "Preview"));
    click(window, "show it");
    check(image.getOverlay() == null, "something is left of the preview");
  }

  /** The last entry of the list of images opens the window for files, with what was entered. */
  private void toFiles(Frame window) throws Exception {
    type(window, "diameter", "24.5");
    onSwing(
        () -> {
          JComboBox<?> images = named(window, "images", JComboBox.class);
          images.setSelectedIndex(images.getItemCount() - 1);
          check(images.getSelectedIndex() == 0, "the image is not chosen any more");
          return null;
        });
    Frame files = frame("Segment Folder");
    screen.picture("to_files");
    check(field(files, "diameter").getText().equals("24.5"), "the diameter is not carried over");
    type(files, "diameter", "");
    click(files, "Close");
    type(window, "diameter", "");
  }

  /** A histogram of a column, and the result as the prediction of an evaluation. */
  private void further(Frame result, ImagePlus labels) throws Exception {
    JComboBox<?> columns = named(result, "histogram", JComboBox.class);
    onSwing(
        () -> {
          columns.showPopup();
          return null;
        });
    screen.picture("columns");
    onSwing(
        () -> {
          columns.hidePopup();
          columns.setSelectedItem("area (µm²)");
          return null;
        });
    ImagePlus plot =
        await("the histogram", () -> WindowManager.getImage("nuclei_001_objects: area (µm²)"));
    screen.picture("histogram");
    onSwing(
        () -> {
          plot.close();
          return null;
        });
    click(result, "Evaluate…");
    Frame evaluate = frame("Evaluate");
    screen.picture("evaluate_result");
    check(
        field(evaluate, "predictions").getText().equals(labels.getTitle()),
        "the result is not the prediction");
    check(field(evaluate, "labels").getText().isEmpty(), "a truth is chosen");
    click(evaluate, "Close");
  }

  /** The window of the result, and the table that is linked with the image. */
  private void results(ImagePlus image, ImagePlus labels, TextWindow table) throws Exception {
    Frame result = frame("Result of nuclei_001.tif");
    check(
        !result.getBounds().intersects(image.getWindow().getBounds()), "the result is in the way");
    check(labels(result).startsWith(highest(labels) + " object"), labels(result));
    check(
        table.getTextPanel().getColumnHeadings().contains("area (µm²)"),
        table.getTextPanel().getColumnHeadings());
    int[] place = ofThree(labels)[1];
    canvasClick(image, place);
    check(table.getTextPanel().getSelectionStart() == 1, "the row of the object is not chosen");
    check(image.getRoi() != null && image.getRoi().contains(place[0], place[1]), "no object");
    check(labels.getRoi() != null, "the object is not shown in the label image");
    screen.picture("chosen");
    image.deleteRoi();
    further(result, labels);
    // again in a selection, and back
    image.setRoi(0, 0, image.getWidth() / 2, image.getHeight() / 2);
    int before = image.getOverlay().size();
    Frame window = frame("Segment");
    click(window, "only in the selection");
    click(window, "ROI Manager");
    RoiManager manager = onSwing(RoiManager::getRoiManager);
    manager.addRoi(new Roi(1, 2, 3, 4));
    click(window, "Segment");
    await("fewer objects", () -> image.getOverlay().size() < before ? true : null);
    await("the end", () -> button(window, "Segment").isEnabled() ? true : null);
    screen.picture("selection");
    check(manager.getCount() == 1 + image.getOverlay().size(), "not in the ROI Manager");
    manager.addRoi(new Roi(5, 6, 7, 8));
    click(frame("Result of nuclei_001.tif"), "Undo");
    check(manager.getCount() == 2, "undo leaves " + manager.getCount() + " in the ROI Manager");
    check(
        WindowManager.getFrame("Recorder") instanceof Recorder recorder
            && !recorder.getText().contains("roiManager("),
        "undo is recorded");
    manager.close();
    check(image.getOverlay().size() == before, "undo leaves other outlines");
    check(WindowManager.getImage("nuclei_001_labels") == labels, "undo takes the wrong labels");
    image.deleteRoi();
  }
}
