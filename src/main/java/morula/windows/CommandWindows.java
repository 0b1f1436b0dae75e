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

import ij.Prefs;
import java.util.HashMap;
import java.util.Map;
import javax.swing.SwingUtilities;
import morula.keys.CommandRunner;
import org.scijava.command.CommandInfo;

/** The windows of the commands: one for each, which is shown again when it is asked for again. */
final class CommandWindows {
  /** Used in Swing's thread only. */
  private static final Map<String, CommandWindow> OPEN = new HashMap<>();

  private CommandWindows() {}

  /**
   * Shows the window of a command.
   *
   * @param command name of the command
   * @throws morula.progress.InvalidRequestException if there is no such command
   */
  static void open(CommandRunner runner, String command) {
    open(runner, command, Map.of());
  }

  /**
   * Shows the window of a command, in which some texts are entered.
   *
   * @param texts by key
   */
  static void open(CommandRunner runner, String command, Map<String, String> texts) {
    CommandInfo info = runner.find(MenuCall.command(command));
    SwingUtilities.invokeLater(
        () -> {
          CommandWindow window = OPEN.computeIfAbsent(command, name -> create(runner, info, name));
          if (!texts.isEmpty()) {
            window.enter(texts);
          }
          window.show();
        });
  }

  /** Returns the text with which a command was started last; empty if it never was. */
  static String remembered(String command, String key) {
    return new Preferences(command).get(key, "");
  }

  /**
   * Enters a text for a key of a command, in its window or for the next time that it is opened. To
   * be called in Swing's thread.
   */
  static void choose(String command, String key, String text) {
    new Preferences(command).set(key, text);
    CommandWindow window = OPEN.get(command);
    if (window != null) {
      window.set(key, text);
    }
  }

  /** Returns the text of a key in the window of a command, or that of the last time. */
  static String text(String command, String key) {
    CommandWindow window = OPEN.get(command);
    return window == null ? remembered(command, key) : window.text(key);
  }

  /** Enters another text for a key whose text is {@code text}, as {@link #choose} does. */
  static void replace(String command, String key, String text, String by) {
    if (text.equals(text(command, key))) {
      choose(command, key, by);
    }
  }

  private static CommandWindow create(CommandRunner runner, CommandInfo info, String name) {
    KeyForm form = new KeyForm(runner.keys(info), new Preferences(name));
    Particulars particulars =
        switch (name) {
          case "segment" -> new SegmentParts(form);
          case MenuCall.SEGMENT_FOLDER -> new SegmentFolderParts(form);
          case "evaluate" -> new EvaluateParts();
          case "train" -> new TrainParts(form);
          case "sample" -> new SampleParts(form);
          default -> new Particulars() {};
        };
    String title =
        name.equals(MenuCall.SEGMENT_FOLDER)
            ? "Segment Folder"
            : info.getMenuPath().getLeaf().getName().replace("Morula: ", "");
    return new CommandWindow(runner, info, title.replace("...", ""), form, particulars);
  }

  /** Texts in ImageJ's preferences. */
  private record Preferences(String command) implements KeyForm.Memory {
    @Override
    public String get(String name, String otherwise) {
      return Prefs.get("morula." + command + "." + name, otherwise);
    }

    @Override
    public void set(String name, String text) {
      Prefs.set("morula." + command + "." + name, text);
    }
  }
}
