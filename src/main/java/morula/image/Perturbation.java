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

package morula.image;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/**
 * A way in which images of other laboratories differ from the training images of a model. The range
 * of an image is the difference between its 1st and its 99.8th percentile over all channels.
 */
public enum Perturbation {
  /**
   * Scales to 16-bit integers, with the minimum at 1,000 and the maximum at 60,000; no strength.
   */
  DEPTH,
  /** Exchanges bright and dark between the minimum and the maximum of the image; no strength. */
  INVERSION,
  /**
   * Adds a smooth field from 0 at its darkest point to the strength at its brightest, relative to
   * the range.
   */
  BACKGROUND,
  /** Adds Gaussian noise whose standard deviation is the strength, relative to the range. */
  NOISE,
  /**
   * Multiplies width and height by the strength, {@link #SMALLEST_FACTOR} to {@link
   * #LARGEST_FACTOR}, with {@link Resize}; also for labels.
   */
  SIZE;

  /** Smallest factor of a size: less would leave objects of a few pixels. */
  public static final double SMALLEST_FACTOR = 0.05;

  /** Largest factor of a size. */
  public static final double LARGEST_FACTOR = 20;

  /** Largest number of pixels of a copy: they stand in memory. */
  private static final long MOST_PIXELS = 1L << 28;

  private static final double DARK = 1_000;
  private static final double BRIGHT = 60_000;
  private static final double LOW = 1;
  private static final double HIGH = 99.8;

  /** Returns the value of the key {@code kind=}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns a perturbed copy of an image.
   *
   * @param strength 0 and up, as described for the constant; above 0 for a size
   * @param seed seed of the random choices
   * @return 16-bit integers for {@link #DEPTH}, else 32-bit floats
   * @throws InvalidRequestException if the copy has too many pixels for the memory
   */
  public Image apply(Image image, double strength, long seed) {
    requireRoom(image, this == SIZE ? strength : 1);
    if (this == SIZE) {
      int width = scaled(image.size(Axis.X), strength);
      int height = scaled(image.size(Axis.Y), strength);
      return Resize.linear(image, width, height);
    }
    float[] values = new float[Math.toIntExact(image.pixels().size())];
    PixelBlocks.copy(image.pixels(), values, 0);
    Distribution distribution = Distribution.of(image.pixels(), 1);
    double minimum = distribution.percentile(0);
    double maximum = distribution.percentile(100);
    double range = distribution.percentile(HIGH) - distribution.percentile(LOW);
    SplittableRandom random = new SplittableRandom(seed);
    switch (this) {
      case DEPTH -> {
        double gain = (BRIGHT - DARK) / Math.max(Float.MIN_NORMAL, maximum - minimum);
        map(values, x -> Math.rint(DARK + gain * (x - minimum)));
      }
      case INVERSION -> map(values, x -> maximum + minimum - x);
      case BACKGROUND -> {
        float[] field = field((int) image.size(Axis.X), (int) image.size(Axis.Y), random);
        for (int i = 0; i < values.length; i++) {
          values[i] += (float) (strength * range * field[i % field.length]);
        }
      }
      default -> map(values, x -> x + strength * range * random.nextGaussian());
    }
    long[] size = image.pixels().dimensionsAsLongArray();
    return new Image(
        image.name(),
        this == DEPTH ? shorts(values, size) : floats(values, size),
        image.calibration());
  }

  private static void requireRoom(Image image, double factor) {
    double pixels = image.pixels().size() * factor * factor;
    if (pixels > MOST_PIXELS) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: the copy would have %.0f million pixels, but at most %d million are possible; use smaller images%s",
              image.name(),
              pixels / 1e6,
              MOST_PIXELS / 1_000_000,
              factor > 1 ? ", or a smaller strength=" : ""));
    }
  }

  /** Returns the labels for the image that {@link #apply(Image, double, long)} returns. */
  public Labels apply(Labels labels, double strength) {
    if (this != SIZE) {
      return labels;
    }
    long[] size = labels.pixels().dimensionsAsLongArray();
    int width = scaled(size[0], strength);
    int height = scaled(size[1], strength);
    Labels resized =
        new Labels(
            labels.name(),
            ArrayImgs.ints(width, height, size[2], size[3]),
            labels.calibration().resized((double) width / size[0], (double) height / size[1]));
    for (long frame = 0; frame < size[3]; frame++) {
      for (long z = 0; z < size[2]; z++) {
        RandomAccessibleInterval<IntType> target = resized.plane(z, frame);
        Resize.nearest(labels.plane(z, frame), target);
      }
    }
    return resized;
  }

  private static int scaled(long length, double factor) {
    return Math.toIntExact(Math.max(1, Math.round(length * factor)));
  }

  private static void map(float[] values, DoubleUnaryOperator function) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(values[i]);
    }
  }

  /** Returns a random {@link QuadraticField} over the plane, from 0 to 1. */
  private static float[] field(int width, int height, SplittableRandom random) {
    float[] field = QuadraticField.random(width, height, 0, random);
    float minimum = Float.POSITIVE_INFINITY;
    float maximum = Float.NEGATIVE_INFINITY;
    for (float value : field) {
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
    float low = minimum;
    float range = Math.max(Float.MIN_NORMAL, maximum - minimum);
    map(field, value -> (value - low) / range);
    return field;
  }

  private static RandomAccessibleInterval<? extends RealType<?>> floats(
      float[] values, long[] size) {
    return ArrayImgs.floats(values, size);
  }

  private static RandomAccessibleInterval<UnsignedShortType> shorts(float[] values, long[] size) {
    short[] shorts = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      shorts[i] = (short) (int) values[i];
    }
    return ArrayImgs.unsignedShorts(shorts, size);
  }
}
