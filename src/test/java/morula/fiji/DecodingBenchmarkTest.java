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
    var result = DecodingBenchmark.run(Heads.parse("distance", 2), 256, 75, 2, Progress.NONE);
    assertEquals(75, result.objects());
    assertEquals(75, result.objectsFound(), 3);
    assertTrue(result.decoding() > 0 && result.rois() > 0);
    assertTrue(result.total() >= Math.max(result.decoding(), result.rois()));
  }

  @Test
  void headsOfClassesAreRefused() {
    assertThrows(
        InvalidRequestException.class,
        () -> DecodingBenchmark.run(Heads.parse("semantic", 2), 64, 5, 1, Progress.NONE));
  }

  @Test
  void predictionsThatNoArrayCanHoldAreRefused() {
    var error =
        assertThrows(
            InvalidRequestException.class,
            () -> DecodingBenchmark.run(Heads.parse("flows", 2), 32_768, 5, 1, Progress.NONE));
    assertTrue(error.getMessage().startsWith("size=32768 is too large"), error.getMessage());
  }
}
