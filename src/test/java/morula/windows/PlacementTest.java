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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** New windows lie on the screen and beside the image, where there is room. */
class PlacementTest {
  private static final Rectangle SCREEN = new Rectangle(0, 20, 1366, 748);

  @Test
  void rightOfTheImageIfThereIsRoom() {
    Point place =
        Placement.beside(
            new Dimension(400, 300), new Rectangle(100, 100, 500, 400), List.of(), SCREEN);
    assertEquals(new Point(604, 100), place);
  }

  @Test
  void besideWhatIsThereAlready() {
    Rectangle image = new Rectangle(0, 100, 500, 400);
    Rectangle labels = new Rectangle(504, 100, 500, 400);
    Point place = Placement.beside(new Dimension(360, 300), image, List.of(labels), SCREEN);
    Rectangle table = new Rectangle(place, new Dimension(360, 300));
    assertFalse(table.intersects(image) || table.intersects(labels), place + "");
  }

  @Test
  void noPartOfTheImageIsCoveredToKeepOthersInSight() {
    Rectangle image = new Rectangle(600, 80, 266, 276);
    // the place that covers nothing else would cover 4 × 4 pixels of the image
    List<Rectangle> others =
        List.of(new Rectangle(0, 20, 1366, 60), new Rectangle(0, 352, 1366, 416));
    Dimension size = new Dimension(1300, 270);
    Point place = Placement.beside(new Dimension(262, 276), image, others, SCREEN);
    assertFalse(new Rectangle(place, new Dimension(262, 276)).intersects(image), place + "");
    Point wide = Placement.beside(size, image, others, SCREEN);
    assertFalse(new Rectangle(wide, size).intersects(image), wide + "");
  }

  @Test
  void emptyPartsOfTheScreenAreFound() {
    Rectangle image = new Rectangle(597, 81, 266, 276);
    Rectangle window = new Rectangle(394, 361, 503, 372);
    Rectangle labels = new Rectangle(975, 116, 266, 276);
    Dimension table = new Dimension(380, 300);
    Point place = Placement.beside(table, image, List.of(window, labels), SCREEN);
    Rectangle there = new Rectangle(place, table);
    assertFalse(
        there.intersects(image) || there.intersects(window) || there.intersects(labels),
        place + "");
  }

  @Test
  void windowIsMovedNoFurtherThanItMust() {
    Rectangle right = new Rectangle(1300, 100, 400, 300);
    assertEquals(new Rectangle(966, 100, 400, 300), Placement.inside(right, SCREEN));
    Rectangle low = new Rectangle(10, 700, 400, 300);
    assertEquals(new Rectangle(10, 468, 400, 300), Placement.inside(low, SCREEN));
    Rectangle large = new Rectangle(-50, 0, 1400, 800);
    assertEquals(SCREEN.getLocation(), Placement.inside(large, SCREEN).getLocation());
    Rectangle there = new Rectangle(10, 30, 400, 300);
    assertEquals(there, Placement.inside(there, SCREEN));
  }

  @Test
  void alwaysOnTheScreen() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      Dimension size = new Dimension(50 + random.nextInt(1300), 50 + random.nextInt(690));
      Rectangle image =
          new Rectangle(random.nextInt(1200), random.nextInt(700), 300, 100 + random.nextInt(700));
      Point place = Placement.beside(size, image, List.of(), SCREEN);
      assertTrue(SCREEN.contains(new Rectangle(place, size)), place + " " + size);
    }
  }
}
