package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import morula.instances.Heads;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;

/** What is measured is the right work; how long it takes is no test. */
class DecodingBenchmarkTest {

  @Test
  void everyObjectIsDrawnAndFound() {
    var result = DecodingBenchmark.run(Heads.parse("distance", 2), 256, 75, Progress.NONE);
    assertEquals(75, result.objects());
    assertEquals(75, result.objectsFound(), 3);
    assertTrue(result.decoding() > 0 && result.rois() > 0);
    assertTrue(result.total() >= Math.max(result.decoding(), result.rois()));
  }

  @Test
  void headsOfClassesAreRefused() {
    assertThrows(
        InvalidRequestException.class,
        () -> DecodingBenchmark.run(Heads.parse("semantic", 2), 64, 5, Progress.NONE));
  }
}
