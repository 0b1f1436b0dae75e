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

package morula.pictures;

import java.awt.Color;
import morula.image.Labels;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Gives each label of a label image one of the colours of {@link LabelColors}, so that objects that
 * touch in a plane, also at a corner, never share one. Up to 255 labels have a colour each; above
 * that the colours are used again, as far from one another as their numbers.
 */
public final class LabelColoring {
  private static final int COLORS = 255;

  private final LabelColors colors = LabelColors.create();

  /** The colour, 1 to 255, by label; 0 for the usual one. */
  private final int[] changed;

  private LabelColoring(int[] changed) {
    this.changed = changed;
  }

  /**
   * Chooses the colours for labels; looks at all planes if there are more than 255.
   *
   * @param labels X, Y, Z, TIME
   */
  public static LabelColoring of(Labels labels) {
    int highest = 0;
    for (IntType label : labels.pixels()) {
      highest = Math.max(highest, label.get());
    }
    if (highest <= COLORS) {
      return new LabelColoring(new int[0]);
    }
    TouchingLabels pairs = new TouchingLabels();
    for (long t = 0; t < labels.frames(); t++) {
      for (long z = 0; z < labels.slices(); z++) {
        addTouching(labels.plane(z, t), pairs);
      }
    }
    return new LabelColoring(colored(pairs.sorted(), highest));
  }

  /** Visits the labels in ascending order: each takes its usual colour, or else the next free. */
  private static int[] colored(long[] sorted, int highest) {
    int[] changed = new int[highest + 1];
    int i = 0;
    while (i < sorted.length) {
      int label = TouchingLabels.higher(sorted[i]);
      boolean[] taken = new boolean[COLORS + 1];
      while (i < sorted.length && TouchingLabels.higher(sorted[i]) == label) {
        int other = TouchingLabels.lower(sorted[i++]);
        taken[changed[other] > 0 ? changed[other] : usual(other)] = true;
      }
      int color = usual(label);
      for (int tried = 0; taken[color] && tried < COLORS; tried++) {
        color = color % COLORS + 1;
      }
      changed[label] = color;
    }
    return changed;
  }

  private static int usual(int label) {
    return (label - 1) % COLORS + 1;
  }

  private static void addTouching(RandomAccessibleInterval<IntType> plane, TouchingLabels pairs) {
    int width = Math.toIntExact(plane.dimension(0));
    int[] above = new int[width];
    int[] row = new int[width];
    Cursor<IntType> cursor = Views.flatIterable(plane).cursor();
    while (cursor.hasNext()) {
      for (int x = 0; x < width; x++) {
        row[x] = cursor.next().get();
        if (x > 0) {
          pairs.add(row[x], row[x - 1]);
          pairs.add(row[x], above[x - 1]);
          pairs.add(row[x - 1], above[x]);
        }
        pairs.add(row[x], above[x]);
      }
      int[] free = above;
      above = row;
      row = free;
    }
  }

  /** Returns the colour of a label as 0xRRGGBB; black for 0. Labels may be drawn later. */
  public int rgb(int label) {
    return label > 0 && label < changed.length && changed[label] > 0
        ? colors.rgb(changed[label])
        : colors.rgb(label);
  }

  /** Returns the colour of a label. */
  public Color color(int label) {
    return new Color(rgb(label));
  }
}
