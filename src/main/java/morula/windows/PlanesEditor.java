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
import java.util.Optional;
import java.util.Set;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import morula.fiji.SelectedRegion;
import morula.progress.Count;
import morula.segmentation.Segmenter;
import net.miginfocom.swing.MigLayout;

/** The choice of all planes of an open image or of the current one. */
final class PlanesEditor {
  /** The keys that this choice sets. */
  static final Set<String> KEYS = Set.of("frame", "slice", "selection");

  private final KeyForm form;
  private final JPanel panel = new JPanel(new MigLayout("insets 0, hidemode 3"));
  private final JRadioButton all = new JRadioButton("the whole image", true);
  private final JRadioButton current = new JRadioButton("the current plane only");
  private final JLabel oneByOne = new JLabel("Objects are not joined across slices.");
  private final JCheckBox selection = new JCheckBox("only in the selection");
  private Optional<ImagePlus> image = Optional.empty();

  PlanesEditor(KeyForm form) {
    this.form = form;
    ButtonGroup group = new ButtonGroup();
    for (JRadioButton button : new JRadioButton[] {all, current}) {
      button.setOpaque(false);
      group.add(button);
      panel.add(button);
      button.addActionListener(e -> apply());
    }
    oneByOne.setName("slices");
    oneByOne.setToolTipText(Segmenter.SLICES + ".");
    oneByOne.setVisible(false);
    selection.setOpaque(false);
    selection.setToolTipText("Objects whose centre lies in the selection of the image");
    selection.addActionListener(e -> apply());
    panel.add(selection, "hidemode 3");
    panel.add(oneByOne, "newline, span");
    panel.setOpaque(false);
    apply();
  }

  /** Returns whether there is anything to choose. */
  boolean applies() {
    return current.isEnabled() || selection.isEnabled();
  }

  JComponent component() {
    return panel;
  }

  void setImage(Optional<ImagePlus> chosen) {
    image = chosen;
    int planes = chosen.map(i -> i.getNSlices() * i.getNFrames()).orElse(1);
    all.setText(planes == 1 ? "the whole image" : "all " + Count.of(planes, "plane"));
    current.setEnabled(planes > 1);
    current.setVisible(planes > 1);
    oneByOne.setVisible(chosen.filter(i -> i.getNSlices() > 1).isPresent());
    all.setVisible(planes > 1);
    if (planes == 1) {
      all.setSelected(true);
    }
    boolean selected = chosen.isPresent() && SelectedRegion.isThere(chosen.get());
    selection.setEnabled(selected);
    selection.setVisible(selected);
    if (!selected) {
      selection.setSelected(false);
    }
    apply();
  }

  /** Sets the keys to what is chosen now; called again before a run, as the plane may change. */
  void apply() {
    boolean one = current.isSelected() && image.isPresent();
    form.set("frame", one && image.get().getNFrames() > 1 ? "" + image.get().getT() : "");
    form.set("selection", Boolean.toString(selection.isSelected()));
    form.set("slice", one && image.get().getNSlices() > 1 ? "" + image.get().getZ() : "");
  }
}
