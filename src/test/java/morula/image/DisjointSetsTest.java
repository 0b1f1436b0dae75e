package morula.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DisjointSetsTest {
  @Test
  void joinsAsRelabellingDoes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 50; run++) {
      int size = 1 + random.nextInt(60);
      DisjointSets sets = DisjointSets.singletons(size);
      int[] expected = new int[size]; // of each element the smallest of its set
      Arrays.setAll(expected, i -> i);
      for (int n = random.nextInt(2 * size); n > 0; n--) {
        int a = random.nextInt(size);
        int b = random.nextInt(size);
        int small = Math.min(expected[a], expected[b]);
        int large = Math.max(expected[a], expected[b]);
        assertEquals(small, sets.join(a, b));
        Arrays.setAll(expected, i -> expected[i] == large ? small : expected[i]);
      }
      assertArrayEquals(expected, sets.roots(size));
    }
  }

  @Test
  void keepsTheRootThatIsAskedFor() {
    DisjointSets sets = DisjointSets.empty(3);
    for (int element : new int[] {1, 2, 9}) {
      assertFalse(element < 3 && sets.contains(element));
      sets.add(element);
      assertTrue(sets.contains(element) && sets.isRoot(element));
    }
    sets.attach(1, 9);
    assertFalse(sets.isRoot(1));
    assertEquals(9, sets.find(1));
    assertEquals(2, sets.join(9, 2));
    assertArrayEquals(new int[] {-1, 2, 2, -1}, sets.roots(4));
  }
}
