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

package morula.inference;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import morula.engine.OutOfMemoryException;
import morula.engine.Predictor;
import morula.image.RowWriter;
import morula.image.Rows;
import morula.inference.TilePlan.Tile;
import morula.progress.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;

/**
 * Applies a network to images of any size, tile by tile; the result is that of the whole image at
 * once (see {@link TilePlan}). Memory is bounded by the tile, not by the image.
 *
 * <p>If the device does not have enough memory for a tile, the side of tiles is halved, for this
 * image and the following ones. Several threads may use it at once if they may use the predictor.
 */
public final class TiledPredictor {
  private final Predictor predictor;
  private final int outputChannels;
  private final int[] divisor;
  private final int[] halo;
  private volatile int tileSize;

  /**
   * @param predictor the network
   * @param outputChannels number of channels that it predicts
   * @param divisor for each spatial axis: its input's size must be a multiple of this
   * @param halo for each spatial axis: pixels on each side that a predicted pixel may depend on
   * @param tileSize side of a tile's input that should not be exceeded, in pixels; at least 1
   */
  public TiledPredictor(
      Predictor predictor, int outputChannels, int[] divisor, int[] halo, int tileSize) {
    this.predictor = predictor;
    this.outputChannels = outputChannels;
    this.divisor = divisor.clone();
    this.halo = halo.clone();
    this.tileSize = tileSize;
  }

  /**
   * Predicts one image.
   *
   * @param image dimensions X, Y, [Z,] CHANNEL, minimum 0; may be lazy: each tile is read once
   * @param normalization of the intensities, fitted to the image
   * @param progress told about tiles, asked for cancellation between them
   * @return dimensions X, Y, [Z,] output channel; to be closed by the caller
   * @throws IOException if there is not enough disk space for the prediction
   * @throws OutOfMemoryException if not even the smallest tile fits the device's memory
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public PlaneStore<FloatType> predict(
      RandomAccessibleInterval<? extends RealType<?>> image,
      ChannelNormalization normalization,
      Progress progress)
      throws IOException {
    int axes = divisor.length;
    long[] size = new long[axes + 1];
    for (int d = 0; d < axes; d++) {
      size[d] = image.dimension(d);
    }
    size[axes] = outputChannels;
    PlaneStore<FloatType> store = PlaneStore.floats(size);
    try {
      TileReader reader = new TileReader(image, normalization);
      predict(reader, Arrays.copyOf(size, axes), store.pixels(), progress);
      return store;
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  /**
   * Returns the part of an image that is needed to predict a part of it: it begins at a multiple of
   * the divisor, and includes the halo.
   *
   * @param part X, Y[, Z]: what is to be predicted; lies within {@code image}
   * @param image X, Y[, Z], minimum 0
   * @return lies within {@code image}; {@link #predict} of this part alone gives at the pixels of
   *     {@code part} what it gives for the whole image
   */
  public Interval source(Interval part, Interval image) {
    long[] min = new long[divisor.length];
    long[] max = new long[divisor.length];
    for (int d = 0; d < divisor.length; d++) {
      long begin = Math.max(0, part.min(d) - halo[d]);
      min[d] = begin - begin % divisor[d];
      max[d] = Math.min(image.max(d), part.max(d) + halo[d]);
    }
    return new FinalInterval(min, max);
  }

  private void predict(
      TileReader reader,
      long[] size,
      RandomAccessibleInterval<FloatType> result,
      Progress progress) {
    TilePlan plan = plan(size, tileSize);
    List<Tile> remaining = plan.tiles();
    while (!remaining.isEmpty()) {
      int done = 0;
      try (TileAhead inputs = new TileAhead(reader, remaining)) {
        for (; done < remaining.size(); done++) {
          progress.checkCancelled();
          progress.update(done, remaining.size(), "Predicting");
          write(predictor.predict(inputs.get(done)), remaining.get(done), result);
        }
        progress.update(done, remaining.size(), "Predicting");
        return;
      } catch (OutOfMemoryException e) {
        List<Tile> missing = remaining.subList(done, remaining.size());
        plan = smaller(plan, size, e);
        progress.message(
            "Out of memory: continuing with smaller tiles of "
                + text(plan.tileShape())
                + " pixels");
        remaining =
            plan.tiles().stream()
                .filter(t -> missing.stream().anyMatch(m -> intersect(t.core(), m.core())))
                .toList();
      }
    }
  }

  /** Plans the next smaller tiles, by halving the longest side; later images begin with it. */
  private TilePlan smaller(TilePlan plan, long[] size, OutOfMemoryException cause) {
    int[] shape = plan.tileShape();
    for (int side = Arrays.stream(shape).max().orElseThrow() / 2; side > 0; side /= 2) {
      TilePlan smaller = plan(size, side);
      if (!Arrays.equals(smaller.tileShape(), shape)) {
        tileSize = side;
        return smaller;
      }
    }
    throw new OutOfMemoryException(
        "the device does not have enough memory for a tile of "
            + text(shape)
            + " pixels, the smallest that this network allows: close other programs, or use"
            + " device=cpu or a smaller network",
        cause);
  }

  private TilePlan plan(long[] size, int side) {
    int[] sides = new int[size.length];
    Arrays.fill(sides, side);
    return TilePlan.of(size, divisor, halo, sides);
  }

  private static boolean intersect(Interval a, Interval b) {
    return !Intervals.isEmpty(Intervals.intersect(a, b));
  }

  private static String text(int[] shape) {
    return String.join(" x ", Arrays.stream(shape).mapToObj(String::valueOf).toList());
  }

  /** Copies the core of a tile's prediction into the result. */
  private void write(
      ArrayImg<FloatType, FloatArray> output,
      Tile tile,
      RandomAccessibleInterval<FloatType> result) {
    float[] values = output.update(null).getCurrentStorageArray();
    Interval input = tile.input();
    Interval core = tile.core();
    int axes = core.numDimensions();
    RowWriter<FloatType> row = new RowWriter<>(result);
    int width = (int) core.dimension(0);
    for (int c = 0; c < outputChannels; c++) {
      long[] position = Arrays.copyOf(Intervals.minAsLongArray(core), axes + 1);
      position[axes] = c;
      do {
        long source = c;
        for (int d = axes - 1; d >= 0; d--) {
          source = source * input.dimension(d) + position[d] - input.min(d);
        }
        RowWriter.write(row, position, values, (int) source, width);
      } while (Rows.next(position, core));
    }
  }
}
