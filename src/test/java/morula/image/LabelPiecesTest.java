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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;

class LabelPiecesTest {
  @Test
  void piecesAreTheConnectedComponents() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 200; trial++) {
      int width = random.nextInt(1, 20);
      int height = random.nextInt(1, 20);
      int values = random.nextInt(1, 4);
      int[] pixels = new int[width * height];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextInt(-1, values + 1);
      }
      ArrayImg<IntType, IntArray> plane = ArrayImgs.ints(pixels, width, height);
      LabelRegions right = LabelRegions.of(ConnectedComponents.of(plane));
      List<String> expected = new ArrayList<>();
      int[] components = ConnectedComponents.of(plane).update(null).getCurrentStorageArray();
      for (int component : right.labels()) {
        int label = 0;
        for (int i = 0; i < pixels.length; i++) {
          label = components[i] == component ? pixels[i] : label;
        }
        expected.add(
            text(
                label,
                (int) right.area(component),
                right.meanX(component),
                right.meanY(component)));
      }
      LabelPieces pieces = new LabelPieces();
      LabelRuns.forEach(
          plane,
          v -> v,
          (label, from, end, y) -> {
            if (label > 0) {
              pieces.add(label, from, end, y);
            }
          });
      List<String> found = new ArrayList<>();
      pieces.forEach((label, area, x, y) -> found.add(text(label, area, x, y)));
      assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList());
    }
  }

  private static String text(int label, long area, double x, double y) {
    return label + " " + area + " " + x + " " + y;
  }

  @Test
  void aPieceMayHaveMorePixelsThanAnIntCounts() {
    LabelPieces pieces = new LabelPieces();
    pieces.add(1, 0, 2_000_000_000, 0);
    pieces.add(1, 0, 2_000_000_000, 1);
    List<String> found = new ArrayList<>();
    pieces.forEach((label, area, x, y) -> found.add(text(label, area, x, y)));
    assertEquals(List.of(text(1, 4_000_000_000L, 999_999_999.5, 0.5)), found);
  }

  @Test
  void runsAreThoseOfValues() {
    List<String> runs = new ArrayList<>();
    LabelRuns.forEach(
        ArrayImgs.ints(new int[] {0, 3, 4, 1, 1, 0}, 3, 2),
        v -> v > 2 ? 1 : v,
        (value, from, end, y) -> runs.add(value + ": " + from + " " + end + " " + y));
    assertEquals(List.of("0: 0 1 0", "1: 1 3 0", "1: 0 2 1", "0: 2 3 1"), runs);
  }
}
