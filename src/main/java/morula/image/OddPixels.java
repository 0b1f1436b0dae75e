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

package morula.image;

import java.util.List;
import java.util.function.IntFunction;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * The pixels of a frame that neither show objects nor background, and must not decide the range of
 * intensities: margins of a constant value around a rotated or enlarged image; hot pixels, cosmic
 * rays, saturated rows and columns; drawings such as a scale bar; and dust so bright that it hides
 * the objects. Most images have none, and are used as they are. Immutable.
 */
public final class OddPixels {
  static final OddPixels NONE = new OddPixels(List.of(), List.of(), List.of());

  /** The width and height of the parts that are repaired at a time. */
  private static final int CELL = 512;

  private final List<ChannelRepair> channels;
  private final List<Remark> notes;
  private final List<Remark> warnings;

  /**
   * A sentence on a channel.
   *
   * @param channel from 0
   */
  record Remark(int channel, String text) {}

  OddPixels(List<ChannelRepair> channels, List<Remark> notes, List<Remark> warnings) {
    this.channels = List.copyOf(channels);
    this.notes = List.copyOf(notes);
    this.warnings = List.copyOf(warnings);
  }

  /** Returns the name of a channel of an image, from 0, in sentences: "channel 1". */
  public static String channelName(int channel) {
    return "channel " + (channel + 1);
  }

  /**
   * Sentences that say which pixels are odd and what is done with them; empty if none are.
   *
   * @param names name of each channel of the frame, from 0, such as {@link #channelName} gives
   */
  public List<String> notes(IntFunction<String> names) {
    return sentences(notes, names);
  }

  /** Sentences that say why the range of a channel cannot be trusted; empty if all can be. */
  public List<String> warnings(IntFunction<String> names) {
    return sentences(warnings, names);
  }

  private static List<String> sentences(List<Remark> remarks, IntFunction<String> names) {
    return remarks.stream().map(r -> names.apply(r.channel()) + ": " + r.text()).toList();
  }

  /** Returns whether there are none, so that {@link #replaced} returns the frame itself. */
  public boolean areNone() {
    return channels.stream().noneMatch(ChannelRepair::isNeeded);
  }

  /**
   * Returns a frame in which odd pixels are replaced when they are read: in margins by the
   * background; thin pixels and drawings by what is around them; dust, which may be an object after
   * all, by the end of the range of the other pixels.
   *
   * @param frame X, Y, CHANNEL, Z, in which the odd pixels were found, or one of the same size
   * @return the same dimensions; {@code frame} itself if no pixels are odd
   */
  public RandomAccessibleInterval<? extends RealType<?>> replaced(
      RandomAccessibleInterval<? extends RealType<?>> frame) {
    if (areNone()) {
      return frame;
    }
    long[] size = frame.dimensionsAsLongArray();
    int[] cell = {(int) Math.min(CELL, size[0]), (int) Math.min(CELL, size[1]), 1, 1};
    CellGrid grid = new CellGrid(size, cell);
    return new LazyCellImg<>(
        grid,
        new FloatType(),
        new CellCache<FloatArray>(index -> cell(frame, grid, index), grid, Float.BYTES));
  }

  private Cell<FloatArray> cell(
      RandomAccessibleInterval<? extends RealType<?>> frame, CellGrid grid, long index) {
    long[] min = new long[grid.numDimensions()];
    int[] size = new int[min.length];
    grid.getCellDimensions(index, min, size);
    int c = (int) min[Axis.CHANNEL.ordinal()];
    long z = min[Axis.Z.ordinal()];
    RandomAccessibleInterval<? extends RealType<?>> channel =
        Views.hyperSlice(frame, Axis.CHANNEL.ordinal(), frame.min(Axis.CHANNEL.ordinal()) + c);
    Interval part =
        FinalInterval.createMinMax(
            min[0], min[1], z, min[0] + size[0] - 1, min[1] + size[1] - 1, z);
    ChannelRepair repair = channels.get(c);
    if (!repair.isNeeded()) {
      return new Cell<>(size, min, new FloatArray(Window.read(channel, part).values()));
    }
    Interval wide =
        Intervals.intersect(
            Intervals.expand(part, ChannelRepair.REACH, ChannelRepair.REACH, 0), channel);
    Window window = Window.read(channel, wide);
    float[] repaired = repair.repaired(window);
    float[] values = new float[size[0] * size[1]];
    for (int y = 0; y < size[1]; y++) {
      int from = (int) (part.min(1) + y - wide.min(1)) * window.width();
      System.arraycopy(
          repaired, from + (int) (part.min(0) - wide.min(0)), values, y * size[0], size[0]);
    }
    return new Cell<>(size, min, new FloatArray(values));
  }
}
