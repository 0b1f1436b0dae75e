package morula.patches;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Independent random generators for the parts of a run, each determined by the numbers that name
 * the part.
 */
public final class RandomStreams {
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private RandomStreams() {}

  /** Returns a generator that depends only on these numbers and their order. */
  public static RandomGenerator of(long... numbers) {
    long state = 0;
    for (long number : numbers) {
      state = mix(state + GOLDEN_RATIO + number);
    }
    return new SplittableRandom(state);
  }

  /** The finaliser of MurmurHash3 in Stafford's variant 13, as in {@link SplittableRandom}. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Shuffles in place (Fisher and Yates). */
  static void shuffle(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
