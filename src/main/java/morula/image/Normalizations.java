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

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The normalisations for networks that Morula trains: the values of the key {@code normalization}.
 */
public final class Normalizations {
  private static final int CHANNEL = Axis.CHANNEL.ordinal();

  private static final List<String> PLANE = List.of("y", "x");

  /** Computes the mean and standard deviation over all images. */
  public interface Statistics {
    Normalization compute() throws IOException;
  }

  private interface Steps {
    List<Normalization> of(Statistics statistics) throws IOException;
  }

  /** Each channel separately, from its 1st to its 99.8th percentile: the default. */
  public static final String SCALE_RANGE = "scale_range";

  private static final Map<String, Steps> CHOICES = new LinkedHashMap<>();

  static {
    List<Normalization> range =
        List.of(new Normalization.ScaleRange(1, 99.8, Normalization.DEFAULT_EPS, PLANE));
    List<Normalization> standard =
        List.of(new Normalization.ZeroMeanUnitVariance(Normalization.DEFAULT_EPS, PLANE));
    CHOICES.put(SCALE_RANGE, statistics -> range);
    CHOICES.put("zero_mean_unit_variance", statistics -> standard);
    CHOICES.put("fixed_zero_mean_unit_variance", statistics -> List.of(statistics.compute()));
    CHOICES.put("none", statistics -> List.of());
  }

  /** The values that {@link #steps} accepts; the first is the default. */
  public static final List<String> WORDS = List.copyOf(CHOICES.keySet());

  private Normalizations() {}

  /**
   * Checks a value of the key.
   *
   * @throws InvalidRequestException naming the key if the value is unknown
   */
  public static void check(String word) {
    if (!CHOICES.containsKey(word)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "normalization: unknown value '%s'; use one of %s",
              word,
              String.join(", ", CHOICES.keySet())));
    }
  }

  /**
   * Returns the steps for a value of the key.
   *
   * @param statistics called only if they are needed
   */
  public static List<Normalization> steps(String word, Statistics statistics) throws IOException {
    check(word);
    return CHOICES.get(word).of(statistics);
  }

  /**
   * Returns the steps of a model for images with inverted contrast.
   *
   * @throws InvalidRequestException if the model does not normalise intensities, so that their
   *     inverse is not defined
   */
  public static List<Normalization> inverted(List<Normalization> steps) {
    if (steps.isEmpty()) {
      throw new InvalidRequestException(
          "invert=true: this model does not normalize intensities, so Morula cannot invert them; invert"
              + " the images beforehand");
    }
    List<Normalization> inverted = new ArrayList<>(steps);
    Normalization reverse = new Normalization.ScaleLinear(List.of(-1.0), List.of(0.0));
    // fixed numbers belong to images that are not inverted
    boolean fixed = steps.get(0) instanceof Normalization.FixedZeroMeanUnitVariance;
    inverted.add(fixed ? inverted.size() : 0, reverse);
    return inverted;
  }

  /**
   * Fits {@code steps} to a plane, or all slices of a frame together: X, Y, CHANNEL[, Z]. All
   * pixels count, as other programs do it; see {@link FrameFit}.
   */
  public static FittedNormalization fit(
      RandomAccessibleInterval<? extends RealType<?>> plane, List<Normalization> steps) {
    return Normalization.fit(plane, CHANNEL, steps);
  }

  /**
   * Returns the normalised pixels of a plane.
   *
   * @param plane X, Y, CHANNEL
   * @return a copy of the same size
   */
  public static ArrayImg<FloatType, FloatArray> normalized(
      RandomAccessibleInterval<? extends RealType<?>> plane, FittedNormalization normalization) {
    long[] size = plane.dimensionsAsLongArray();
    int pixels = Math.toIntExact(Math.multiplyExact(size[0], size[1]));
    float[] values = new float[Math.toIntExact(Math.multiplyExact(pixels, size[2]))];
    PixelBlocks.copy(plane, values, 0);
    for (int c = 0; c < size[2]; c++) {
      normalization.apply(c, values, c * pixels, pixels);
    }
    return ArrayImgs.floats(values, size);
  }
}
