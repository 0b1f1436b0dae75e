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

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;

/**
 * A way in which images of other laboratories differ from the training images of a model. The range
 * of an image is the difference between its 1st and its 99.8th percentile over all channels.
 */
public enum Perturbation {
  /**
   * Scales to 16-bit integers, with the minimum at 1,000 and the maximum at 60,000; no strength.
   */
  DEPTH(Strength.NONE, IntensityChanges::depth),
  /** Exchanges bright and dark between the minimum and the maximum of the image; no strength. */
  INVERSION(Strength.NONE, (Change.OfValues) IntensityChanges::inversion),
  /**
   * Adds a smooth field from 0 at its darkest point to the strength at its brightest, relative to
   * the range.
   */
  BACKGROUND(Strength.of(0, 100, "0.3"), (Change.OfValues) PlaneChanges::background),
  /** Adds Gaussian noise whose standard deviation is the strength, relative to the range. */
  NOISE(Strength.of(0, 100, "0.05"), (Change.OfValues) IntensityChanges::noise),
  /**
   * Multiplies width and height by the strength, {@link #SMALLEST_FACTOR} to {@link
   * #LARGEST_FACTOR}, with {@link Resize}; also for labels.
   */
  SIZE(
      Strength.of(Perturbation.SMALLEST_FACTOR, Perturbation.LARGEST_FACTOR, "0.5"),
      new SizeChange()),
  /** Blurs each plane with a Gaussian whose standard deviation is the strength, in pixels. */
  BLUR(Strength.of(0.1, 100, "2"), (Change.OfValues) PlaneChanges::blur),
  /**
   * Counts photons (shot noise): the strength is their number where the image has its maximum; its
   * minimum stands for none.
   */
  PHOTONS(Strength.of(1, 1e6, "30"), (Change.OfValues) IntensityChanges::photons),
  /**
   * Sets the strength, a share of the pixels at random places, to the largest value of the type of
   * the image: the same pixels in all planes. Floating-point images: to their maximum.
   */
  HOT_PIXELS(Strength.of(1e-6, 0.5, "0.001"), (Change.OfValues) PlaneChanges::hotPixels),
  /** Sets the strength, a share of the rows at random places, to black: the same in all planes. */
  DEAD_LINES(Strength.of(1e-4, 0.9, "0.01"), (Change.OfValues) PlaneChanges::deadLines),
  /** Clips the strength, a share of the brightest values of all channels, at one value. */
  SATURATION(Strength.of(1e-6, 0.9, "0.1"), (Change.OfValues) IntensityChanges::saturation),
  /** Compresses each channel as a JPEG file of 8 bits and of this quality, 1 to 100. */
  JPEG(Strength.whole(1, 100, "30"), new JpegChange()),
  /** Packs all values into this number of grey levels, numbered from 0, as 16-bit integers. */
  RANGE(Strength.whole(2, 65_536, "16"), IntensityChanges::range),
  /**
   * Keeps the middle of image and labels, so that the edge cuts a larger part of the objects; the
   * strength is the share of width and height that is kept.
   */
  CUT(Strength.of(0.01, 0.99, "0.5"), new CutChange());

  /** Smallest factor of a size: less would leave objects of a few pixels. */
  public static final double SMALLEST_FACTOR = 0.05;

  /** Largest factor of a size. */
  public static final double LARGEST_FACTOR = 20;

  /** Largest number of pixels of a copy: they stand in memory. */
  private static final long MOST_PIXELS = 1L << 28;

  private final Strength strengths;
  private final Change change;

  Perturbation(Strength strengths, Change change) {
    this.strengths = strengths;
    this.change = change;
  }

  /** Returns the value of the key {@code kind=}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the perturbation of a word.
   *
   * @throws InvalidRequestException if there is none
   */
  public static Perturbation of(String word) {
    List<String> words = Stream.of(values()).map(Perturbation::word).toList();
    return values()[words.indexOf(ValueText.choice("kind", word, words))];
  }

  /**
   * Refuses a strength that makes no sense for this kind.
   *
   * @throws InvalidRequestException naming the key {@code strength=}
   */
  public void check(double strength) {
    strengths.check(word(), strength);
  }

  /**
   * Returns a perturbed copy of an image.
   *
   * @param strength as described for the constant
   * @param seed seed of the random choices
   * @return 16-bit integers for {@link #DEPTH} and {@link #RANGE}, the type of the image for {@link
   *     #CUT}, else 32-bit floats
   * @throws InvalidRequestException if the strength makes no sense, or the copy has too many pixels
   *     for the memory
   */
  public Image apply(Image image, double strength, long seed) {
    check(strength);
    requireRoom(image, change.growth(strength));
    return change.apply(image, strength, new SplittableRandom(seed));
  }

  /** Returns the labels for the image that {@link #apply(Image, double, long)} returns. */
  public Labels apply(Labels labels, double strength) {
    return change.apply(labels, strength);
  }

  private static void requireRoom(Image image, double growth) {
    double pixels = image.pixels().size() * growth;
    if (pixels > MOST_PIXELS) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: the copy would have %.0f million pixels, but at most %d million are possible; use smaller images%s",
              image.name(),
              pixels / 1e6,
              MOST_PIXELS / 1_000_000,
              growth > 1 ? ", or a smaller strength=" : ""));
    }
  }
}
