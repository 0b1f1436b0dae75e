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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.swing.JComboBox;
import javax.swing.JComponent;

/** A choice whose values are shown in words; any other value is shown as it is. */
final class WordChoice implements Editor {
  private final JComboBox<String> box = new JComboBox<>();
  private final List<String> values = new ArrayList<>();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean showing;

  /**
   * @param words words of each value, in their order
   */
  WordChoice(Map<String, String> words) {
    words.forEach(this::add);
    box.addActionListener(
        e -> {
          if (!showing) {
            actions.forEach(Runnable::run);
          }
        });
  }

  private void add(String value, String words) {
    values.add(value);
    box.addItem(words);
  }

  @Override
  public JComponent component() {
    return box;
  }

  @Override
  public String text() {
    return values.get(box.getSelectedIndex());
  }

  @Override
  public void show(String text) {
    showing = true;
    if (!values.contains(text)) {
      add(text, text);
    }
    box.setSelectedIndex(values.indexOf(text));
    showing = false;
  }

  @Override
  public void onChange(Runnable action) {
    actions.add(action);
  }
}
