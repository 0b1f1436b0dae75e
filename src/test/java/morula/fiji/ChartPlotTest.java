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

package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import morula.pictures.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartPlotTest {
  private static final int BLUE = 0x0072B2;
  private static final int GREY = 0xC8C8C8;

  @TempDir Path folder;

  @Test
  void curvesHaveTheirOwnColoursAndTheBackgroundIsGrey() throws IOException {
    List<Chart.Series> series = new ArrayList<>();
    for (int i = 0; i < Chart.MOST_NAMED; i++) {
      series.add(line("curve " + i, i));
    }
    series.add(line("", 9));
    BufferedImage picture = draw(new Chart("Title", "x", "y", false, series));
    Set<Integer> colours = colours(picture, 60, 560, 40, 380);
    assertTrue(colours.contains(BLUE) && colours.contains(GREY));
    int coloured = 0;
    for (int colour : colours) {
      coloured += colour != GREY && isColoured(picture, colour) ? 1 : 0;
    }
    assertTrue(coloured >= Chart.MOST_NAMED - 1, coloured + " and black");
  }

  @Test
  void theLegendStandsBelowThePlot() throws IOException {
    BufferedImage one = draw(new Chart("Title", "x", "y", false, List.of(line("a", 1))));
    BufferedImage two =
        draw(new Chart("Title", "x", "y", false, List.of(line("a", 1), line("b", 2))));
    assertEquals(one.getWidth(), two.getWidth());
    assertTrue(two.getHeight() > one.getHeight(), "a legend only where there is a choice");
    assertTrue(
        colours(two, 0, two.getWidth(), one.getHeight(), two.getHeight()).contains(BLUE),
        "its symbols");
  }

  @Test
  void namesThatAreTooLongAreShortenedAndNothingIsClipped() throws IOException {
    String name = "learning_rate=0.000123, network=unet(depth=4,width=32), ".repeat(4);
    BufferedImage picture =
        draw(new Chart(name, "x", "y", false, List.of(line(name, 1), line(name, 2))));
    for (int y = 0; y < picture.getHeight(); y++) {
      assertEquals(0xFFFFFF, picture.getRGB(picture.getWidth() - 1, y) & 0xFFFFFF, "row " + y);
    }
  }

  @Test
  void logarithmicAxisGapsAndSinglePoints() throws IOException {
    double[] x = {1e-5, 1e-3, 5};
    Chart.Series gap = new Chart.Series("gap", x, new double[] {0.1, Double.NaN, 0.3}, true);
    Chart.Series none = new Chart.Series("none", x, new double[] {Double.NaN, Double.NaN, 0}, true);
    Chart.Series point = new Chart.Series("p", new double[] {0.1}, new double[] {0.2}, false);
    BufferedImage picture = draw(new Chart("T", "rate", "s", true, List.of(gap, none, point)));
    assertTrue(colours(picture, 60, 560, 40, 380).contains(BLUE));
    draw(new Chart("T", "x", "s", false, List.of(point)));
    draw(new Chart("T", "x", "s", false, List.of(new Chart.Series("e", x, new double[3], false))));
  }

  private BufferedImage draw(Chart chart) throws IOException {
    Path file = folder.resolve("chart.png");
    new ChartPlot().write(chart, file);
    return ImageIO.read(file.toFile());
  }

  private static Chart.Series line(String name, double height) {
    return new Chart.Series(
        name, new double[] {1, 2, 3}, new double[] {height, height, height}, true);
  }

  private static boolean isColoured(BufferedImage picture, int colour) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += (picture.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
      }
    }
    int red = colour >> 16;
    int green = colour >> 8 & 0xFF;
    int blue = colour & 0xFF;
    return count > 200 && !(red == green && green == blue);
  }

  private static Set<Integer> colours(BufferedImage picture, int x0, int x1, int y0, int y1) {
    Set<Integer> colours = new HashSet<>();
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        colours.add(picture.getRGB(x, y) & 0xFFFFFF);
      }
    }
    return colours;
  }
}
