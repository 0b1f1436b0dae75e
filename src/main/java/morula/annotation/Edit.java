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

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one action changed: runs of pixels whose label was the same before and is the same after.
 *
 * @param what the action in a word or two, such as "merge"
 */
record Edit(String what, int[] start, int[] length, int[] before, int[] after) {

  /** Returns whether nothing changed. */
  boolean isEmpty() {
    return start.length == 0;
  }

  /** Returns the edit that takes this one back; backwards, as a stroke may change a pixel twice. */
  Edit reversed() {
    return new Edit(what, turned(start), turned(length), turned(after), turned(before));
  }

  private static int[] turned(int[] values) {
    int[] turned = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i] = values[values.length - 1 - i];
    }
    return turned;
  }

  /** Returns the labels that won or lost pixels, without 0. */
  Set<Integer> labels() {
    Set<Integer> labels = new TreeSet<>();
    int last = 0;
    for (int i = 0; i < before.length; i++) {
      // runs mostly repeat the labels of the one before
      if (i == 0 || before[i] != before[i - 1] || after[i] != last) {
        labels.add(before[i]);
        labels.add(after[i]);
      }
      last = after[i];
    }
    labels.remove(0);
    return labels;
  }

  /** Collects the changed pixels of an action. */
  static final class Builder {
    private int[] start = new int[16];
    private int[] length = new int[16];
    private int[] before = new int[16];
    private int[] after = new int[16];
    private int count;

    /** Adds a pixel by its index; pixels that follow one another become one run. */
    void add(int index, int from, int to) {
      int last = count - 1;
      if (count > 0
          && start[last] + length[last] == index
          && before[last] == from
          && after[last] == to) {
        length[last]++;
        return;
      }
      if (count == start.length) {
        start = Arrays.copyOf(start, 2 * count);
        length = Arrays.copyOf(length, 2 * count);
        before = Arrays.copyOf(before, 2 * count);
        after = Arrays.copyOf(after, 2 * count);
      }
      start[count] = index;
      length[count] = 1;
      before[count] = from;
      after[count++] = to;
    }

    Edit build(String what) {
      return new Edit(
          what,
          Arrays.copyOf(start, count),
          Arrays.copyOf(length, count),
          Arrays.copyOf(before, count),
          Arrays.copyOf(after, count));
    }
  }
}
