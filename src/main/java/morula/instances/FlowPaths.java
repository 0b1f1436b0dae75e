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
import java.util.stream.IntStream;

/**
 * The end points of the pixels of a block when they follow flows.
 *
 * <p>Every pixel takes {@value #STEPS} Euler steps of one pixel's length, each along the flow of
 * the nearest pixel, and slides along the border of the allowed pixels. Long paths are not followed
 * step by step: after 2n steps a pixel is where the pixel at its position after n steps is after n
 * steps. So n steps need log n passes.
 */
final class FlowPaths {
  private static final int STEPS = 8;

  /** Number of times that the steps are doubled: to 16,384 pixels. */
  private static final int DOUBLINGS = 11;

  /** Number of pixels that one thread follows at a time. */
  private static final int CHUNK = 1 << 16;

  private final boolean[] own;
  private final int width;
  private final float[] x;
  private final float[] y;
  private final int[] pixels;

  /**
   * @param own row by row: the allowed pixels; none in the block's first and last row and column
   * @param width length of a row
   * @param x component of the flow along x: unit vectors, or 0
   * @param y component along y
   */
  FlowPaths(boolean[] own, int width, float[] x, float[] y) {
    this.own = own;
    this.width = width;
    this.x = x;
    this.y = y;
    int count = 0;
    int[] found = new int[own.length];
    for (int p = 0; p < own.length; p++) {
      if (own[p]) {
        found[count++] = p;
      }
    }
    pixels = Arrays.copyOf(found, count);
  }

  /** The pixels that are followed, in row order. */
  int[] pixels() {
    return pixels;
  }

  /** The end point of each pixel of the block; only those of {@link #pixels} are valid. */
  int[] ends() {
    int[] end = new int[own.length];
    int[] walked = end;
    inParallel((from, to) -> walk(walked, from, to));
    int[] next = new int[own.length];
    // once all pixels are where they stay, more steps do not move them
    boolean moving = true;
    for (int k = 0; k < DOUBLINGS && moving; k++) {
      int[] before = end;
      int[] after = next;
      moving = inParallel((from, to) -> follow(before, after, from, to));
      end = after;
      next = before;
    }
    return end;
  }

  /** A step for the pixels of some indices; returns whether one of them moved. */
  private interface Step {
    boolean apply(int from, int to);
  }

  /** Applies a step to every pixel, in any order; returns whether one of them moved. */
  private boolean inParallel(Step step) {
    int chunks = (pixels.length + CHUNK - 1) / CHUNK;
    if (chunks <= 1) {
      return step.apply(0, pixels.length);
    }
    return IntStream.range(0, chunks)
        .parallel()
        .mapToObj(chunk -> step.apply(chunk * CHUNK, Math.min(pixels.length, (chunk + 1) * CHUNK)))
        .reduce(false, Boolean::logicalOr);
  }

  private boolean walk(int[] end, int from, int to) {
    for (int i = from; i < to; i++) {
      end[pixels[i]] = walk(pixels[i]);
    }
    return true;
  }

  private boolean follow(int[] before, int[] after, int from, int to) {
    int moved = 0;
    for (int i = from; i < to; i++) {
      int once = before[pixels[i]];
      int twice = before[once];
      after[pixels[i]] = twice;
      moved |= once ^ twice;
    }
    return moved != 0;
  }

  private int walk(int start) {
    int p = start;
    float px = start % width;
    float py = start / width;
    for (int k = 0; k < STEPS; k++) {
      float nx = px + x[p];
      float ny = py + y[p];
      if (!own[at(nx, ny)]) {
        if (own[at(nx, py)]) {
          ny = py;
        } else if (own[at(px, ny)]) {
          nx = px;
        } else {
          break;
        }
      }
      px = nx;
      py = ny;
      p = at(px, py);
    }
    return p;
  }

  private int at(float px, float py) {
    return (int) (py + 0.5f) * width + (int) (px + 0.5f);
  }
}
