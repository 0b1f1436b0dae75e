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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import morula.annotation.Correction;
import morula.annotation.LabelEdits;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** The outlines on the image while it is corrected. */
class CorrectionLayerTest {
  /** Squares of 26 pixels, one in each field of 40. */
  private static Correction squares(int side) {
    int[] pixels = new int[side * side];
    int inRow = side / 40;
    for (int i = 0; i < pixels.length; i++) {
      int x = i % side;
      int y = i / side;
      boolean inside = x % 40 >= 7 && x % 40 < 33 && y % 40 >= 7 && y % 40 < 33;
      if (inside && x / 40 < inRow && y / 40 < inRow) {
        pixels[i] = y / 40 * inRow + x / 40 + 1;
      }
    }
    Labels labels = new Labels("x", ArrayImgs.ints(pixels, side, side, 1, 1), Calibration.NONE);
    return new Correction(new LabelEdits(labels));
  }

  private static BufferedImage draw(CorrectionLayer layer, BufferedImage onto, double scale) {
    int side = (int) (onto.getWidth() / scale);
    Graphics2D g = onto.createGraphics();
    g.setColor(Color.BLACK);
    g.fillRect(0, 0, onto.getWidth(), onto.getHeight());
    layer.draw(g, new Rectangle(side, side), scale);
    g.dispose();
    return onto;
  }

  private static BufferedImage picture(int side) {
    return new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
  }

  private static void click(Correction correction, int x, int y, boolean add) {
    correction.press(x, y, add, false);
    correction.release(x, y);
  }

  /** What is drawn after changes is what is drawn from the beginning. */
  @Test
  void onlyWhatChangedIsDrawnAgain() {
    Correction correction = squares(400);
    CorrectionLayer layer = new CorrectionLayer(correction);
    BufferedImage before = draw(layer, picture(400), 1);
    click(correction, 20, 20, false);
    click(correction, 60, 20, true);
    assertTrue(differ(before, draw(layer, picture(400), 1)), "the choice does not show");
    correction.merge();
    draw(layer, picture(400), 1);
    click(correction, 100, 100, false);
    correction.delete();
    correction.take(Correction.Tool.CUT);
    correction.press(200, 180, false, false);
    correction.drag(240, 180);
    correction.release(240, 180);
    correction.chooseNone();
    BufferedImage now = draw(layer, picture(400), 1);
    // the colours of a new layer may differ
    BufferedImage anew = draw(new CorrectionLayer(correction), picture(400), 1);
    for (int i = 0; i < 400 * 400; i++) {
      assertEquals(
          anew.getRGB(i % 400, i / 400) == 0xFF000000,
          now.getRGB(i % 400, i / 400) == 0xFF000000,
          i % 400 + ", " + i / 400);
    }
    correction.edits().undo();
    correction.edits().undo();
    correction.edits().undo();
    assertTrue(!differ(before, draw(layer, picture(400), 1)), "undo does not show");
  }

  private static boolean differ(BufferedImage a, BufferedImage b) {
    int side = a.getWidth();
    return !Arrays.equals(
        a.getRGB(0, 0, side, side, null, 0, side), b.getRGB(0, 0, side, side, null, 0, side));
  }

  /** The answer to a click must not be waited for: 50 ms on a free computer. */
  @Test
  void clickAmongTenThousandObjectsIsAnsweredAtOnce() {
    Correction correction = squares(4096);
    assertEquals(102 * 102, correction.edits().count(0));
    CorrectionLayer layer = new CorrectionLayer(correction);
    BufferedImage screen = picture(1024);
    draw(layer, screen, 0.25);
    double[] clicks = new double[40];
    double[] deletions = new double[20];
    for (int i = 0; i < clicks.length; i++) {
      int n = i;
      clicks[i] =
          milliseconds(
              () -> {
                click(correction, 20 + 40 * n, 20 + 80 * n, false);
                draw(layer, screen, 0.25);
              });
      assertEquals(1, correction.chosen().size());
      if (i < deletions.length) {
        deletions[i] =
            milliseconds(
                () -> {
                  correction.delete();
                  draw(layer, screen, 0.25);
                });
      }
    }
    Arrays.sort(clicks);
    Arrays.sort(deletions);
    System.out.printf(
        Locale.ROOT,
        "10,404 objects: a click takes %.1f ms, at most %.1f; a deletion %.1f ms, at most %.1f%n",
        clicks[20],
        clicks[39],
        deletions[10],
        deletions[19]);
    assertTrue(clicks[20] < 50, "a click takes " + clicks[20] + " ms");
    assertTrue(deletions[10] < 50, "a deletion takes " + deletions[10] + " ms");
  }

  private static double milliseconds(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e6;
  }
}
