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

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file in which corrections are kept while they are not saved, so that they survive the end of
 * the program. It begins with the labels after the first action; each further action follows as
 * runs of pixels with their new label. An action that was not written to its end is left out.
 */
public final class Journal {
  /** The first bytes; another format gets another number. */
  private static final int MAGIC = 0x4D4A4C31;

  private final LabelEdits edits;
  private final Path file;
  private final Consumer<IOException> failed;
  private DataOutputStream out;
  private boolean usable = true;

  /**
   * Keeps the corrections of labels from now on.
   *
   * @param file is written at the first action
   * @param failed is told, once, when the file cannot be written; nothing is kept then
   */
  public Journal(LabelEdits edits, Path file, Consumer<IOException> failed) {
    this.edits = edits;
    this.file = file;
    this.failed = failed;
    edits.onEdit(this::keep);
  }

  private void keep(Edit edit) {
    if (!usable) {
      return;
    }
    try {
      if (out == null) {
        begin();
      } else {
        write(out, edit);
      }
      out.flush();
    } catch (IOException e) {
      usable = false;
      failed.accept(e);
    }
  }

  private void begin() throws IOException {
    Files.createDirectories(file.getParent());
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    int[] values = edits.values();
    out.writeInt(MAGIC);
    out.writeInt(values.length);
    for (int i = 0; i < values.length; ) {
      int from = i;
      while (i < values.length && values[i] == values[from]) {
        i++;
      }
      out.writeInt(i - from);
      out.writeInt(values[from]);
    }
  }

  private static void write(DataOutputStream out, Edit edit) throws IOException {
    int runs = edit.start().length;
    out.writeInt(runs);
    for (int i = 0; i < runs; i++) {
      out.writeInt(edit.start()[i]);
      out.writeInt(edit.length()[i]);
      out.writeInt(edit.after()[i]);
    }
  }

  /** Forgets what was kept, as it is saved or not wanted; the next action begins anew. */
  public void clear() {
    try {
      if (out != null) {
        out.close();
        out = null;
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      usable = false;
      failed.accept(e);
    }
  }

  /**
   * Reads the labels that a journal kept.
   *
   * @param pixels number of pixels of the label image
   * @return X fastest, then Y, Z and TIME; empty if it belongs to an image of another size, or is
   *     no journal
   * @throws IOException if it cannot be read
   */
  public static Optional<int[]> read(Path file, int pixels) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC || in.readInt() != pixels) {
        return Optional.empty();
      }
      int[] values = new int[pixels];
      for (int i = 0; i < pixels; ) {
        int end = i + in.readInt();
        if (end <= i || end > pixels) {
          return Optional.empty();
        }
        Arrays.fill(values, i, end, in.readInt());
        i = end;
      }
      replay(in, values);
      return Optional.of(values);
    } catch (EOFException e) {
      return Optional.empty(); // it ends in the midst of the labels
    }
  }

  private static void replay(DataInputStream in, int[] values) throws IOException {
    try {
      while (true) {
        int runs = in.readInt();
        if (runs <= 0 || runs > values.length) {
          return;
        }
        int[] run = new int[Math.multiplyExact(3, Math.min(runs, in.available() / 12 + 1))];
        int count = 0;
        for (int i = 0; i < runs; i++) {
          if (count == run.length) {
            run = Arrays.copyOf(run, Math.min(2 * run.length, 3 * runs));
          }
          for (int part = 0; part < 3; part++) {
            run[count++] = in.readInt();
          }
        }
        if (!apply(run, count, values)) {
          return;
        }
      }
    } catch (EOFException e) {
      return; // the last action is not whole
    }
  }

  private static boolean apply(int[] run, int count, int[] values) {
    for (int i = 0; i < count; i += 3) {
      boolean inside = run[i] >= 0 && run[i + 1] > 0 && run[i] <= values.length - run[i + 1];
      if (!inside || run[i + 2] < 0) {
        return false;
      }
      Arrays.fill(values, run[i], run[i] + run[i + 1], run[i + 2]);
    }
    return true;
  }
}
