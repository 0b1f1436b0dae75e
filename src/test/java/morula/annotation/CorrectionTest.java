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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import morula.annotation.Correction.Tool;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mouse and the keys do to a label image. */
class CorrectionTest {
  private static final int SIDE = 40;

  private Correction correction;

  /** Three squares of 8 pixels: 1 and 2 touch, 3 is apart. */
  @BeforeEach
  void squares() {
    int[] pixels = new int[SIDE * SIDE];
    for (int y = 4; y < 12; y++) {
      for (int x = 0; x < 8; x++) {
        pixels[y * SIDE + 4 + x] = 1;
        pixels[y * SIDE + 12 + x] = 2;
        pixels[y * SIDE + 28 + x] = 3;
      }
    }
    Labels labels = new Labels("x", ArrayImgs.ints(pixels, SIDE, SIDE, 1, 1), Calibration.NONE);
    correction = new Correction(new LabelEdits(labels));
  }

  private void click(int x, int y, boolean shift) {
    correction.press(x, y, shift, false);
    correction.release(x, y);
  }

  private void stroke(int... points) {
    correction.press(points[0], points[1], false, false);
    for (int i = 2; i < points.length; i += 2) {
      correction.drag(points[i], points[i + 1]);
    }
    correction.release(points[points.length - 2], points[points.length - 1]);
  }

  private int size(int label) {
    return correction.edits().object(label, 0).size();
  }

  @Test
  void mergeDeleteAndAddTakeSevenActions() {
    click(5, 5, false); // 1
    click(15, 5, true); // 2
    correction.merge(); // 3
    assertEquals(128, size(1));
    click(30, 5, false); // 4
    correction.delete(); // 5
    assertEquals(0, size(3));
    correction.take(Tool.DRAW); // 6
    stroke(5, 25, 15, 25, 15, 35, 5, 35); // 7
    assertEquals(Set.of(4), correction.chosen());
    assertEquals(121, size(4));
  }

  @Test
  void clickOnBackgroundChoosesNothingAndShiftClickGivesBack() {
    click(5, 5, false);
    click(15, 5, true);
    assertEquals(Set.of(1, 2), correction.chosen());
    click(5, 5, true);
    assertEquals(Set.of(2), correction.chosen());
    click(0, 0, false);
    assertEquals(Set.of(), correction.chosen());
  }

  @Test
  void rectangleChoosesWhatLiesWhollyInIt() {
    stroke(2, 2, 22, 14);
    assertEquals(Set.of(1, 2), correction.chosen());
    stroke(2, 2, 15, 14);
    assertEquals(Set.of(1), correction.chosen());
  }

  @Test
  void lineCutsAllThatItCrosses() {
    correction.take(Tool.CUT);
    stroke(2, 8, 22, 8);
    assertEquals(5, correction.edits().inPlane(0).length);
    assertEquals(128, size(1) + size(2) + size(4) + size(5));
  }

  @Test
  void brushPaintsANewObjectAsOneAction() {
    correction.take(Tool.BRUSH);
    correction.setBrushRadius(3);
    stroke(10, 25, 20, 25, 30, 30);
    assertTrue(size(4) > 100, size(4) + " pixels");
    correction.edits().undo();
    assertEquals(0, size(4));
    assertEquals(Optional.empty(), correction.edits().undoable());
    correction.edits().redo();
    assertTrue(size(4) > 100);
  }

  @Test
  void brushWithAltTakesAwayFromTheChosenObjectOnly() {
    click(5, 5, false);
    correction.take(Tool.BRUSH);
    correction.setBrushRadius(4);
    correction.press(12, 8, false, true);
    correction.release(12, 8);
    assertTrue(size(1) < 64);
    assertEquals(64, size(2));
  }

  private Optional<Integer> unsure(double[] scores, int step) {
    return correction
        .nextUnsure(label -> label < scores.length ? scores[label] : Double.NaN, step)
        .map(UnsureOrder.Position::label);
  }

  @Test
  void nextUnsureGoesFromTheLowestScoreOn() {
    double[] scores = {Double.NaN, 0.9, 0.2, 0.5};
    assertEquals(Optional.of(2), unsure(scores, 1));
    assertEquals(Optional.of(3), unsure(scores, 1));
    assertEquals(Optional.of(1), unsure(scores, 1));
    assertEquals(Optional.of(2), unsure(scores, 1));
    assertEquals(Optional.of(1), unsure(scores, -1));
    assertEquals(
        new UnsureOrder.Position(2, 1, 3), correction.nextUnsure(l -> scores[l], 1).orElseThrow());
    assertEquals(Optional.empty(), unsure(new double[0], 1));
  }

  @Test
  void nextUnsureGoesOnWhereAnObjectWasDeleted() {
    double[] scores = {Double.NaN, 0.9, 0.2, 0.5};
    unsure(scores, 1);
    unsure(scores, 1);
    correction.delete();
    assertEquals(Optional.of(1), unsure(scores, 1));
  }

  @Test
  void smallObjectsAreChosenAndDeletedTogether() {
    correction.take(Tool.BRUSH);
    correction.setBrushRadius(1);
    stroke(5, 30);
    correction.chooseNone();
    stroke(25, 30);
    assertEquals(5, correction.edits().count(0));
    assertEquals(2, correction.chooseAll(label -> correction.edits().area(label, 0) < 20));
    correction.delete();
    assertEquals(3, correction.edits().count(0));
  }

