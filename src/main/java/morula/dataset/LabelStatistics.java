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

package morula.dataset;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import morula.image.Labels;

/**
 * What a label image holds, in a few numbers: how many pixels each value covers, in how many
 * pieces, and whether the values look like those of a mask. Immutable.
 */
public final class LabelStatistics {
  /** What the values of a label image look like. */
  public enum Look {
    /** No pixel has a label. */
    EMPTY,
    /** A single value in one piece: one object, or a mask of one. */
    ONE_PIECE,
    /** A single value in several pieces. */
    MASK,
    /** Several values. */
    SEVERAL
  }

  /** Share of the labelled pixels of a single value; the rest are slips. */
  private static final double SINGLE = 0.99;

  private final List<ValueCount> values;
  private final long background;
  private final double labelledBorder;
  private final long pieces;
  private final long finePixels;
  private final int singlePixels;
  private final int ignoreLabel;
  private final boolean jpeg;
  private final Optional<ValueCount> blurred;

  private LabelStatistics(Labels labels, int ignoreLabel, boolean jpeg) {
    PieceCount all = count(labels, label -> LabelKind.OBJECTS.value(label, ignoreLabel));
    values = all.values();
    this.ignoreLabel = ignoreLabel;
    this.jpeg = jpeg;
    Optional<PieceCount> mask =
        BlurredMask.level(values, labels, ignoreLabel, jpeg)
            .map(level -> count(labels, v -> v < 0 || v == ignoreLabel ? -1 : v < level ? 0 : 1));
    blurred = mask.map(count -> count.values().get(0));
    PieceCount objects = mask.orElse(all);
    background = objects.background();
    labelledBorder = objects.labelledBorder();
    pieces = objects.pieces();
    finePixels = objects.finePixels();
    singlePixels = objects.singlePixels();
  }

  private static PieceCount count(Labels labels, IntUnaryOperator value) {
    PieceCount count = new PieceCount();
    for (long frame = 0; frame < labels.frames(); frame++) {
      for (long z = 0; z < labels.slices(); z++) {
        count.add(labels.plane(z, frame), value);
      }
    }
    return count;
  }

  /**
   * Reads every pixel once; twice where the values may be those of a mask with blurred edges.
   *
   * @param ignoreLabel value that means not annotated, like all negative values; −1 for none
   * @param jpeg whether the labels were read from a JPEG file, which does not keep values
   */
  public static LabelStatistics of(Labels labels, int ignoreLabel, boolean jpeg) {
    return new LabelStatistics(labels, ignoreLabel, jpeg);
  }

  /** Returns the value that means not annotated; −1 for none. */
  int ignoreLabel() {
    return ignoreLabel;
  }

  /** Returns the labels of 1 and above that occur, ascending: objects or classes. */
  public int[] values() {
    return values.stream().mapToInt(ValueCount::value).toArray();
  }

  /** Returns the number of pixels of each of {@link #values()}. */
  public long[] areas() {
    return values.stream().mapToLong(ValueCount::area).toArray();
  }

  /** Returns what each of {@link #values()} covers. */
  public List<ValueCount> counts() {
    return values;
  }

  /** Whether no pixel has a label of 1 or above. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * Returns the number of pixels with label 0; of a mask with blurred edges, of those outside of
   * it, as in all following counts.
   */
  public long background() {
    return background;
  }

  /** Returns the number of pixels with a label of 1 or above. */
  public long labelled() {
    return blurred
        .map(ValueCount::area)
        .orElseGet(() -> values.stream().mapToLong(ValueCount::area).sum());
  }

  /** Returns the share of the pixels with a label of 1 or above, 0 to 1. */
  public double cover() {
    long labelled = labelled();
    return labelled == 0 ? 0 : (double) labelled / (labelled + background);
  }

  /** Returns the share of the border pixels of all planes with a label of 1 or above, 0 to 1. */
  public double labelledBorder() {
    return labelledBorder;
  }

  /** Returns the number of connected pieces of all values, plane by plane. */
  public long pieces() {
    return pieces;
  }

  /** Returns the number of pieces of a single pixel. */
  public int singlePixels() {
    return singlePixels;
  }

  /** Returns the share of the labelled pixels that lie in pieces of 16 pixels and fewer. */
  public double fineShare() {
    return values.isEmpty() ? 0 : (double) finePixels / labelled();
  }

  /** Whether the labels were read from a JPEG file. */
  public boolean isJpeg() {
    return jpeg;
  }

  /** Whether the values are those of a mask whose edges were blurred, see {@link BlurredMask}. */
  public boolean isBlurred() {
    return blurred.isPresent();
  }

  /** Returns what the values look like; a few pixels of other values do not decide it. */
  public Look look() {
    if (values.isEmpty()) {
      return Look.EMPTY;
    }
    if (blurred.isEmpty() && main().area() < SINGLE * labelled()) {
      return Look.SEVERAL;
    }
    return main().isInPieces() ? Look.MASK : Look.ONE_PIECE;
  }

  /**
   * Returns what the value with the most pixels covers; of a mask with blurred edges, what the mask
   * covers.
   *
   * @throws java.util.NoSuchElementException if there is no label
   */
  public ValueCount main() {
    return blurred.orElseGet(
        () -> values.stream().max((a, b) -> Long.compare(a.area(), b.area())).orElseThrow());
  }

  /**
   * Returns the smallest value that belongs to the mask: half of its value, if there are others.
   *
   * @throws java.util.NoSuchElementException if there is no label
   */
  public int level() {
    if (values.size() == 1) {
      return 1;
    }
    int peak = blurred.isPresent() ? values.get(values.size() - 1).value() : main().value();
    return BlurredMask.half(peak);
  }
}
