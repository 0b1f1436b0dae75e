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

import java.util.Arrays;
import java.util.SplittableRandom;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;

/**
 * Generates the five-shape set for semantic segmentation after PurdueShapes5MultiObject, which
 * comes with DLStudio (A. Kak, Purdue University): one to five shapes in an image, each a
 * rectangle, triangle, disk, oval or star of random size, direction, place and colour on black,
 * without noise. Number and class are equally likely. Deterministic.
 *
 * <p>As in the published set, shapes lie within the image, and a later one may hide part of an
 * earlier one. Choices made here: at most a quarter of a shape is hidden; a colour has at least one
 * bright channel, so that no labelled shape is invisible; sizes grow with the image. Published
 * shapes are rotated pixel by pixel, which leaves pinholes in rectangles and ovals, and some are
 * cut off by the border; these are solid and whole, of the same mean areas.
 *
 * <p>The mask of a class is where the labels equal {@link ShapeClass#label}; a pixel belongs to the
 * shape in front.
 */
public final class SyntheticShapes {
  /** Side of the published images, which the lengths of {@link Shape} refer to. */
  public static final int SIZE = 64;

  private static final int MOST_SHAPES = 5;

  /** Share of a shape that later shapes may hide. */
  private static final double HIDDEN = 0.25;

  /** Places tried for each shape; it is left out when none fits. */
  private static final int ATTEMPTS = 200;

  /** The largest channel of a colour is at least this. */
  private static final int DIMMEST = 48;

  private final int size;
  private final SplittableRandom random;
  private final byte[] pixels;
  private final int[] labels;

  /** Index of the shape in front, from 1. */
  private final int[] owners;

  private final int[] areas = new int[MOST_SHAPES + 1];
  private final int[] visible = new int[MOST_SHAPES + 1];

  private SyntheticShapes(int size, long seed) {
    this.size = size;
    random = new SplittableRandom(seed);
    int area = Math.multiplyExact(size, size);
    pixels = new byte[Math.multiplyExact(3, area)];
    labels = new int[area];
    owners = new int[area];
  }

  /**
   * Generates one image and its labels.
   *
   * @param name name of both
   * @param size width and height in pixels; 64 in the published set, at least 16
   * @param seed seed of every random choice
   * @return an image of three 8-bit channels (red, green, blue), and labels that are classes
   * @throws IllegalArgumentException if {@code size} is too small to tell shapes apart
   */
  public static SyntheticSample draw(String name, int size, long seed) {
    if (size < 16) {
      throw new IllegalArgumentException(
          "An image of shapes must be at least 16 pixels wide, not " + size);
    }
    SyntheticShapes shapes = new SyntheticShapes(size, seed);
    int count = 1 + shapes.random.nextInt(MOST_SHAPES);
    for (int i = 1; i <= count; i++) {
      shapes.place(i);
    }
    return new SyntheticSample(
        new Image(
            name, ArrayImgs.unsignedBytes(shapes.pixels, size, size, 3, 1, 1), Calibration.NONE),
        new Labels(name, ArrayImgs.ints(shapes.labels, size, size, 1, 1), Calibration.NONE));
  }

  private void place(int index) {
    ShapeClass kind = ShapeClass.values()[random.nextInt(ShapeClass.values().length)];
    Shape shape = Shape.random(kind, size / (double) SIZE, random);
    byte[] color = color();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int[] covered =
          covered(shape.at(size * random.nextDouble() - 0.5, size * random.nextDouble() - 0.5));
      if (covered.length > 0 && hidesLittle(covered)) {
        paint(covered, index, kind.label(), color);
        return;
      }
    }
  }

  private byte[] color() {
    int[] color;
    do {
      color = random.ints(3, 0, 256).toArray();
    } while (Arrays.stream(color).max().orElseThrow() < DIMMEST);
    return new byte[] {(byte) color[0], (byte) color[1], (byte) color[2]};
  }

  /**
   * Returns the indices of the pixels whose centre is inside the shape; none if one of them is
   * outside the image.
   */
  private int[] covered(Shape shape) {
    int reach = (int) Math.ceil(shape.reach()) + 1;
    int centreX = (int) Math.round(shape.x());
    int centreY = (int) Math.round(shape.y());
    int[] indices = new int[(2 * reach + 1) * (2 * reach + 1)];
    int count = 0;
    for (int y = centreY - reach; y <= centreY + reach; y++) {
      for (int x = centreX - reach; x <= centreX + reach; x++) {
        if (shape.contains(x, y)) {
          if (x < 0 || y < 0 || x >= size || y >= size) {
            return new int[0];
          }
          indices[count++] = y * size + x;
        }
      }
    }
    return Arrays.copyOf(indices, count);
  }

  private boolean hidesLittle(int[] covered) {
    int[] left = visible.clone();
    for (int i : covered) {
      left[owners[i]]--;
    }
    for (int k = 1; k <= MOST_SHAPES; k++) {
      if (left[k] < (1 - HIDDEN) * areas[k]) {
        return false;
      }
    }
    return true;
  }

  private void paint(int[] covered, int index, int label, byte[] color) {
    for (int i : covered) {
      visible[owners[i]]--;
      owners[i] = index;
      labels[i] = label;
      for (int c = 0; c < 3; c++) {
        pixels[c * labels.length + i] = color[c];
      }
    }
    areas[index] = covered.length;
    visible[index] = covered.length;
  }
}
