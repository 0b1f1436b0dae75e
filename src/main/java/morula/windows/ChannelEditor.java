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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JComponent;

/** The choice of a channel of an open image by its name; the current one is offered first. */
final class ChannelEditor implements Editor {
  private final JComboBox<String> box = new JComboBox<>();
  private final List<Runnable> actions = new ArrayList<>();
  private Optional<ImagePlus> shown = Optional.empty();
  private boolean filling;

  ChannelEditor() {
    box.addActionListener(
        e -> {
          if (!filling) {
            actions.forEach(Runnable::run);
          }
        });
  }

  /** Offers the channels of an image; what was chosen for the same image stays chosen. */
  void setImage(Optional<ImagePlus> image) {
    boolean same = image.equals(shown) && channels(image) == box.getItemCount();
    int chosen = box.getSelectedIndex();
    shown = image;
    filling = true;
    box.removeAllItems();
    boolean several = channels(image) > 1;
    if (several) {
      OpenImages.channels(image.get()).forEach(box::addItem);
      box.setSelectedIndex(same ? chosen : image.get().getC() - 1);
    } else {
      box.addItem("automatic");
    }
    box.setEnabled(several);
    filling = false;
  }

  private static int channels(Optional<ImagePlus> image) {
    return image.map(ImagePlus::getNChannels).orElse(1);
  }

  /** Returns whether there is anything to choose. */
  boolean applies() {
    return box.isEnabled();
  }

  @Override
  public JComponent component() {
    return box;
  }

  @Override
  public String text() {
    return box.isEnabled() ? Integer.toString(box.getSelectedIndex() + 1) : "";
  }

  @Override
  public void show(String text) {
    if (box.isEnabled() && text.matches("[1-9]\\d{0,2}")) {
      int index = Integer.parseInt(text) - 1;
      if (index < box.getItemCount()) {
        box.setSelectedIndex(index);
      }
    }
  }

  @Override
  public void onChange(Runnable action) {
    actions.add(action);
  }
}
