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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import morula.dataset.LabelKind;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorPictureTest {
  private static final int SIZE = 600;
  private static final int IGNORED = 255;

  /** Linear RGB as seen without the long, the middle or the short cones (Machado et al. 2009). */
  private static final double[][] DEFICIENCIES = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
  };

  @TempDir Path folder;
  private final ArrayImg<IntType, IntArray> truth = ArrayImgs.ints(SIZE, SIZE, 1, 1);
  private final ArrayImg<IntType, IntArray> prediction = ArrayImgs.ints(SIZE, SIZE, 1, 1);

  @Test
  void everyKindHasItsColour() throws IOException {
    fill(truth, 10, 10, 1);
    fill(prediction, 12, 10, 11);
    fill(truth, 110, 10, 2); // missed
    fill(prediction, 210, 10, 12); // false
    fill(truth, 300, 10, 3);
    fill(truth, 350, 10, 4);
    fill(prediction, 300, 10, 13);
    fill(prediction, 350, 10, 13); // merged
    fill(truth, 400, 10, 5);
    fill(truth, 440, 10, 5);
    fill(prediction, 400, 10, 14);
    fill(prediction, 440, 10, 15); // split
    fill(truth, 500, 10, IGNORED);
    BufferedImage picture = draw();
    assertEquals(ErrorPicture.RIGHT, color(picture, 30, 30));
    assertEquals(ErrorPicture.MISSED, color(picture, 130, 30));
    assertEquals(ErrorPicture.FALSE, color(picture, 230, 30));
    assertEquals(ErrorPicture.MERGED, color(picture, 320, 30));
    assertEquals(ErrorPicture.MERGED, color(picture, 370, 30));
    assertEquals(ErrorPicture.SPLIT, color(picture, 420, 30));
    assertEquals(0, color(picture, 439, 30), "where the halves were cut");
    assertEquals(0, color(picture, 520, 30), "an ignored label");
    assertEquals(0, color(picture, 500, 30), "nor its outline");
    assertEquals(0xFFFFFF, color(picture, 10, 30), "a true outline");
  }

  @Test
  void theLegendShowsAllColoursHoweverNarrowThePicture() throws IOException {
    BufferedImage wide = draw();
    BufferedImage narrow =
        ColorLegend.below(new BufferedImage(60, 900, BufferedImage.TYPE_INT_RGB), kinds());
    assertTrue(narrow.getHeight() - 900 > wide.getHeight() - SIZE, "more rows");
    for (int color : kinds().values()) {
      assertTrue(contains(wide, SIZE, color), Integer.toHexString(color));
      assertTrue(contains(narrow, 900, color), Integer.toHexString(color));
    }
    for (int y = 900; y < narrow.getHeight(); y++) {
      assertEquals(0, color(narrow, narrow.getWidth() - 1, y), "nothing is cut off");
    }
  }

  @Test
  void theColourBlindCanTellThemApart() {
    int[] colors = kinds().values().stream().mapToInt(Integer::intValue).toArray();
    for (double[] deficiency : DEFICIENCIES) {
      for (int a = 0; a < colors.length; a++) {
        for (int b = 0; b < a; b++) {
          double difference = difference(seen(colors[a], deficiency), seen(colors[b], deficiency));
          assertTrue(
              difference > 20,
              Integer.toHexString(colors[a])
                  + " "
                  + Integer.toHexString(colors[b])
                  + ": "
                  + difference);
        }
      }
    }
    assertNotEquals(0, difference(seen(0xFF0000, DEFICIENCIES[1]), seen(0, DEFICIENCIES[1])));
  }

  private static Map<String, Integer> kinds() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    kinds.put("matched", ErrorPicture.RIGHT);
    kinds.put("missed", ErrorPicture.MISSED);
    kinds.put("false", ErrorPicture.FALSE);
    kinds.put("merged", ErrorPicture.MERGED);
    kinds.put("split", ErrorPicture.SPLIT);
    return kinds;
  }

  private BufferedImage draw() throws IOException {
    Path file = folder.resolve("errors.png");
    ErrorPicture.write(
        new Labels("a", truth, Calibration.NONE),
        new Labels("a", prediction, Calibration.NONE),
        LabelKind.OBJECTS,
        IGNORED,
        file);
    return ImageIO.read(file.toFile());
  }

  /** A square of 40 x 40 pixels. */
  private static void fill(ArrayImg<IntType, IntArray> labels, int x0, int y0, int label) {
    var access = labels.randomAccess();
    for (int y = y0; y < y0 + 40; y++) {
      for (int x = x0; x < x0 + 40; x++) {
        access.setPositionAndGet(x, y, 0, 0).set(label);
      }
    }
  }

  private static int color(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xFFFFFF;
  }

  private static boolean contains(BufferedImage picture, int fromRow, int color) {
    for (int y = fromRow; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (color(picture, x, y) == color) {
          return true;
        }
      }
    }
    return false;
  }

  /** CIE 1976 L*a*b* (white point D65) of a colour as somebody sees it. */
  private static double[] seen(int rgb, double[] m) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double value = (rgb >> 16 - 8 * i & 0xFF) / 255.0;
      linear[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    double[] c = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = m[3 * i] * linear[0] + m[3 * i + 1] * linear[1] + m[3 * i + 2] * linear[2];
      c[i] = Math.max(0, Math.min(1, sum));
    }
    double x = curve((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
    double y = curve(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    double z = curve((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double curve(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static double difference(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }
}
