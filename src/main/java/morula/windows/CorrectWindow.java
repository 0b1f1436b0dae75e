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
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import morula.annotation.Correction;
import morula.annotation.Correction.Tool;
import morula.annotation.LabelEdits;
import morula.annotation.UnsureOrder;
import morula.fiji.LabelImages;
import morula.fiji.RoiLabels;
import morula.keys.ErrorLine;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import net.miginfocom.swing.MigLayout;

/** The palette with which a person corrects the objects on an open image. */
final class CorrectWindow implements CorrectPalette.Actions {
  /** Milliseconds after which the window notices that another plane is shown. */
  private static final int PLANE_CHECK = 150;

  /** Milliseconds without a change after which the label image is shown again. */
  private static final int PAUSE = 300;

  /** The palettes by their image; used in Swing's thread only. */
  private static final Map<ImagePlus, CorrectWindow> OPEN = new HashMap<>();

  private final CorrectedImage corrected;
  private final Correction correction;
  private final CorrectionScores scores;
  private final CorrectionOverlay overlay;
  private final CorrectionTool tool;
  private final CorrectionSaver saver;
  private final CorrectionKeeper keeper;
  private final CorrectPalette palette;
  private final CorrectLoop loop;
  private final JFrame frame;
  private final JLabel said = new JLabel(" ");
  private final Timer planes;
  private final Timer labelImage;
  private final ImageListener images;

