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

package morula.evaluation;

import java.util.Arrays;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Counts pixels by pair of labels in an open-addressing hash table of primitive longs, whose size
 * depends on the number of pairs that occur and not on the values of the labels.
 *
 * <p>Neighbouring pixels mostly have the same pair, so a run of equal pairs needs one look-up.
 */
final class PairCounter {
  private static final long FREE = -1;

  private long[] keys = new long[1 << 10];
  private long[] counts = new long[1 << 10];
  private int size;

  private int runTruth = -1;
  private int runPrediction = -1;
  private long run;

  PairCounter() {
    Arrays.fill(keys, FREE);
  }

  /**
   * Returns the key of a pair of labels, both 0 and up; keys are ordered by truth, then prediction.
   */
  static long key(int truth, int prediction) {
    return (long) truth << 32 | prediction;
  }

  static int truth(long key) {
    return (int) (key >>> 32);
  }

  static int prediction(long key) {
    return (int) key;
  }

  /**
   * Counts one pixel, unless the truth is negative or {@code ignoreLabel}.
   *
   * @throws IllegalArgumentException if the prediction is negative
   */
  void count(IntType truthPixel, IntType predictionPixel, int ignoreLabel) {
    int truth = truthPixel.get();
    int prediction = predictionPixel.get();
    if (prediction < 0) { // first: between two runs, both labels are negative
      throw new IllegalArgumentException("A prediction contains the negative label " + prediction);
    }
    if (truth == runTruth && prediction == runPrediction) {
      run++;
      return;
    }
    endRun();
    if (truth < 0 || truth == ignoreLabel) {
      return;
    }
    runTruth = truth;
    runPrediction = prediction;
    run = 1;
  }

  /** Adds the counts of {@code other}. */
  void addAll(PairCounter other) {
    other.endRun();
    for (int i = 0; i < other.keys.length; i++) {
      if (other.keys[i] != FREE) {
        add(other.keys[i], other.counts[i]);
      }
    }
  }

  /** Returns the keys that occurred, ascending. */
  long[] sortedKeys() {
    endRun();
    return Arrays.stream(keys).filter(key -> key != FREE).sorted().toArray();
  }

  /** Returns the number of pixels counted for {@code key}. */
  long pixels(long key) {
    return counts[slot(key)];
  }

  private void endRun() {
    if (run > 0) {
      add(key(runTruth, runPrediction), run);
    }
    run = 0;
    runTruth = -1;
    runPrediction = -1; // or an ignored pixel of the same prediction would go on with the run
  }

  private void add(long key, long pixels) {
    int slot = slot(key);
    counts[slot] += pixels;
    if (keys[slot] == FREE) {
      keys[slot] = key;
      size++;
      if (2 * (long) size > keys.length) {
        grow();
      }
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L; // Fibonacci hashing: the high bits are well mixed
    int slot = (int) (mixed >>> 32) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new long[2 * oldKeys.length];
    Arrays.fill(keys, FREE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
