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

import java.util.concurrent.atomic.AtomicInteger;
import morula.image.BlockReader;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Splits single components of the foreground into objects.
 *
 * <p>In the label image an object's pixels become a negative number, unique but in no order; pixels
 * of objects that are dropped become {@link #DROPPED}. Components of fewer pixels than an object
 * must have are never touched and count as background. So components may be decoded in any order
 * and at the same time: none can see a difference.
 */
final class ComponentDecoder {
  /** The value that replaces the label of a dropped object. */
  static final int DROPPED = Integer.MIN_VALUE;

  private final ForegroundComponents components;
  private final BlockReader<FloatType> prediction;
  private final RandomAccessibleInterval<IntType> labels;
  private final BlockReader<IntType> labelReader;
  private final DecoderOptions options;
  private final Splitter splitter;
  private final AtomicInteger objects = new AtomicInteger();

  ComponentDecoder(
      ForegroundComponents components,
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      DecoderOptions options,
      Splitter splitter) {
    this.components = components;
    this.prediction = new BlockReader<>(prediction);
    this.labels = labels;
    this.labelReader = new BlockReader<>(labels);
    this.options = options;
    this.splitter = splitter;
  }

  /** The number of objects so far; their labels are −1 to −(this number). */
  int objects() {
    return objects.get();
  }

  /** Decodes a whole component. */
  void decode(int component) {
    Box box = components.box(component);
    decode(component, box, box, Integer.MAX_VALUE);
  }

  /**
   * Decodes the part of a component that lies in a window.
   *
   * @param core only objects whose seed lies here are kept
   * @param before the number of {@link #objects()} before the first window of this component;
   *     nothing else may be decoded until its last
   */
  void decode(int component, Box window, Box core, int before) {
    int width = window.width() + 2;
    byte[] kind = kinds(component, window, width, before);
    boolean[] own = new boolean[kind.length];
    for (int p = 0; p < own.length; p++) {
      own[p] = kind[p] == HoleFiller.OWN;
    }
    Splitter.Split split = splitter.split(prediction, own, window);
    int[] seeds = split.seeds();
    int[] label = split.label();
    new HoleFiller(kind, label, width).fill();

    long[] area = new long[seeds.length + 1];
    for (int l : label) {
      area[l]++;
    }
    int[] value = new int[seeds.length + 1];
    for (int k = 0; k < seeds.length; k++) {
      int x = window.minX() + seeds[k] % width - 1;
      int y = window.minY() + seeds[k] / width - 1;
      if (core.contains(x, y)) {
        boolean kept = area[k + 1] >= options.minimumArea() && area[k + 1] <= options.maximumArea();
        value[k + 1] = kept ? -objects.incrementAndGet() : DROPPED;
      }
    }
    write(label, value, window, width);
  }

  /**
   * Returns the kind of each pixel, in a block one pixel larger than {@code window} on every side.
   */
  private byte[] kinds(int component, Box window, int width, int before) {
    int[] values = new int[(int) window.pixels()];
    labelReader.copy(window.interval(), values);
    byte[] kind = new byte[width * (window.height() + 2)];
    int i = 0;
    for (int y = 0; y < window.height(); y++) {
      int p = (y + 1) * width + 1;
      for (int x = 0; x < window.width(); x++, i++, p++) {
        kind[p] = kind(values[i], component, before);
      }
    }
    return kind;
  }

  private byte kind(int value, int component, int before) {
    if (value > 0) {
      int other = components.component(value);
      if (other == component) {
        return HoleFiller.OWN;
      }
      return components.area(other) < options.minimumArea() ? HoleFiller.FREE : HoleFiller.FOREIGN;
    }
    if (value == 0) {
      return HoleFiller.FREE;
    }
    boolean ofEarlierWindow = value != DROPPED && value < -before;
    return ofEarlierWindow ? HoleFiller.OWN : HoleFiller.FOREIGN;
  }

  /** Writes objects into pixels that do not belong to an object yet. */
  private void write(int[] label, int[] value, Box window, int width) {
    RandomAccess<IntType> access = labels.randomAccess();
    for (int y = 0; y < window.height(); y++) {
      int p = (y + 1) * width + 1;
      access.setPosition(window.minX(), 0);
      access.setPosition(window.minY() + y, 1);
      for (int x = 0; x < window.width(); x++, p++) {
        int v = value[label[p]];
        if (v != 0 && access.get().get() >= 0) {
          access.get().set(v);
        }
        access.fwd(0);
      }
    }
  }
}
