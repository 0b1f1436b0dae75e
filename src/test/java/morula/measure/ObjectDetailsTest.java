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

package morula.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Measurements;
import ij.process.FloatProcessor;
import ij.process.ImageStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.progress.Progress;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class ObjectDetailsTest {
  private static final int SIZE = 40;

  private static ObjectTable measure(int[] labels, float[] pixels, Calibration calibration) {
    return ObjectTable.measure(
        new Labels("a", ArrayImgs.ints(labels, SIZE, SIZE, 1, 1), calibration),
        new Image("a", ArrayImgs.floats(pixels, SIZE, SIZE, 1, 1, 1), calibration),
        Optional.empty(),
        Progress.NONE);
  }

  /** Fills a rectangle. */
  private static void fill(int[] labels, int label, int x, int y, int width, int height) {
    for (int i = 0; i < width * height; i++) {
      labels[(y + i / width) * SIZE + x + i % width] = label;
    }
  }

  @Test
  void agreesWithImageJ() {
    int[] labels = new int[SIZE * SIZE];
    fill(labels, 1, 5, 8, 17, 6);
    float[] pixels = new float[SIZE * SIZE];
    Random random = new Random(1);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat() * 100;
    }
    Calibration calibration =
        new Calibration(0.5, 0.5, 1, "micron", 0, Calibration.NONE.timeUnit(), 0, 0, 0);
    ObjectMeasures object = measure(labels, pixels, calibration).objects().get(0);
    ImagePlus image = new ImagePlus("a", new FloatProcessor(SIZE, SIZE, pixels));
    image.getCalibration().pixelWidth = 0.5;
    image.getCalibration().pixelHeight = 0.5;
    image.setRoi(new Roi(5, 8, 17, 6));
    ImageStatistics expected = image.getStatistics(Measurements.ALL_STATS);
    ObjectDetails.Channel channel = object.details().channels().get(0);
    assertEquals(expected.stdDev, channel.deviation(), 1e-6 * expected.stdDev);
    assertEquals(expected.area * expected.mean, channel.integrated(), 1e-3);
    double[] feret = image.getRoi().getFeretValues();
    assertEquals(feret[0], object.details().feret(), 1e-6);
    assertEquals(3, object.details().minimumFeret(), 1e-9);
    // an ellipse with the moments of a rectangle is 2/√3 times as long
    assertEquals(17 * 0.5 * 2 / Math.sqrt(3), object.details().major(), 1e-6);
    assertEquals(6 * 0.5 * 2 / Math.sqrt(3), object.details().minor(), 1e-6);
    assertEquals(0, object.details().angle(), 1e-9);
  }

  @Test
  void theAngleIsCounterClockwiseAndTheMedianIsTheMiddle() {
    int[] labels = new int[SIZE * SIZE];
    float[] pixels = new float[SIZE * SIZE];
    for (int i = 0; i < 20; i++) {
      labels[(30 - i) * SIZE + 5 + i] = 7; // rises to the right
      pixels[(30 - i) * SIZE + 5 + i] = i;
    }
    ObjectDetails details = measure(labels, pixels, Calibration.NONE).objects().get(0).details();
    assertEquals(45, details.angle(), 1e-9);
    assertEquals(9.5, details.channels().get(0).median());
    assertEquals(Math.hypot(20, 20), details.feret(), 1e-9);
    assertEquals(Math.sqrt(2), details.minimumFeret(), 1e-9);
  }

  @Test
  void theRingIsBackgroundOnly() {
    int[] labels = new int[SIZE * SIZE];
    fill(labels, 1, 10, 10, 5, 5);
    fill(labels, 2, 15, 5, 20, 15);
    float[] pixels = new float[SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = labels[i] == 2 ? 1000 : labels[i] == 1 ? 50 : 3;
    }
    pixels[0] = 9999; // far from all
    List<ObjectMeasures> objects = measure(labels, pixels, Calibration.NONE).objects();
    assertEquals(3, objects.get(0).details().channels().get(0).ring());
    int[] full = new int[SIZE * SIZE];
    fill(full, 1, 0, 0, SIZE, SIZE);
    double none =
        measure(full, pixels, Calibration.NONE).objects().get(0).details().channels().get(0).ring();
    assertTrue(Double.isNaN(none));
  }

  @Test
  void newColumnsComeAfterThoseOfEarlierVersions() {
    int[] labels = new int[SIZE * SIZE];
    labels[0] = 1;
    ObjectTable table = measure(labels, new float[SIZE * SIZE], Calibration.NONE);
    assertEquals("label", table.columns().get(0));
    assertEquals("max_1", table.columns().get(table.columns().size() - 1));
    assertEquals("feret", table.furtherColumns().get(0));
    assertEquals(table.furtherColumns().size(), table.furtherRow(table.objects().get(0)).length);
    assertEquals("", table.unitOf("area"));
  }
}
