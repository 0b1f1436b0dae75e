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

package morula.annotation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The edits that can be undone and done again, without limit. Changes no pixels itself. */
final class EditHistory {
  private final Deque<Edit> done = new ArrayDeque<>();
  private final Deque<Edit> undone = new ArrayDeque<>();

  /** The number of edits, not undone, that changed a label. */
  private final Map<Integer, Integer> touched = new HashMap<>();

  /** Adds an edit that was just made; what was undone before can no longer be done again. */
  void add(Edit edit) {
    done.push(edit);
    undone.clear();
    touch(edit, 1);
  }

  /** Takes the last edit back and returns it; empty if there is none. */
  Optional<Edit> undo() {
    Optional<Edit> last = Optional.ofNullable(done.poll());
    last.ifPresent(
        edit -> {
          undone.push(edit);
          touch(edit, -1);
        });
    return last;
  }

  /** Returns the edit that was taken back last, which is done again; empty if there is none. */
  Optional<Edit> redo() {
    Optional<Edit> next = Optional.ofNullable(undone.poll());
    next.ifPresent(
        edit -> {
          done.push(edit);
          touch(edit, 1);
        });
    return next;
  }

  /** Returns what {@link #undo} would take back. */
  Optional<Edit> undoable() {
    return Optional.ofNullable(done.peek());
  }

  /** Returns what {@link #redo} would do again. */
  Optional<Edit> redoable() {
    return Optional.ofNullable(undone.peek());
  }

  /** Returns whether no edit that was not undone changed a label. */
  boolean isUntouched(int label) {
    return touched.getOrDefault(label, 0) == 0;
  }

  private void touch(Edit edit, int times) {
    edit.labels().forEach(label -> touched.merge(label, times, Integer::sum));
  }
}
