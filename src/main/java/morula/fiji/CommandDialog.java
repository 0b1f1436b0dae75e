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

package morula.fiji;

import ij.IJ;
import ij.Prefs;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;
import org.scijava.command.CommandInfo;

/**
 * ImageJ's dialog for the keys of a command. Values that differ from the defaults are recorded with
 * the names of the keys, so that the recorded line can be run.
 */
final class CommandDialog {
  private static final int COLUMNS = 28;

  private final CommandInfo info;
  private final CommandKeys keys;

  CommandDialog(CommandInfo info, CommandKeys keys) {
    this.info = info;
    this.keys = keys;
  }

  /**
   * Shows the dialog until the values are valid or the user cancels.
   *
   * @return values by key; empty if the user cancelled
   */
  Optional<Map<String, Object>> ask() {
    boolean recording = Recorder.record;
    Recorder.record = false; // ImageJ would record the labels, not the keys
    try {
      Map<String, String> texts = startTexts();
      while (true) {
        GenericDialog dialog = dialog(texts);
        dialog.showDialog();
        if (dialog.wasCanceled()) {
          return Optional.empty();
        }
        texts = read(dialog);
        try {
          Map<String, Object> values = keys.parse(texts);
          Recorder.record = recording;
          if (recording) {
            record(keys, values);
          }
          return Optional.of(values);
        } catch (InvalidRequestException e) {
          IJ.error(title(), e.getMessage());
        }
      }
    } finally {
      Recorder.record = recording;
    }
  }

  private GenericDialog dialog(Map<String, String> texts) {
    GenericDialog dialog = new GenericDialog(title());
    dialog.addMessage(info.getDescription());
    for (CommandKey key : keys.all()) {
      add(dialog, key, texts.get(key.name()));
    }
    dialog.addHelp(help());
    return dialog;
  }

  private Map<String, String> startTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (CommandKey key : keys.all()) {
      String start = ValueText.of(key.defaultValue());
      texts.put(key.name(), key.remembered() ? Prefs.get(preference(key), start) : start);
    }
    return texts;
  }

  private String title() {
    return info.getMenuPath().getLeaf().getName().replace("...", "");
  }

  private static void add(GenericDialog dialog, CommandKey key, String start) {
    if (key.isPath()) {
      if (key.style().equals("directory")) {
        dialog.addDirectoryField(key.label(), start, COLUMNS);
      } else if (key.style().equals("open")) {
        dialog.addFileField(key.label(), start, COLUMNS);
      } else {
        dialog.addStringField(key.label(), start, COLUMNS);
      }
    } else if (key.type() == Boolean.class) {
      dialog.addCheckbox(key.label(), Boolean.parseBoolean(start));
    } else if (!key.choices().isEmpty()) {
      dialog.addChoice(key.label(), key.choices().toArray(String[]::new), start);
    } else {
      dialog.addStringField(key.label(), start, key.type() == String.class ? COLUMNS : 8);
    }
  }

  private Map<String, String> read(GenericDialog dialog) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (CommandKey key : keys.all()) {
      String text;
      if (key.type() == Boolean.class) {
        text = Boolean.toString(dialog.getNextBoolean());
      } else if (!key.choices().isEmpty()) {
        text = dialog.getNextChoice();
      } else {
        text = dialog.getNextString();
      }
      texts.put(key.name(), text);
      if (key.remembered()) {
        Prefs.set(preference(key), text);
      }
    }
    return texts;
  }

  private String preference(CommandKey key) {
    return "morula." + info.getName() + "." + key.name();
  }

  /** Adds the values that differ from the defaults to the line that ImageJ records. */
  static void record(CommandKeys keys, Map<String, Object> values) {
    for (CommandKey key : keys.all()) {
      Object value = values.get(key.name());
      if (!value.equals(key.defaultValue())) {
        // the line is a string of a program: its backslashes and quotes must be escaped
        Recorder.recordOption(key.name(), Recorder.fixString(ValueText.of(value)));
      }
    }
  }

  private String help() {
    StringBuilder html = new StringBuilder("<html><table width=\"480\">");
    for (CommandKey key : keys.all()) {
      html.append("<tr><td valign=\"top\"><b>")
          .append(key.label())
          .append("</b><br><code>")
          .append(key.name())
          .append("=</code></td><td>")
          .append(key.help())
          .append("</td></tr>");
    }
    return html.append("</table></html>").toString();
  }
}
