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

import java.util.function.DoubleUnaryOperator;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** The values of an image in one array, to be changed in place: X fastest, then Y, then planes. */
final class ImageValues {
  private static final double LOW = 1;
  private static final double HIGH = 99.8;

  private final Image image;
  private final Object type;
  private final Distribution distribution;
  private final float[] values;

  ImageValues(Image image) {
    this.image = image;
    type = image.pixels().getType();
    values = new float[Math.toIntExact(image.pixels().size())];
    PixelBlocks.copy(image.pixels(), values, 0);
    distribution = Distribution.of(image.pixels(), 1);
  }

  /** The values themselves. */
  float[] array() {
    return values;
  }

  int width() {
    return Math.toIntExact(image.size(Axis.X));
  }

  int height() {
    return Math.toIntExact(image.size(Axis.Y));
  }

  /** The number of pixels of a plane of one channel, which follow each other in the array. */
  int plane() {
    return width() * height();
  }

  /** The smallest value of the original. */
  double minimum() {
    return distribution.percentile(0);
  }

  /** The largest value of the original. */
  double maximum() {
    return distribution.percentile(100);
  }

  /** The difference between the largest and the smallest value, above 0. */
  double span() {
    return Math.max(Float.MIN_NORMAL, maximum() - minimum());
  }

  /** The difference between the 1st and the 99.8th percentile of the original. */
  double range() {
    return distribution.percentile(HIGH) - distribution.percentile(LOW);
  }

  /** What a pixel shows that sees no light: 0 in integers, else the smallest value. */
  double black() {
    return type instanceof IntegerType ? Math.min(0, minimum()) : minimum();
  }

  /** What a pixel shows that is full: the most that integers hold, else the largest value. */
  double white() {
    return type instanceof IntegerType<?> integers ? integers.getMaxValue() : maximum();
  }

  /** Whether the values are integers of 8 bits without a sign. */
  boolean areBytes() {
    return type instanceof UnsignedByteType;
  }

  void map(DoubleUnaryOperator function) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(values[i]);
    }
  }

  /** Returns the image with these values as 32-bit floats. */
  Image floats() {
    return new Image(
        image.name(),
        ArrayImgs.floats(values, image.pixels().dimensionsAsLongArray()),
        image.calibration());
  }

  /** Returns the image with these values, whole numbers from 0 to 65,535, as 16-bit integers. */
  Image shorts() {
    short[] shorts = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      shorts[i] = (short) (int) values[i];
    }
    return new Image(
        image.name(),
        ArrayImgs.unsignedShorts(shorts, image.pixels().dimensionsAsLongArray()),
        image.calibration());
  }
}
