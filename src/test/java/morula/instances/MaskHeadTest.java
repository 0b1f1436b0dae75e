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

import java.util.List;
import morula.dataset.LabelKind;
import morula.network.OutputActivation;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class MaskHeadTest {

  @Test
  void targetsAreOneMaskAClass() {
    var labels = Scenes.labels(3, 0, 1, 2, -1, 2, -5);
    FinalInterval patch = FinalInterval.createMinSize(1, 0, 2, 2);
    var target = MaskHead.ofClasses(3, List.of()).encoder().encode(labels, patch);
    assertArrayEquals(new long[] {2, 2, 2}, target.dimensionsAsLongArray());
    assertArrayEquals(
        new float[] {1, 0, 0, -1, 0, 1, 1, -1}, target.update(null).getCurrentStorageArray());
    var levels = MaskHead.ofClasses(3, List.of(50.0, 100.0)).encoder().encode(labels, patch);
    assertArrayEquals(
        new float[] {50, 0, 0, -1, 0, 100, 100, -1}, levels.update(null).getCurrentStorageArray());
    assertThrows(
        IllegalArgumentException.class,
        () -> MaskHead.ofForeground().encoder().encode(labels, labels));
  }

  @Test
  void theClassIsTheHighestMaskThatReachesTheThreshold() {
    float[] values = {0.2f, 0.4f, 0.7f, 0.3f, 0.1f, 0.3f, 0.3f, 0.6f, 0.9f, 0.4f};
    assertArrayEquals(new int[] {0, 1, 1, 2, 2}, decode("masks", 0.4, values));
    assertArrayEquals(new int[] {2, 1, 1, 2, 2}, decode("masks", 0.3, values));
    float[] linear = {20, 40, 70, -30, 10, 60, 100, 150, 180, 79};
    // 0.2 0.4 0.7 -0.3 0.1 and 0.3 0.5 0.75 0.9 0.395 of the levels
    assertArrayEquals(new int[] {0, 2, 2, 2, 0}, decode("masks(levels=100:200)", 0.5, linear));
    assertArrayEquals(new int[] {0, 1}, decode("foreground", 0.5, 0.25f, 0.5f));
  }

  private static int[] decode(String head, double threshold, float... values) {
    Head parsed = Heads.anyOf(head);
    int channels = head.equals("foreground") ? 1 : 2;
    if (channels == 2) {
      parsed = Heads.parse(head, 3);
    }
    var labels = ArrayImgs.ints(values.length / channels, 1);
    parsed
        .decoder(DecoderOptions.DEFAULT.withForegroundThreshold(threshold))
        .decode(
            ArrayImgs.floats(values, values.length / channels, 1, channels), labels, Progress.NONE);
    return Scenes.array(labels);
  }

  @Test
  void theTextSaysEverything() {
    for (String text : List.of("distance", "semantic", "masks", "foreground")) {
      assertEquals(text, Heads.parse(text, 3).text());
    }
    Head head = Heads.parse(" Masks( levels = 50:100.5 )", 3);
    assertEquals("masks(levels=50.0:100.5)", head.text());
    assertEquals(head.text(), Heads.parse(head.text(), 3).text());
    assertEquals("masks", head.name());
    assertEquals(OutputActivation.IDENTITY, head.activation());
    assertEquals(OutputActivation.SIGMOID, Heads.parse("masks", 3).activation());
    assertEquals(List.of("class 1", "class 2"), head.channels());
    assertEquals(LabelKind.CLASSES, Heads.anyOf("masks(levels=1:2:3)").labelKind());
    assertEquals(LabelKind.FOREGROUND, Heads.anyOf("foreground").labelKind());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused(
        "masks(levels=50:100)",
        4,
        "number of levels 2, number of classes besides the background 3");
    refused("masks(levels=0:100)", 3, "levels must be above 0");
    refused("masks(level=50)", 2, "there is no option level");
    refused("semantic(levels=50)", 2, "there is no option levels");
    refused("masks", 1, "at least 2 classes");
    refused("mask", 2, "choose distance, flows, star_convex, semantic, masks, foreground");
  }

  private static void refused(String text, int classes, String part) {
    String message =
        assertThrows(InvalidRequestException.class, () -> Heads.parse(text, classes)).getMessage();
    assertTrue(message.startsWith("heads=") && message.contains(part), message);
  }
}
