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

package morula.annotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** What people do to label images, and take back. */
class LabelEditsTest {
  private static LabelEdits edits(int width, int... pixels) {
    ArrayImg<IntType, IntArray> image = ArrayImgs.ints(pixels, width, pixels.length / width, 1, 1);
    return new LabelEdits(new Labels("x", image, Calibration.NONE));
  }

  private static int[] values(LabelEdits edits) {
    List<Integer> values = new ArrayList<>();
    Views.flatIterable(edits.labels().pixels()).forEach(value -> values.add(value.get()));
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void mergeKeepsTheSmallestNumber() {
    LabelEdits edits = edits(5, 1, 1, 3, 0, 2);
    assertEquals(1, edits.merge(Set.of(3, 1), 0));
    assertArrayEquals(new int[] {1, 1, 1, 0, 2}, values(edits));
    assertEquals(0, edits.merge(Set.of(2), 0), "one object cannot be merged");
  }

  @Test
  void newObjectNeverTakesPixelsOfAnotherAndIsOnePiece() {
    LabelEdits edits = edits(7, 0, 0, 4, 0, 0, 0, 0);
    int added = edits.add(Mask.of(7, 1, (x, y) -> x < 6), 0);
    assertEquals(5, added);
    assertArrayEquals(new int[] {0, 0, 4, 5, 5, 5, 0}, values(edits));
    assertEquals(0, edits.add(Mask.of(7, 1, (x, y) -> x == 2), 0), "no free pixel");
    assertEquals(Optional.of("add"), edits.undoable());
  }

  @Test
  void lineCutsAnObjectInTwoWithoutLosingAPixel() {
    int[] square = new int[100];
    for (int i = 0; i < 100; i++) {
      square[i] = i % 10 >= 1 && i % 10 <= 8 ? 7 : 0;
    }
    LabelEdits edits = edits(10, square);
    Set<Integer> pieces = edits.cut(Mask.line(new int[] {0, 9}, new int[] {2, 4}), 0);
    assertEquals(Set.of(8), pieces);
    int kept = edits.object(7, 0).size();
    int cut = edits.object(8, 0).size();
    assertEquals(80, kept + cut);
    assertTrue(kept > cut && cut > 15, kept + " and " + cut);
    assertEquals(edits.object(8, 0).size(), edits.object(8, 0).largestPiece().size());
  }

  @Test
  void lineThatEndsInsideCutsNothing() {
    int[] square = new int[100];
    Arrays.fill(square, 1);
    LabelEdits edits = edits(10, square);
    assertEquals(Set.of(), edits.cut(Mask.line(new int[] {0, 5}, new int[] {5, 5}), 0));
    assertEquals(Optional.empty(), edits.undoable());
  }

  @Test
  void brushStaysOffOthersAndEraserTakesWhatItIsAskedFor() {
    LabelEdits edits = edits(6, 1, 1, 0, 0, 2, 2);
    Mask all = Mask.of(6, 1, (x, y) -> true);
    edits.extend(1, all, 0);
    assertArrayEquals(new int[] {1, 1, 1, 1, 2, 2}, values(edits));
    edits.erase(2, all, 0);
    assertArrayEquals(new int[] {1, 1, 1, 1, 0, 0}, values(edits));
    edits.erase(0, Mask.disc(0, 0, 1), 0);
    assertArrayEquals(new int[] {0, 0, 1, 1, 0, 0}, values(edits));
  }

  @Test
  void everythingCanBeUndoneAndDoneAgain() {
    Random random = new Random(11);
    int side = 30;
    LabelEdits edits = edits(side, random.ints(side * side, 0, 2).map(v -> 0).toArray());
    List<int[]> states = new ArrayList<>(List.of(values(edits)));
    while (states.size() < 120) {
      int x = random.nextInt(side);
      int y = random.nextInt(side);
      Mask brush = Mask.disc(x, y, random.nextInt(6));
      Set<Integer> some = new HashSet<>(List.of(edits.at(x, y, 0), edits.at(y, x, 0)));
      switch (random.nextInt(6)) {
        case 0 -> edits.merge(some, 0);
        case 1 -> edits.delete(some, 0);
        case 2 -> edits.cut(Mask.line(new int[] {x, side}, new int[] {0, y}), 0);
        case 3 -> edits.extend(Math.max(1, edits.at(x, y, 0)), brush, 0);
        case 4 -> edits.erase(0, Mask.disc(y, x, 2), 0);
        default -> edits.add(brush, 0);
      }
      int[] now = values(edits);
      checkPlaces(edits, now, side);
      if (!Arrays.equals(now, states.get(states.size() - 1))) {
        states.add(now);
      }
    }
    for (int i = states.size() - 1; i > 0; i--) {
      assertArrayEquals(states.get(i), values(edits));
      edits.undo();
      checkPlaces(edits, values(edits), side);
    }
    assertArrayEquals(states.get(0), values(edits));
    assertEquals(Optional.empty(), edits.undoable());
    for (int i = 1; i < states.size(); i++) {
      edits.redo();
      assertArrayEquals(states.get(i), values(edits));
    }
    edits.undo();
    edits.add(Mask.of(side, side, (x, y) -> true), 0);
    assertEquals(Optional.empty(), edits.redoable(), "a new action ends what could be done again");
  }

  @Test
  void listenersHearWhichLabelsChanged() {
    LabelEdits edits = edits(4, 1, 2, 3, 0);
    List<Set<Integer>> heard = new ArrayList<>();
    edits.onChange(changed -> heard.add(changed.labels()));
    edits.merge(Set.of(1, 2), 0);
    edits.delete(Set.of(3), 0);
    edits.undo();
    assertEquals(List.of(Set.of(1, 2), Set.of(3), Set.of(3)), heard);
  }

  @Test
  void planesAreApart() {
    int[] pixels = {1, 1, 1, 1};
    Labels labels = new Labels("x", ArrayImgs.ints(pixels, 1, 1, 2, 2), Calibration.NONE);
    LabelEdits edits = new LabelEdits(labels);
    edits.delete(Set.of(1), 2);
    assertArrayEquals(new int[] {1, 1, 0, 1}, values(edits));
  }

  /** What is known of the objects is what is in the pixels. */
  private static void checkPlaces(LabelEdits edits, int[] values, int side) {
    Map<Integer, Rectangle> boxes = new TreeMap<>();
    Map<Integer, Integer> areas = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        Rectangle pixel = new Rectangle(i % side, i / side, 1, 1);
        boxes.merge(values[i], pixel, Rectangle::union);
        areas.merge(values[i], 1, Integer::sum);
      }
    }
    assertArrayEquals(
        boxes.keySet().stream().mapToInt(Integer::intValue).toArray(), edits.inPlane(0));
    assertEquals(boxes.size(), edits.count(0));
    boxes.forEach((label, box) -> assertEquals(box, edits.box(label, 0)));
    areas.forEach((label, area) -> assertEquals(area, edits.area(label, 0)));
  }

  @Test
  void onlyChangedObjectsCountAsTouched() {
    LabelEdits edits = edits(5, 1, 1, 3, 0, 2);
    edits.merge(Set.of(3, 1), 0);
    assertFalse(edits.isUntouched(1));
    assertFalse(edits.isUntouched(3));
    assertTrue(edits.isUntouched(2));
    edits.undo();
    assertTrue(edits.isUntouched(1));
    edits.redo();
    assertFalse(edits.isUntouched(1));
  }

  @Test
  void listenersLearnWhereSomethingChanged() {
    LabelEdits edits = edits(4, 0, 0, 0, 0, 0, 7, 7, 0, 0, 0, 0, 0);
    List<LabelEdits.Change> changes = new ArrayList<>();
    edits.onChange(changes::add);
    edits.delete(Set.of(7), 0);
    assertEquals(List.of(new LabelEdits.Change(Set.of(7), 0, new Rectangle(1, 1, 2, 1))), changes);
  }

  @Test
  void restoredLabelsAreOneAction() {
    LabelEdits edits = edits(3, 1, 0, 2);
    edits.restore(new int[] {5, 5, 0});
    assertArrayEquals(new int[] {5, 5, 0}, values(edits));
    assertEquals(6, edits.newLabel());
    edits.undo();
    assertArrayEquals(new int[] {1, 0, 2}, values(edits));
  }
}
