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
    var whole = new SemanticHead(3).encoder().encode(labels, labels);
    assertArrayEquals(
        new float[] {0, 1, 2, -1, 2, -1},
        whole.update(null).getCurrentStorageArray(),
        "the background is a class, too");
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
