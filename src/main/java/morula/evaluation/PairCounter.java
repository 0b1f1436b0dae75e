package morula.evaluation;

import java.util.Arrays;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Counts pixels by pair of labels: an open-addressing hash table of primitive longs, so that its
 * size follows the number of pairs that occur and not the values of the labels.
 *
 * <p>Neighbouring pixels mostly carry the same pair, so a run of equal pairs costs one look-up.
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

  /** The key of a pair; its order is that of truth, then prediction. Both labels 0 and up. */
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
   * Counts one pixel; a pixel is left out where the truth is negative or {@code ignoreLabel}.
   *
   * @throws IllegalArgumentException if the prediction is negative
   */
  void count(IntType truthPixel, IntType predictionPixel, int ignoreLabel) {
    int truth = truthPixel.get();
    int prediction = predictionPixel.get();
    if (truth == runTruth && prediction == runPrediction) {
      run++;
      return;
    }
    endRun();
    if (truth < 0 || truth == ignoreLabel) {
      return;
    }
    if (prediction < 0) {
      throw new IllegalArgumentException("A prediction has the negative label " + prediction);
    }
    runTruth = truth;
    runPrediction = prediction;
    run = 1;
  }

  /** Adds everything that {@code other} counted. */
  void addAll(PairCounter other) {
    other.endRun();
    for (int i = 0; i < other.keys.length; i++) {
      if (other.keys[i] != FREE) {
        add(other.keys[i], other.counts[i]);
      }
    }
  }

  /** The keys that occurred, ascending. */
  long[] sortedKeys() {
    endRun();
    return Arrays.stream(keys).filter(key -> key != FREE).sorted().toArray();
  }

  /** How many pixels were counted for {@code key}. */
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