  private CorrectWindow(CorrectedImage corrected) {
    this.corrected = corrected;
    LabelEdits edits = new LabelEdits(corrected.labels());
    correction = new Correction(edits);
    scores = CorrectionScores.of(corrected, edits);
    frame = new JFrame("Correct " + corrected.source().getTitle());
    saver = new CorrectionSaver(frame, corrected, edits, scores, this::said);
    keeper = new CorrectionKeeper(frame, corrected.source(), edits, saver, this::said);
    overlay = new CorrectionOverlay(corrected.source(), correction);
    tool = new CorrectionTool(corrected.source(), correction, this::key);
    palette = new CorrectPalette(correction, scores, this);
    loop = new CorrectLoop(this);
    labelImage = new Timer(PAUSE, e -> corrected.labelImage().ifPresent(ImagePlus::updateAndDraw));
    labelImage.setRepeats(false);
    edits.onChange(this::changed);
    correction.onChange(this::refresh);
    frame.add(content());
    Fonts.plain(frame.getContentPane());
    OnScreen.keep(frame);
    frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent e) {
            close();
          }
        });
    planes = new Timer(PLANE_CHECK, e -> correction.goTo(tool.plane()));
    images = OpenImages.listen(this::closeWithImage);
  }

  /**
   * Opens the palette for an image.
   *
   * @param active the image, or its label image
   * @throws morula.progress.InvalidRequestException if there is nothing to correct
   */
  static void open(ImagePlus active) {
    open(active, "");
  }

  /**
   * Opens the palette for an image with a remark.
   *
   * @throws morula.progress.InvalidRequestException if there is nothing to correct
   */
  static void open(ImagePlus active, String remark) {
    SwingUtilities.invokeLater(
        () -> {
          CorrectWindow window = OPEN.get(active);
          if (window != null) {
            window.frame.toFront();
            return;
          }
          try {
            create(CorrectedImage.of(active), remark);
          } catch (RuntimeException e) {
            Questions.tell(null, ErrorLine.of(e));
          }
        });
  }

  private static void create(CorrectedImage corrected, String remark) {
    if (!OPEN.containsKey(corrected.source())) {
      CorrectWindow window = new CorrectWindow(corrected);
      window.show();
      if (!remark.isEmpty()) {
        window.said(remark);
      }
      window.keeper.offer();
    }
  }

  private void show() {
    OPEN.put(corrected.source(), this);
    WindowManager.setCurrentWindow(corrected.source().getWindow());
    tool.attach();
    correction.goTo(tool.plane());
    refresh();
    frame.pack();
    frame.setResizable(false);
    frame.setLocation(
        Placement.beside(
            frame.getSize(),
            corrected.source().getWindow().getBounds(),
            others(),
            Outputs.usable(corrected.source().getWindow())));
    frame.setVisible(true);
    corrected.source().getWindow().toFront();
    planes.start();
    if (corrected.source().getNSlices() > 1) {
      said("Each slice is corrected for itself, also where an object lies in several.");
    }
  }

  /** Returns where the windows are that should stay in sight. */
  private List<Rectangle> others() {
    return Stream.of(Frame.getFrames())
        .filter(other -> other.isVisible() && other != corrected.source().getWindow())
        .map(Frame::getBounds)
        .toList();
  }

  private JPanel content() {
    JPanel panel = new JPanel(new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]0[]0[]"));
    panel.add(palette.component());
    panel.add(loop.component());
    panel.add(said, "gapx 8 8, gapbottom 6");
    return panel;
  }

  private boolean key(KeyEvent event) {
    boolean control = event.isControlDown() || event.isMetaDown();
    int code = event.getKeyCode();
    if (control) {
      switch (code) {
        case KeyEvent.VK_Z -> correction.undo();
        case KeyEvent.VK_Y -> correction.redo();
        case KeyEvent.VK_S -> save();
        default -> {
          return false;
        }
      }
      return true;
    }
    switch (code) {
      case KeyEvent.VK_DELETE, KeyEvent.VK_BACK_SPACE -> correction.delete();
      case KeyEvent.VK_ESCAPE -> correction.chooseNone();
      case KeyEvent.VK_M -> correction.merge();
      case KeyEvent.VK_N -> unsure(event.isShiftDown() ? -1 : 1);
      case KeyEvent.VK_E -> correction.setEraser(!correction.eraser());
      default -> {
        return typed(event.getKeyChar());
      }
    }
    return true;
  }

  private boolean typed(char character) {
    if (character == '[' || character == ']') {
      palette.grow(character == ']' ? 1 : -1);
    } else if (character >= '1' && character < '1' + Tool.values().length) {
      palette.take(Tool.values()[character - '1']);
    } else {
      return false;
    }
    return true;
  }

  private void changed(LabelEdits.Change change) {
    said(" ");
    if (change.plane() >= 0 && change.plane() != correction.plane()) {
      tool.show(change.plane()); // undone in another plane
      correction.goTo(change.plane());
    }
    corrected
        .labelImage()
        .ifPresent(
            image -> {
              if (change.plane() < 0) {
                LabelImages.update(image, correction.edits().labels());
              } else {
                LabelImages.update(
                    image, correction.edits().labels(), change.plane(), change.area());
                labelImage.restart(); // to show it may take longer than a click should
              }
            });
  }

  private void refresh() {
    overlay.draw();
    palette.refresh();
  }

  @Override
  public void said(String line) {
    said.setText(line.isBlank() ? " " : CorrectPalette.html(line));
    if (frame.isVisible()) {
      frame.pack();
    }
  }

  @Override
  public void focus() {
    tool.select();
    if (corrected.source().getCanvas() != null) {
      corrected.source().getCanvas().requestFocusInWindow();
    }
  }

  @Override
  public void unsure(int step) {
    Optional<UnsureOrder.Position> next = correction.nextUnsure(scores::of, step);
    palette.showUnsure(
        next.map(n -> String.format(Locale.ROOT, "unsure: %d of %d", n.index(), n.count()))
            .orElse("unsure: no object has a score"));
    next.ifPresent(n -> reveal(correction.edits().box(n.label(), correction.plane())));
  }

  /** Moves what the image's window shows, if an object lies outside. */
  private void reveal(Rectangle box) {
    ImageCanvas canvas = corrected.source().getCanvas();
    Rectangle shown = canvas.getSrcRect();
    if (!shown.contains(box)) {
      Point centre = new Point((int) box.getCenterX(), (int) box.getCenterY());
      int x = Math.min(centre.x - shown.width / 2, corrected.source().getWidth() - shown.width);
      int y = Math.min(centre.y - shown.height / 2, corrected.source().getHeight() - shown.height);
      canvas.setSourceRect(
          new Rectangle(Math.max(0, x), Math.max(0, y), shown.width, shown.height));
      corrected.source().draw();
    }
  }

  @Override
  public void takeRois() {
    RoiManager manager = RoiManager.getInstance();
    Roi[] rois = manager == null ? new Roi[0] : manager.getRoisAsArray();
    if (rois.length == 0) {
      said("The ROI Manager has no ROIs.");
      return;
    }
    int[] values = new int[(int) correction.edits().labels().pixels().size()];
    int i = 0;
    for (IntType label :
        Views.flatIterable(RoiLabels.of(List.of(rois), corrected.source()).pixels())) {
      values[i++] = label.get();
    }
    correction.edits().restore(values);
  }

  @Override
  public void save() {
    saver.start();
  }

  CorrectedImage corrected() {
    return corrected;
  }

  Correction correction() {
    return correction;
  }

  JFrame frame() {
    return frame;
  }

  private void closeWithImage() {
    if (corrected.source().getWindow() == null) {
      end();
    }
  }

  /** Closes the palette, unless the user wants to go on; returns whether it is closed. */
  boolean close() {
    if (!keeper.mayEnd()) {
      return false;
    }
    if (keeper.isDiscarded()) {
      overlay.remove();
    } else {
      overlay.replace(correction.edits().labels());
    }
    end();
    return true;
  }

  private void end() {
    if (OPEN.remove(corrected.source()) == null) {
      return; // it has ended already
    }
    if (keeper.isDiscarded()) {
      corrected
          .labelImage()
          .filter(label -> label.getWindow() != null)
          .ifPresent(label -> LabelImages.update(label, corrected.labels()));
    }
    planes.stop();
    labelImage.stop();
    keeper.end();
    loop.end();
    ImagePlus.removeImageListener(images);
    tool.detach();
    frame.dispose();
    IJ.showStatus("");
  }
}
