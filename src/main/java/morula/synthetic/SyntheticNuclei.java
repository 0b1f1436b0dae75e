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

package morula.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import morula.image.Calibration;
import morula.image.GaussianFilter;
import morula.image.Image;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;

/**
 * Generates images of nuclei as a fluorescence microscope shows them with a DNA stain: textured
 * blobs of varying size and brightness, some touching, over an uneven background, blurred, with
 * photon and camera noise. Planes and volumes are generated in the same way. Deterministic.
 */
public final class SyntheticNuclei {
  /** Side of a pixel, in micron. */
  private static final double PIXEL_SIZE = 0.5;

  /** A nucleus may lose this share of its pixels to those placed before it. */
  private static final double OVERLAP = 0.08;

  /** Places tried for each nucleus. */
  private static final int ATTEMPTS = 20;

  /** Attempts for each touching nucleus; each attempt compares many candidates. */
  private static final int TOUCHING_ATTEMPTS = 3;

  /** Objects of fewer pixels are not drawn. */
  private static final int SMALLEST = 20;

  private final NucleiParameters parameters;
  private final SplittableRandom random;
  private final int[] size;
  private final int[] labels;
  private final float[] signal;
  private final List<Nucleus> nuclei = new ArrayList<>();

  private SyntheticNuclei(NucleiParameters parameters, long seed) {
    this.parameters = parameters;
    random = new SplittableRandom(seed);
    size = new int[] {parameters.width(), parameters.height(), parameters.depth()};
    int volume = Math.multiplyExact(Math.multiplyExact(size[0], size[1]), size[2]);
    labels = new int[volume];
    signal = new float[volume];
  }

  /**
   * Generates one image and its labels.
   *
   * @param name name of both
   * @param seed seed of every random choice
   * @return image of one channel and 8 bits, and labels; calibrated in micron
   * @throws ArithmeticException if the image has more than 2^31 − 1 pixels
   */
  public static SyntheticSample draw(String name, NucleiParameters parameters, long seed) {
    SyntheticNuclei nuclei = new SyntheticNuclei(parameters, seed);
    nuclei.place();
    nuclei.illuminate();
    Calibration calibration =
        new Calibration(
            PIXEL_SIZE, PIXEL_SIZE, PIXEL_SIZE * parameters.zStep(), "micron", 0, "sec", 0, 0, 0);
    int[] s = nuclei.size;
    long[] imageSize = {s[0], s[1], 1, s[2], 1};
    return new SyntheticSample(
        new Image(
            name, Camera.expose(parameters, nuclei.signal, imageSize, nuclei.random), calibration),
        new Labels(name, ArrayImgs.ints(nuclei.labels, s[0], s[1], s[2], 1), calibration));
  }

  private void place() {
    double r = parameters.radius();
    double one =
        size[2] == 1 ? Math.PI * r * r : Math.PI * 4 / 3 * r * r * 0.9 * r / parameters.zStep();
    long wanted = Math.max(1, Math.round(parameters.coverage() * labels.length / one));
    if (parameters.overlap() > 0) {
      placeTouching(wanted);
      return;
    }
    for (long i = 0; i < wanted * ATTEMPTS && nuclei.size() < wanted; i++) {
      Nucleus candidate = candidate();
      if (fits(candidate)) {
        add(candidate);
      }
    }
  }

  private void placeTouching(long wanted) {
    TouchingNuclei touching = new TouchingNuclei(parameters, labels, random);
    for (long i = 0; i < wanted * TOUCHING_ATTEMPTS && nuclei.size() < wanted; i++) {
      Nucleus next = touching.next();
      if (next != null) {
        add(next);
      }
    }
  }

  private void add(Nucleus nucleus) {
    nuclei.add(nucleus);
    draw(nucleus, nuclei.size());
  }

