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

package morula.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackPartTest {
  @ParameterizedTest
  @CsvSource({"3,2,1,1", "3,0,1,4", "0,2,5,1"})
  void theLineOfALabelImageIsRead(int slice, int frame, int slices, int frames) {
    StackPart part = new StackPart(2, 5, 4, slice, frame);
    String info = "Objects: 3\nKeys: frame=9\n" + part.line() + "Warning: Part of: it\n";
    assertEquals(Optional.of(part), StackPart.read(info, slices, frames));
    assertEquals(Math.max(0, slice - 1), part.firstSlice());
    assertEquals(Math.max(0, frame - 1), part.firstFrame());
  }

  /** A label image may have been cut, joined or reordered since. */
  @Test
  void aLineThatDoesNotFitTheImageIsNotUsed() {
    String line = new StackPart(1, 5, 4, 0, 2).line();
    assertEquals("Part of: 1 channel, 5 slices, 4 frames; frame 2\n", line);
    assertTrue(StackPart.read(line, 5, 1).isPresent());
    assertTrue(StackPart.read(line, 1, 1).isEmpty());
    assertTrue(StackPart.read(line, 5, 4).isEmpty());
    assertTrue(StackPart.read(line.replace("frame 2", "frame 7"), 5, 1).isEmpty());
    assertTrue(StackPart.read(null, 1, 1).isEmpty());
    assertTrue(StackPart.read("Objects: 3\n", 1, 1).isEmpty());
    assertTrue(StackPart.read(line.replace("5", "99999999999"), 5, 1).isEmpty());
  }

  @Test
  void thePartIsCutOutOfImageAndLabels() {
    int[] numbers = new int[2 * 3 * 4];
    Arrays.setAll(numbers, i -> i); // 2 pixels, 3 slices, 4 frames
    Image image = new Image("a", ArrayImgs.ints(numbers, 2, 1, 1, 3, 4), Calibration.NONE);
    Labels labels = new Labels("a", ArrayImgs.ints(numbers, 2, 1, 3, 4), Calibration.NONE);
    StackPart part = new StackPart(1, 3, 4, 2, 3);
    assertTrue(part.isOf(3, 4));
    Labels cut = part.select(labels);
    assertArrayEquals(new long[] {2, 1, 1, 1}, cut.pixels().dimensionsAsLongArray());
    int first = 2 * (3 * 2 + 1);
    assertEquals(first, cut.pixels().getAt(0, 0, 0, 0).get());
    assertEquals(first + 1, part.select(image).pixels().getAt(1, 0, 0, 0, 0).getRealDouble());
    Labels frame = new StackPart(1, 3, 4, 0, 4).select(labels);
    assertArrayEquals(new long[] {2, 1, 3, 1}, frame.pixels().dimensionsAsLongArray());
    assertEquals(2 * (3 * 3 + 2), frame.pixels().getAt(0, 0, 2, 0).get());
  }
}
