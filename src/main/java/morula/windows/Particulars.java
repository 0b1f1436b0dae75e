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

import java.awt.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.swing.JComponent;
import morula.keys.CommandKey;
import org.scijava.module.Module;

/** What is particular to the window of one command; the methods here do what suits most. */
interface Particulars {

  /**
   * A labelled component above the keys.
   *
   * @param applies whether the question applies now
   */
  record Row(String label, JComponent component, BooleanSupplier applies) {}

  /** Returns what stands above the keys, such as the choice of an image. */
  default List<Row> above() {
    return List.of();
  }

  /** Returns the editor for a key. */
  default Editor editor(CommandKey key) {
    return Editors.of(key);
  }

  /** Returns whether the question applies now: no channel is asked for where there is only one. */
  default boolean isShown(CommandKey key) {
    return true;
  }

  /** Returns whether a key stands among "More". */
  default boolean isExpert(CommandKey key) {
    return key.expert();
  }

  /** Returns the label of the check boxes. */
  default String checks() {
    return "";
  }

  /** Returns what is missing before the command can run, in one sentence; empty if nothing is. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** Keeps what to call when {@link #missing}, or a text of the form, has changed. */
  default void onChange(Runnable action) {}

  /** Sets the texts that depend on the moment at which the command starts. */
  default void starting() {}

  /** Keeps what stops a running job. */
  default void onCancel(Runnable action) {}

  /** Keeps what starts the command, as the button does. */
  default void onStart(Runnable action) {}

  /** Asks what must be asked before the command starts; returns whether it may. */
  default boolean confirms(Component owner) {
    return true;
  }

  /** Adds inputs that are no keys, such as an image. */
  default void complete(Map<String, Object> inputs) {}

  /** Shows the results of a finished job, and returns a sentence about them. */
  default String done(Module finished) {
    return Outputs.show(finished, Optional.empty());
  }

  /** The job has come further. */
  default void moved() {}

  /** The job failed; the text says why. */
  default void failed(String text) {}

  /** The job was stopped; returns a sentence on what is left of it. */
  default String stopped(String text) {
    return text;
  }

  /** Texts were entered by another window. */
  default void entered() {}

  /** The window is shown, or shown again. */
  default void shown() {}

  /** The window is closed: what it drew on images is removed. */
  default void closed() {}
}
