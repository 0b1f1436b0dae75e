package morula.instances;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class SemanticHeadTest {

  @Test
  void theTargetIsTheClass() {
    var labels = Scenes.labels(3, 0, 1, 2, -1, 2, -5);
    var target =
        new SemanticHead(3).encoder().encode(labels, FinalInterval.createMinSize(1, 0, 2, 2));
    assertArrayEquals(new long[] {2, 2, 1}, target.dimensionsAsLongArray());
    assertArrayEquals(new float[] {1, 2, 2, -1}, target.update(null).getCurrentStorageArray());
    assertThrows(
        IllegalArgumentException.class, () -> new SemanticHead(2).encoder().encode(labels, labels));
  }

  @Test
  void theClassIsTheLargestChannel() {
    float[] values = {0.5f, 0.2f, 0.1f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.7f};
    var labels = ArrayImgs.ints(3, 1);
    int present =
        new SemanticHead(3)
            .decoder(DecoderOptions.DEFAULT)
            .decode(ArrayImgs.floats(values, 3, 1, 3), labels, Progress.NONE);
    assertArrayEquals(new int[] {0, 1, 2}, Scenes.array(labels));
    assertEquals(3, present);
  }

  @Test
  void headsAreKnownByName() {
    assertEquals(3, Heads.parse("distance", 0).channels().size());
    assertEquals(4, Heads.parse("semantic", 4).channels().size());
    String unknown =
        assertThrows(InvalidRequestException.class, () -> Heads.parse("instance", 2)).getMessage();
    assertTrue(unknown.contains("heads") && unknown.contains("distance"), unknown);
    assertThrows(InvalidRequestException.class, () -> Heads.parse("semantic", 1));
  }
}
