package morula.instances;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import morula.training.TargetEncoder;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class InstanceEncoderTest {
  private static final float IGNORE = TargetEncoder.IGNORE;

  @Test
  void aRowOfTwoObjectsWithAGap() {
    var labels = Scenes.labels(12, 0, 0, 7, 7, 7, 7, 7, 0, 3, 3, 0, -1);
    float[] target = encode(labels);
    float third = (float) (1 / 3.0);
    assertArrayEquals(
        new float[] {
          0, 0, 1, 1, 1, 1, 1, 0, 1, 1, 0, IGNORE,
          0, 0, third, 2 * third, 1, 2 * third, third, 0, 1, 1, 0, IGNORE,
          0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, IGNORE
        },
        target,
        1e-6f);
  }

  @Test
  void touchingObjectsAreParted() {
    var labels = Scenes.labels(6, 1, 1, 1, 2, 2, 2);
    float[] target = encode(labels);
    assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0}, java.util.Arrays.copyOfRange(target, 12, 18));
  }

  @Test
  void theEdgeOfThePatchChangesNothing() {
    var labels = Scenes.discs(200, 200, 28, 4);
    var patch = FinalInterval.createMinSize(60, 70, 64, 48);
    InstanceEncoder encoder = new InstanceEncoder();
    var whole = Views.interval(encoder.encode(labels, labels), patchOf(patch));
    var grown =
        FinalInterval.createMinSize(
            60 - encoder.margin(),
            70 - encoder.margin(),
            64 + 2L * encoder.margin(),
            48 + 2L * encoder.margin());
    var alone = encoder.encode(Views.interval(labels, grown), patch);
    var expected = Views.flatIterable(whole).cursor();
    alone.forEach(p -> assertEquals(expected.next().get(), p.get()));
  }

  private static FinalInterval patchOf(FinalInterval patch) {
    return FinalInterval.createMinMax(patch.min(0), patch.min(1), 0, patch.max(0), patch.max(1), 2);
  }

  @Test
  void theNumberOfAnObjectChangesNothing() {
    var labels = Scenes.discs(100, 90, 20, 5);
    float[] expected = encode(labels);
    labels.forEach(p -> p.set(p.get() == 0 ? 0 : 16_777_216 - p.get()));
    assertArrayEquals(expected, encode(labels));
  }

  @Test
  void anObjectThatFillsEverythingIsAllMiddle() {
    float[] target = encode(Scenes.labels(3, 5, 5, 5, 5, 5, 5));
    for (int i = 0; i < 18; i++) {
      assertEquals(i < 12 ? 1 : 0, target[i]);
    }
  }

  @Test
  void valuesAreWithinTheirRange() {
    var labels = Scenes.discs(150, 130, 20, 9);
    float[] target = encode(labels);
    int pixels = 150 * 130;
    int[] array = Scenes.array(labels);
    float[] highest = new float[1000];
    for (int i = 0; i < pixels; i++) {
      assertEquals(array[i] > 0 ? 1 : 0, target[i]);
      assertTrue(target[pixels + i] >= 0 && target[pixels + i] <= 1);
      assertEquals(array[i] > 0, target[pixels + i] > 0);
      highest[array[i]] = Math.max(highest[array[i]], target[pixels + i]);
    }
    for (int label = 1; label <= Scenes.renumber(array.clone()); label++) {
      assertEquals(1, highest[label], 1e-6);
    }
  }

  @Test
  void volumes() {
    var labels = ArrayImgs.ints(9, 9, 9);
    var access = labels.randomAccess();
    for (int i = 0; i < 5 * 5 * 5; i++) {
      access.setPositionAndGet(2 + i % 5, 2 + i / 5 % 5, 2 + i / 25).set(1);
    }
    var target = new InstanceEncoder().encode(labels, labels);
    assertArrayEquals(new long[] {9, 9, 9, 3}, target.dimensionsAsLongArray());
    assertEquals(1, target.getAt(4, 4, 4, 1).get());
    assertEquals(1 / 3f, target.getAt(2, 4, 4, 1).get(), 1e-6);
    assertEquals(0, target.getAt(4, 4, 4, 2).get());
    assertEquals(1, target.getAt(2, 2, 2, 2).get());
    assertEquals(0, target.getAt(1, 2, 2, 2).get());
  }

  private static float[] encode(
      net.imglib2.img.array.ArrayImg<
              net.imglib2.type.numeric.integer.IntType,
              net.imglib2.img.basictypeaccess.array.IntArray>
          labels) {
    return new InstanceEncoder().encode(labels, labels).update(null).getCurrentStorageArray();
  }
}
