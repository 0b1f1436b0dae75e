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

package morula.model;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Floating point numbers of 16 bits (IEEE 754 binary16), which Java knows from version 20 on. */
public final class HalfFloats {
  /** The largest number. */
  static final float LARGEST = 65_504;

  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final float SMALLEST = 0x1p-24f;
  private static final int INFINITY = 31 << 10;
  private static final int NAN = INFINITY | 1 << 9;

  private HalfFloats() {}

  /** Returns the bits of the nearest number, the even one of two. */
  static short bits(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    float size = Math.abs(value);
    int bits;
    if (Float.isNaN(value)) {
      bits = NAN;
    } else if (size < SMALLEST_NORMAL) {
      bits = (int) Math.rint(size / SMALLEST);
    } else if (size > LARGEST + 15) {
      bits = INFINITY;
    } else {
      int exponent = Math.getExponent(size);
      // 1024 to 2048; the last one carries into the exponent
      int digits = (int) Math.rint(Math.scalb(size, 10 - exponent));
      bits = (exponent + 15 << 10) + digits - 1024;
    }
    return (short) (sign | bits);
  }

  /** Returns the number with these bits. */
  static float value(short bits) {
    int exponent = bits >>> 10 & 31;
    int digits = bits & 1023;
    float size;
    if (exponent == 0) {
      size = digits * SMALLEST;
    } else if (exponent == 31) {
      size = digits == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      size = Math.scalb((float) (1024 + digits), exponent - 25);
    }
    return bits < 0 ? -size : size;
  }

  /** Whether all values can be told by 16 bits, to three digits. */
  static boolean canHold(float[] values) {
    for (float value : values) {
      if (!(Math.abs(value) <= LARGEST)) {
        return false;
      }
    }
    return true;
  }

  /** Returns an array as it will be when it is read from a package again. */
  public static ArrayImg<FloatType, FloatArray> stored(ArrayImg<FloatType, FloatArray> array) {
    float[] values = array.update(null).getCurrentStorageArray().clone();
    if (canHold(values)) {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(bits(values[i]));
      }
    }
    return ArrayImgs.floats(values, array.dimensionsAsLongArray());
  }
}
