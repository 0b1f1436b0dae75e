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

package morula.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** Panels are drawn: sizes, places and colours. */
class PanelPictureTest {
  private static final int SIDE = 64;
  private static final int WHITE = 0xFFFFFF;

  @Test
  void eachLabelHasItsColourInItsCell() {
    BufferedImage picture =
        new PanelPicture(List.of("image", "truth", "prediction"), List.of("none", "a", "b"))
            .draw(List.of(row(1), row(2)));
    assertEquals(3 * (PanelPicture.CELL + PanelPicture.GAP) + PanelPicture.GAP, picture.getWidth());
    assertEquals(
        PanelPicture.HEADER + 2 * (PanelPicture.CELL + PanelPicture.GAP) + PanelPicture.LEGEND,
        picture.getHeight());
    assertEquals(Palette.ofClass(1), pixel(picture, 1, 0, 0.25));
    assertEquals(0, pixel(picture, 1, 0, 0.75), "background is black");
    assertEquals(Palette.ofClass(2), pixel(picture, 2, 1, 0.25));
    assertEquals(WHITE, pixel(picture, 0, 0, 0.75), "the bright half of the image");
    assertEquals(0, pixel(picture, 0, 0, 0.25), "the dark half of the image");
    assertEquals(WHITE, rgb(picture, 2, picture.getHeight() / 2), "between the cells");
  }

  @Test
  void theLegendShowsTheColours() {
    BufferedImage picture =
        new PanelPicture(List.of("image", "truth"), List.of("none", "a")).draw(List.of(row(1)));
    int y = picture.getHeight() - PanelPicture.LEGEND + 12;
    assertEquals(0, rgb(picture, PanelPicture.GAP + 3, y));
    long coloured = 0;
    for (int x = 0; x < picture.getWidth(); x++) {
      coloured += rgb(picture, x, y) == Palette.ofClass(1) ? 1 : 0;
    }
    assertEquals(13, coloured);
  }

  @Test
  void objectsDifferAndHaveNoLegend() {
    BufferedImage picture =
        new PanelPicture(List.of("image", "truth", "prediction"), List.of())
            .draw(List.of(row(1), row(2)));
    assertEquals(
        PanelPicture.HEADER + 2 * (PanelPicture.CELL + PanelPicture.GAP), picture.getHeight());
    assertNotEquals(pixel(picture, 1, 0, 0.25), pixel(picture, 1, 1, 0.25));
  }

  @Test
  void ignoredPixelsAreBackground() {
    assertEquals(0, Palette.ofClass(-1));
    assertEquals(0, Palette.ofObject(-1, 1));
  }

  /** Half dark with a label, half bright without. */
  private static PanelPicture.Row row(int label) {
    float[] pixels = new float[SIDE * SIDE];
    int[] labels = new int[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      boolean left = i % SIDE < SIDE / 2;
      pixels[i] = left ? -3 : 5;
      labels[i] = left ? label : 0;
    }
    return new PanelPicture.Row(
        ArrayImgs.floats(pixels, SIDE, SIDE, 1),
        Collections.nCopies(2, ArrayImgs.ints(labels, SIDE, SIDE)));
  }

  private static int pixel(BufferedImage picture, int column, int row, double across) {
    int step = PanelPicture.CELL + PanelPicture.GAP;
    return rgb(
        picture,
        PanelPicture.GAP + column * step + (int) (across * PanelPicture.CELL),
        PanelPicture.HEADER + row * step + PanelPicture.CELL / 2);
  }

  private static int rgb(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xFFFFFF;
  }
}