  private Nucleus candidate() {
    double radius = parameters.drawRadius(random);
    double x = size[0] * random.nextDouble() - 0.5;
    double y = size[1] * random.nextDouble() - 0.5;
    double z = size[2] == 1 ? 0 : size[2] * random.nextDouble() - 0.5;
    if (!nuclei.isEmpty() && random.nextDouble() < parameters.clustering()) {
      Nucleus neighbour = nuclei.get(random.nextInt(nuclei.size()));
      double distance = (neighbour.radius + radius) * random.nextDouble(0.85, 1.05);
      double angle = 2 * Math.PI * random.nextDouble();
      x = neighbour.x + distance * Math.cos(angle);
      y = neighbour.y + distance * Math.sin(angle);
      z = neighbour.z;
    }
    return new Nucleus(parameters, radius, x, y, z, random);
  }

  private boolean fits(Nucleus nucleus) {
    int[] count = new int[2];
    visit(
        nucleus,
        (i, distance, x, y, z) -> {
          count[0]++;
          count[1] += labels[i] == 0 ? 0 : 1;
        });
    return count[0] - count[1] >= SMALLEST && count[1] <= OVERLAP * count[0];
  }

  private void draw(Nucleus nucleus, int label) {
    visit(
        nucleus,
        (i, distance, x, y, z) -> {
          if (labels[i] == 0) {
            labels[i] = label;
          }
          signal[i] += (float) nucleus.intensity(x, y, z, distance);
        });
  }

  private interface Visitor {
    void visit(int index, double distance, int x, int y, int z);
  }

  /** Visits every pixel of the image inside the nucleus. */
  private void visit(Nucleus nucleus, Visitor visitor) {
    double reach = nucleus.reach();
    for (int z = first(nucleus.z - nucleus.reachZ());
        z <= last(nucleus.z + nucleus.reachZ(), 2);
        z++) {
      for (int y = first(nucleus.y - reach); y <= last(nucleus.y + reach, 1); y++) {
        for (int x = first(nucleus.x - reach); x <= last(nucleus.x + reach, 0); x++) {
          double distance = nucleus.distance(x, y, z);
          if (distance < 1) {
            visitor.visit((z * size[1] + y) * size[0] + x, distance, x, y, z);
          }
        }
      }
    }
  }

  private static int first(double position) {
    return Math.max(0, (int) Math.ceil(position));
  }

  private int last(double position, int dimension) {
    return Math.min(size[dimension] - 1, (int) Math.floor(position));
  }

  /** Adds out-of-focus light, background, vignetting and blur. */
  private void illuminate() {
    double wide = 2 * parameters.radius();
    float[] haze = signal.clone();
    GaussianFilter.apply(haze, 0, size, wide, wide, wide / parameters.zStep());
    ValueNoise uneven = new ValueNoise(random.nextLong());
    double scale = 0.6 * Math.min(size[0], size[1]);
    double slopeX = random.nextGaussian() / size[0];
    double slopeY = random.nextGaussian() / size[1];
    double vignetting =
        random.nextDouble(0, 0.3) / (size[0] * (double) size[0] + size[1] * (double) size[1]) * 4;
    int i = 0;
    for (int z = 0; z < size[2]; z++) {
      for (int y = 0; y < size[1]; y++) {
        double dy = y - size[1] / 2.0;
        for (int x = 0; x < size[0]; x++, i++) {
          double dx = x - size[0] / 2.0;
          double variation = uneven.at(x / scale, y / scale, 0) + slopeX * dx + slopeY * dy;
          double ground =
              parameters.background() * Math.max(0.2, 1 + parameters.unevenness() * variation);
          double light = 1 - vignetting * (dx * dx + dy * dy);
          double focused = (1 - parameters.haze()) * signal[i] + 2 * parameters.haze() * haze[i];
          signal[i] = (float) (light * (ground + focused));
        }
      }
    }
    double blur = parameters.blur();
    GaussianFilter.apply(signal, 0, size, blur, blur, 2 * blur / parameters.zStep());
  }
}