  @Test
  void anObjectThatIsErasedWhollyLeavesOthersUnderTheStroke() {
    click(5, 7, false);
    correction.take(Tool.BRUSH);
    correction.setEraser(true);
    correction.setBrushRadius(8);
    stroke(0, 7, 8, 7, 20, 7, 39, 7);
    assertEquals(0, size(1));
    assertEquals(64, size(2));
    assertEquals(64, size(3));
  }

  @Test
  void eraserNeedsNoKey() {
    click(5, 5, false);
    correction.take(Tool.BRUSH);
    correction.setEraser(true);
    stroke(5, 5);
    assertTrue(size(1) < 64);
    correction.setEraser(false);
    stroke(5, 5);
    assertTrue(size(1) >= 64);
  }

  @Test
  void partOfTheImageIsMarkedAsAnnotated() {
    assertTrue(correction.part().isWhole());
    correction.take(Tool.PART);
    stroke(0, 0, 15, 39);
    Labels labels = correction.part().apply(correction.edits().labels(), 99);
    var at = labels.pixels().randomAccess();
    assertEquals(1, at.setPositionAndGet(5, 5, 0, 0).get());
    assertEquals(2, at.setPositionAndGet(15, 5, 0, 0).get());
    assertEquals(99, at.setPositionAndGet(16, 5, 0, 0).get());
    assertEquals(0, at.setPositionAndGet(3, 30, 0, 0).get());
    assertEquals(99, at.setPositionAndGet(39, 39, 0, 0).get());
    stroke(20, 20);
    assertTrue(correction.part().isWhole());
  }

  @Test
  void deletedObjectsAreNoLongerChosenAfterUndo() {
    click(30, 5, false);
    correction.delete();
    correction.edits().undo();
    assertEquals(64, size(3));
    assertEquals(Set.of(), correction.chosen());
  }

  /** What interrupts a stroke while the mouse button is still down. */
  private static Stream<Arguments> interruptions() {
    return Stream.of(
        interruption("another tool", c -> c.take(Tool.CHOOSE)),
        interruption("another plane", c -> c.goTo(1)),
        interruption("Esc", Correction::chooseNone),
        interruption("a small object chosen", c -> c.chooseAll(label -> label == 3)),
        interruption("the next unsure object", c -> c.nextUnsure(label -> label, 1)),
        interruption("a second press", c -> c.press(38, 38, false, true)));
  }

  private static Arguments interruption(String name, Consumer<Correction> what) {
    return Arguments.of(Named.of(name, what));
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void interruptedStrokeIsOneActionAndThoseAfterItCanBeUndone(Consumer<Correction> interrupt) {
    correction.take(Tool.BRUSH);
    correction.setBrushRadius(2);
    correction.press(10, 25, false, false);
    correction.drag(14, 25);
    interrupt.accept(correction);
    int painted = size(4);
    assertTrue(painted > 12, painted + " pixels");
    assertEquals(Optional.of("brush"), correction.edits().undoable());
    correction.drag(20, 35);
    correction.release(20, 35);
    assertEquals(painted, size(4), "the rest of the stroke is no part of it");
    correction.edits().delete(Set.of(1), 0);
    assertEquals(Optional.of("delete"), correction.edits().undoable());
    correction.undo();
    assertEquals(64, size(1));
    assertEquals(painted, size(4));
    correction.undo();
    assertEquals(0, size(4));
    assertEquals(Optional.empty(), correction.edits().undoable());
  }

  @Test
  void strokeEndsBeforeWhatIsPaintedIsDeleted() {
    correction.take(Tool.BRUSH);
    correction.press(10, 25, false, false);
    correction.delete();
    assertEquals(0, size(4));
    correction.drag(20, 25);
    correction.release(20, 25);
    assertEquals(3, correction.edits().count(0));
    correction.undo();
    assertTrue(size(4) > 0, "the deletion is an action of its own");
  }

  @Test
  void strokeEndsBeforeObjectsAreMerged() {
    click(5, 5, false);
    click(15, 5, true);
    correction.take(Tool.BRUSH);
    correction.press(5, 5, false, true); // erases
    int left = size(1) + size(2);
    correction.merge();
    correction.release(9, 5);
    assertEquals(left, size(1));
    correction.undo();
    correction.undo();
    assertEquals(128, size(1) + size(2));
  }

  @Test
  void strokeEndsBeforeItIsUndone() {
    correction.take(Tool.BRUSH);
    correction.press(10, 25, false, false);
    correction.undo();
    assertEquals(0, size(4));
    correction.drag(20, 25);
    correction.release(20, 25);
    assertEquals(3, correction.edits().count(0));
    correction.press(10, 25, false, false);
    correction.redo();
    assertEquals(Optional.of("brush"), correction.edits().undoable());
    assertEquals(Optional.empty(), correction.edits().redoable(), "the new stroke came after it");
  }

  @Test
  void strokeGoesOnWithNothingWhenItsObjectIsGone() {
    correction.take(Tool.BRUSH);
    correction.press(10, 25, false, false);
    correction.edits().delete(Set.of(4), 0);
    correction.drag(20, 25);
    correction.release(20, 25);
    assertEquals(3, correction.edits().count(0));
    correction.undo();
    assertEquals(Optional.empty(), correction.edits().undoable());
  }
}
