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

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import morula.annotation.Correction;
import morula.annotation.Correction.Tool;
import morula.annotation.LabelEdits;
import morula.fiji.LabelImages;
import morula.progress.Count;
import net.miginfocom.swing.MigLayout;

/** The palette with which a person corrects the objects on an open image. */
final class CorrectWindow {
  private static final int UNDO = KeyEvent.VK_Z;
  private static final int REDO = KeyEvent.VK_Y;

  /** Milliseconds after which the window notices that another plane is shown. */
  private static final int PLANE_CHECK = 150;

  private final CorrectedImage corrected;
  private final Correction correction;
  private final CorrectionOverlay overlay;
  private final CorrectionTool tool;
  private final JFrame frame;
  private final JLabel state = new JLabel(" ");
  private final JButton undo = button("Undo", "Ctrl+Z", this::undo);
  private final JButton redo = button("Redo", "Ctrl+Y", this::redo);
  private final JButton merge = button("Merge", "M", this::merge);
  private final JButton delete = button("Delete", "Del", this::delete);
  private final Map<Tool, JRadioButton> tools = new EnumMap<>(Tool.class);
  private final Timer planes;
  private final ImageListener images;
  private int saved;
  private int actions;

  private CorrectWindow(CorrectedImage corrected) {
    this.corrected = corrected;
    correction = new Correction(new LabelEdits(corrected.labels()));
    overlay = new CorrectionOverlay(corrected.source(), correction);
    tool = new CorrectionTool(corrected.source(), correction, this::key);
    correction.edits().onChange(changed -> actions++);
    correction.onChange(this::refresh);
    frame = new JFrame("Correct " + corrected.source().getTitle());
    frame.add(content());
    Fonts.plain(frame.getContentPane());
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
    CorrectedImage corrected = CorrectedImage.of(active);
    SwingUtilities.invokeLater(() -> new CorrectWindow(corrected).show());
  }

  private void show() {
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
            corrected.labelImage().map(i -> List.of(i.getWindow().getBounds())).orElse(List.of()),
            Outputs.usable(corrected.source().getWindow())));
    frame.setVisible(true);
    corrected.source().getWindow().toFront();
    planes.start();
  }

  private JPanel content() {
    JPanel panel = new JPanel(new MigLayout("insets 8, wrap 4", "[fill][fill][fill][fill]"));
    ButtonGroup group = new ButtonGroup();
    add(panel, group, Tool.CHOOSE, "choose", "Click: one. Shift+click: more. Drag: all in a box.");
    add(panel, group, Tool.DRAW, "draw a new one", "Draw round an object that is missing.");
    add(panel, group, Tool.CUT, "cut", "Draw a line across objects that are joined.");
    add(panel, group, Tool.BRUSH, "brush", "Paint into the chosen object. Alt: take away.");
    JSpinner size = new JSpinner(new SpinnerNumberModel((int) correction.brushRadius(), 0, 200, 1));
    size.addChangeListener(
        e -> correction.setBrushRadius(((Number) size.getValue()).doubleValue()));
    panel.add(new JLabel("brush radius"), "span 2, split 2");
    panel.add(size);
    panel.add(new JLabel("pixels"), "span 2");
    List.of(merge, delete, undo, redo).forEach(panel::add);
    JButton save = button("Save", "Ctrl+S", this::save);
    panel.add(state, "span 3, growx");
    panel.add(save);
    return panel;
  }

  private void add(JPanel panel, ButtonGroup group, Tool of, String label, String tip) {
    JRadioButton radio = new JRadioButton(label, of == correction.tool());
    radio.setToolTipText(tip);
    radio.addActionListener(
        e -> {
          correction.take(of);
          tool.select();
          corrected.source().getCanvas().requestFocusInWindow();
        });
    group.add(radio);
    tools.put(of, radio);
    panel.add(radio);
  }

  private static JButton button(String label, String key, Runnable action) {
    JButton button = new JButton(label);
    button.setToolTipText(key);
    button.setFocusable(false); // the keys stay with the image
    button.addActionListener(e -> action.run());
    return button;
  }

  private boolean key(KeyEvent event) {
    boolean control = event.isControlDown() || event.isMetaDown();
    int code = event.getKeyCode();
    if (control && code == UNDO) {
      undo();
    } else if (control && code == REDO) {
      redo();
    } else if (control && code == KeyEvent.VK_S) {
      save();
    } else if (control) {
      return false;
    } else if (code == KeyEvent.VK_DELETE || code == KeyEvent.VK_BACK_SPACE) {
      delete();
    } else if (code == KeyEvent.VK_M) {
      merge();
    } else if (code == KeyEvent.VK_ESCAPE) {
      correction.chooseNone();
    } else {
      return false;
    }
    return true;
  }

  private void undo() {
    correction.edits().undo();
  }

  private void redo() {
    correction.edits().redo();
  }

  private void merge() {
    correction.merge();
  }

  private void delete() {
    correction.delete();
  }

  private void refresh() {
    overlay.draw();
    corrected.labelImage().ifPresent(i -> LabelImages.update(i, correction.edits().labels()));
    Optional<String> last = correction.edits().undoable();
    undo.setEnabled(last.isPresent());
    redo.setEnabled(correction.edits().redoable().isPresent());
    merge.setEnabled(correction.chosen().size() > 1);
    delete.setEnabled(!correction.chosen().isEmpty());
    state.setText(
        Count.of(correction.edits().inPlane(correction.plane()).length, "object")
            + ", "
            + correction.chosen().size()
            + " chosen");
  }

  private void save() {
    boolean done = CorrectionFiles.save(frame, corrected.source(), correction.edits().labels());
    if (done) {
      saved = actions;
      state.setText("Saved");
    }
  }

  private void closeWithImage() {
    if (corrected.source().getWindow() == null) {
      end();
    }
  }

  private void close() {
    if (actions == saved || Questions.discard(frame, "The corrections are not saved.")) {
      end();
    }
  }

  private void end() {
    planes.stop();
    ImagePlus.removeImageListener(images);
    overlay.remove();
    tool.detach();
    frame.dispose();
  }
}
