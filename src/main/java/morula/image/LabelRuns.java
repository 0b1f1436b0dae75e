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

import java.util.function.IntUnaryOperator;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** Reads a plane of labels as the runs of equal labels in its rows. */
public final class LabelRuns {
  /** The number of pixels read at once. */
  private static final int BLOCK = 1 << 20;

  private LabelRuns() {}

  /** What is told of each run. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Receives a run of equal labels in a row, background and negative labels included.
     *
     * @param label the value that stands for the label
     * @param fromX column of its first pixel
     * @param endX column after its last pixel
     */
    void run(int label, int fromX, int endX, int y);
  }

  /**
   * Tells of all runs: rows from top to bottom, runs from left to right.
   *
   * @param plane X, Y, with minimum 0
   * @param value what a label stands for; runs are those of equal values
   */
  public static void forEach(
      RandomAccessibleInterval<IntType> plane, IntUnaryOperator value, Visitor visitor) {
    int width = Math.toIntExact(plane.dimension(0));
    int[] block = new int[0];
    for (Interval band : PixelBlocks.bands(plane, BLOCK)) {
      int pixels = Math.toIntExact(band.dimension(0) * band.dimension(1));
      block = block.length < pixels ? new int[pixels] : block;
      PixelBlocks.copy(Views.interval(plane, band), block, 0);
      for (int start = 0; start < pixels; start += width) {
        int y = (int) band.min(1) + start / width;
        int x = 0;
        while (x < width) {
          int raw = block[start + x];
          int label = value.applyAsInt(raw);
          int from = x;
          while (x < width
              && (block[start + x] == raw || value.applyAsInt(block[start + x]) == label)) {
            x++;
          }
          visitor.run(label, from, x, y);
        }
      }
    }
  }
}
