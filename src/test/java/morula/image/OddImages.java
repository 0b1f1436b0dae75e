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

import java.util.Arrays;
import java.util.SplittableRandom;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import morula.synthetic.SyntheticSample;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

/**
 * Synthetic nuclei of at most about 3000 counts with a camera offset of 400, and defects.
 *
 * @param counts row by row
 */
public record OddImages(int width, int height, float[] counts) {
  public static final int SIDE = 320;

  public static SyntheticSample nuclei() {
    return SyntheticNuclei.draw(
        "nuclei", NucleiParameters.plane(SIDE, SIDE).withNuclei(10, .12), 5);
  }

  /** Returns a clean image. */
  public static OddImages clean() {
    RandomAccessibleInterval<? extends RealType<?>> plane = nuclei().image().plane(0, 0);
    float[] values = new float[SIDE * SIDE];
    PixelBlocks.copy(plane, values, 0);
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    float scale = 2600 / sorted[sorted.length - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, Math.round(400 + scale * values[i]));
    }
    return new OddImages(SIDE, SIDE, values);
  }

  /** The pixels as 8 bits, 4 to 155 instead of 0 to 3000 counts. */
  public OddImages dim() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.round(4 + counts[i] / 20);
    }
    return this;
  }

  public OddImages disc(int x, int y, double radius, double blur, float value) {
    for (int i = 0; i < counts.length; i++) {
      double beyond = Math.hypot(i % width - x, i / width - y) - radius;
      if (blur == 0 && beyond <= 0) {
        counts[i] = value;
      } else if (blur > 0) {
        counts[i] = Math.round(Math.min(65535, counts[i] + value / (1 + Math.exp(beyond / blur))));
      }
    }
    return this;
  }

  /** Four specks of dust as large as nuclei. */
  public OddImages dust(double blur, float value) {
    return disc(30, 40, 9, blur, value)
        .disc(160, 25, 9, blur, value)
        .disc(290, 200, 9, blur, value)
        .disc(90, 300, 9, blur, value);
  }

  public OddImages hotPixels(int count, float value) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < count; i++) {
      counts[random.nextInt(counts.length)] = value;
    }
    return this;
  }

  public OddImages rectangle(int left, int top, int right, int bottom, float value) {
    for (int y = top; y < bottom; y++) {
      Arrays.fill(counts, y * width + left, y * width + right, value);
    }
    return this;
  }

  /** Tracks of single pixels. */
  public OddImages cosmicRays(float value) {
    for (int k = 0; k < 10; k++) {
      for (int i = 0; i < 14; i++) {
        counts[(20 + 28 * k + i) * width + 30 + 25 * k + i / 2] = value;
      }
    }
    return this;
  }

  /** A bar, and above it letters with strokes of two pixels. */
  public OddImages scaleBar(float value) {
    rectangle(220, 300, 300, 306, value);
    for (int x = 230; x < 290; x += 12) {
      rectangle(x, 284, x + 2, 294, value);
      rectangle(x, 284, x + 8, 286, value);
    }
    return this;
  }

  public OddImages border(int thickness, float value) {
    return rectangle(0, 0, width, thickness, value)
        .rectangle(0, height - thickness, width, height, value)
        .rectangle(0, 0, thickness, height, value)
        .rectangle(width - thickness, 0, width, height, value);
  }

  /** Returns the image turned by 20 degrees on a larger canvas of one value. */
  public OddImages turned(float fill) {
    int size = (int) (1.3 * width);
    float[] result = new float[size * size];
    double cos = Math.cos(Math.toRadians(20));
    double sin = Math.sin(Math.toRadians(20));
    for (int i = 0; i < result.length; i++) {
      double dx = i % size - size / 2.0;
      double dy = i / size - size / 2.0;
      double x = cos * dx + sin * dy + width / 2.0;
      double y = cos * dy - sin * dx + height / 2.0;
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      double above = mix(at(left, top, fill), at(left + 1, top, fill), x - left);
      double below = mix(at(left, top + 1, fill), at(left + 1, top + 1, fill), x - left);
      result[i] = (float) mix(above, below, y - top);
      result[i] = Float.isNaN(result[i]) ? result[i] : Math.round(result[i]);
    }
    return new OddImages(size, size, result);
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  private double at(int x, int y, float fill) {
    return x >= 0 && y >= 0 && x < width && y < height ? counts[y * width + x] : fill;
  }

  /** Returns X, Y, CHANNEL, Z. */
  public RandomAccessibleInterval<? extends RealType<?>> frame(int bits) {
    if (bits == 32) {
      return ArrayImgs.floats(counts.clone(), width, height, 1, 1);
    }
    if (bits == 8) {
      byte[] bytes = new byte[counts.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (int) Math.min(255, counts[i]);
      }
      return ArrayImgs.unsignedBytes(bytes, width, height, 1, 1);
    }
    short[] shorts = new short[counts.length];
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = (short) (int) counts[i];
    }
    return ArrayImgs.unsignedShorts(shorts, width, height, 1, 1);
  }
}
