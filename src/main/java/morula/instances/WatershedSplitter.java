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

package morula.instances;

import java.util.Arrays;
import morula.image.BlockReader;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Splits components by a {@link Watershed} of √distance × (1 − boundary), from channels 1 and 2.
 */
final class WatershedSplitter implements Splitter {
  private final int dynamics;
  private final int lowestSeed;

  WatershedSplitter(DecoderOptions options) {
    dynamics = Math.max(1, (int) Math.round(options.dynamics() * (Watershed.LEVELS - 1)));
    lowestSeed = level((float) options.seedThreshold());
  }

  @Override
  public Split split(BlockReader<FloatType> prediction, boolean[] own, Box window) {
    Watershed watershed = new Watershed(levels(prediction, own, window), window.width() + 2);
    int[] seeds = watershed.seeds(dynamics, lowestSeed);
    return new Split(watershed.grow(seeds), seeds);
  }

  /**
   * Computes the relief: high in the middle of objects, low at their boundaries; −1 outside. The
   * square root makes the middle flat, so that objects split less easily, and the edges steep.
   */
  private static short[] levels(BlockReader<FloatType> prediction, boolean[] own, Box window) {
    float[] distance = Splitter.channel(prediction, 1, window);
    float[] boundary = Splitter.channel(prediction, 2, window);
    short[] level = new short[own.length];
    Arrays.fill(level, (short) -1);
    for (int p = 0; p < level.length; p++) {
      if (own[p]) {
        level[p] = level((float) Math.sqrt(distance[p]) * (1 - boundary[p]));
      }
    }
    return level;
  }

  private static short level(float height) {
    // NaN becomes 0
    int level = (int) (height * (Watershed.LEVELS - 1) + 0.5f);
    return (short) Math.max(0, Math.min(Watershed.LEVELS - 1, level));
  }
}
