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
import java.util.OptionalDouble;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import morula.fiji.ImagePlusView;
import morula.image.Calibration;
import morula.keys.CommandKey;
import net.miginfocom.swing.MigLayout;

/** The diameter of an object: typed, estimated, or as a circle on the image. */
final class DiameterEditor implements Editor {
  private final JPanel panel =
      new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]rel[]rel[]rel[]"));
  private final Editor field;
  private final JLabel unit = new JLabel("pixels");
  private final JButton estimate = new JButton("Estimate");
  private final JCheckBox show = new JCheckBox("show it");
  private String sizeUnit = "pixel";
  private Optional<ImagePlus> image = Optional.empty();
  private Optional<DiameterCircle> circle = Optional.empty();

  /**
   * @param estimated called when the diameter is to be estimated
   */
  DiameterEditor(CommandKey key, Runnable estimated) {
    field = Editors.of(key);
    panel.setOpaque(false);
    show.setOpaque(false);
    show.setToolTipText(
        "A circle on the image that you can move, and drag at its edge to change its size");
    estimate.setToolTipText("Estimate the diameter in the chosen image");
    panel.add(field.component());
    if (field.component() instanceof HintField hint) {
      hint.fitHint();
    }
    panel.add(unit);
    panel.add(estimate);
    panel.add(show);
    estimate.addActionListener(e -> estimated.run());
    show.addActionListener(e -> update());
    field.onChange(this::update);
  }

  /** The image on which the circle is shown. */
  void setImage(Optional<ImagePlus> chosen) {
    image = chosen;
    update();
  }

  /** Sets the unit: a value of {@code size_unit}. */
  void setUnit(String value) {
    sizeUnit = value;
    unit.setText(DiameterText.unit(value));
    update();
  }

  /** Says whether an estimate is under way. */
  void setEstimating(boolean working) {
    estimate.setEnabled(!working);
    estimate.setText(working ? "Estimating…" : "Estimate");
  }

  /** Sets the diameter to a number of pixels of the image. */
  void setPixels(double pixels) {
    image.ifPresent(source -> field.show(DiameterText.text(pixels, sizeUnit, calibration(source))));
  }

  /** Removes the circle. */
  void hide() {
    show.setSelected(false);
    update();
  }

  private void update() {
    ImagePlus shown = image.filter(i -> show.isSelected() && i.getCanvas() != null).orElse(null);
    if (circle.isPresent() && circle.get().image() != shown) {
      circle.get().remove();
      circle = Optional.empty();
    }
    if (shown == null) {
      return;
    }
    OptionalDouble pixels = DiameterText.pixels(field.text(), sizeUnit, calibration(shown));
    if (circle.isEmpty()) {
      double first = pixels.orElse(Math.min(shown.getWidth(), shown.getHeight()) / 10.0);
      circle = Optional.of(new DiameterCircle(shown, Math.max(2, first), this::setPixels));
    }
    pixels.ifPresent(circle.get()::setDiameter);
  }

  private static Calibration calibration(ImagePlus image) {
    return ImagePlusView.of(image).calibration();
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public String text() {
    return field.text();
  }

  @Override
  public void show(String text) {
    field.show(text);
  }

  @Override
  public void onChange(Runnable action) {
    field.onChange(action);
  }
}
