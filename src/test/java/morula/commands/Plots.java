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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Looks into the pixels of pictures. */
public final class Plots {
  private static final int BACKGROUND = 0xFFFFFF;

  /** Half of the smallest plot's; its axes and words are made of more. */
  private static final int FEWEST = 200;

  /** Differences of red, green and blue of a colour; antialiased grey has none. */
  private static final int COLOURED = 60;

  private Plots() {}

  /** A plot: coloured curves or points, dark axes and words, and a blank margin to the right. */
  public static void assertDrawn(Path png) throws IOException {
    BufferedImage plot = read(png);
    int coloured = 0;
    int dark = 0;
    int blank = 0;
    for (int y = 0; y < plot.getHeight(); y++) {
      for (int x = 0; x < plot.getWidth(); x++) {
        int pixel = plot.getRGB(x, y) & 0xFFFFFF;
        int darkest = Math.min(pixel >> 16, Math.min(pixel >> 8 & 0xFF, pixel & 0xFF));
        int brightest = Math.max(pixel >> 16, Math.max(pixel >> 8 & 0xFF, pixel & 0xFF));
        coloured += brightest - darkest > COLOURED ? 1 : 0;
        dark += brightest < COLOURED ? 1 : 0;
        blank += pixel == BACKGROUND ? 1 : 0;
      }
    }
    String seen = png + ": " + coloured + " coloured, " + dark + " dark, " + blank + " blank";
    assertTrue(coloured > FEWEST, seen);
    assertTrue(dark > FEWEST, seen);
    assertTrue(2 * blank > plot.getWidth() * plot.getHeight(), seen);
    for (int y = 0; y < plot.getHeight(); y++) {
      int last = plot.getRGB(plot.getWidth() - 1, y) & 0xFFFFFF;
      assertTrue(last == BACKGROUND, png + " is clipped in row " + y);
    }
  }

  /** A picture with something in it: not all of its pixels are the same. */
  public static void assertNotBlank(Path png) throws IOException {
    BufferedImage picture = read(png);
    int first = picture.getRGB(0, 0);
    int different = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        different += picture.getRGB(x, y) == first ? 0 : 1;
      }
    }
    assertTrue(different > FEWEST, png + ": " + different + " pixels");
  }

  private static BufferedImage read(Path png) throws IOException {
    BufferedImage picture = ImageIO.read(png.toFile());
    assertTrue(picture != null, png + " is no picture");
    return picture;
  }
}
