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

package morula.sizes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import morula.image.LabelRegions;
import morula.image.ObjectAreas;
import morula.image.Quantiles;
import morula.image.Resize;
import morula.model.TrainingRecord;
import morula.options.ValueText;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Resizes images so that the median object of each has the same diameter: a network then learns
 * objects of one size, and sees that size when it is applied.
 *
 * <p>The diameter of an object is that of the disc of its area: 2 √(area / π).
 */
public final class ObjectScale {
  /** The scale that leaves images as they are. */
  public static final ObjectScale NONE = new ObjectScale(0, 1);

  /** Largest magnification of small objects; more would add no detail. */
  static final double LARGEST_MAGNIFICATION = 3;

  private static final String AUTO = "auto";

  /**
   * Smallest diameter that is chosen automatically: smaller objects have too few pixels for their
   * outline.
   */
  private static final double LEAST_AUTO = 28;

  /**
   * Largest diameter that is chosen automatically: larger objects do not fit into the receptive
   * field of a network.
   */
  private static final double MOST_AUTO = 64;

  private final double diameter;
  private final double usualMagnification;

  private ObjectScale(double diameter, double usualMagnification) {
    this.diameter = diameter;
    this.usualMagnification = usualMagnification;
  }

  /** Whether the key {@code diameter=} asks for a certain diameter. */
  public static boolean isGiven(String text) {
    return !text.equals(AUTO) && pixels(text) > 0;
  }

  /**
   * Checks the keys of a training that resize images.
   *
   * @param text value of the key {@code diameter=}
   * @param imageSize value of the key {@code image_size=}; 0 if it is not given
   * @throws InvalidRequestException if {@code text} is neither "auto" nor a number of at least 0,
   *     or if {@code image_size} is given too
   */
  public static void check(String text, int imageSize) {
    if (isGiven(text) && imageSize > 0) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "diameter=%s and image_size=%d both resize the images; give only one of them",
              text,
              imageSize));
    }
  }

  private static double pixels(String text) {
    OptionalDouble pixels = ValueText.parse(text);
    if (pixels.isPresent()
        && pixels.getAsDouble() >= 0
        && pixels.getAsDouble() <= TrainingRecord.LARGEST_DIAMETER) {
      return pixels.getAsDouble();
    }
    throw new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "diameter=%s: give auto, a diameter in pixels such as 28, or 0 to use images at their own scale",
            text));
  }

  /**
   * Determines the scale for a training.
   *
   * @param text value of the key {@code diameter=}
   * @param training images with their objects, at their own scale
   */
  public static ObjectScale of(String text, List<TrainingImage> training) {
    double wanted = text.equals(AUTO) ? Double.NaN : pixels(text);
    double[] diameters =
        training.stream()
            .map(image -> medianDiameter(image.regions()))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (wanted == 0 || diameters.length == 0) {
      return NONE;
    }
    double median = diameters[Quantiles.median(diameters.length)];
    double diameter =
        Double.isNaN(wanted)
            ? Math.rint(Math.min(MOST_AUTO, Math.max(LEAST_AUTO, median)))
            : wanted;
    return new ObjectScale(diameter, magnification(diameter, median));
  }

  /**
   * Returns the diameter of the median object, in pixels; empty if there are no objects. Many
   * specks do not count, see {@link ObjectAreas#withoutSpecks}.
   */
  public static OptionalDouble medianDiameter(LabelRegions objects) {
    long[] all = objects.areas();
    Arrays.sort(all);
    long[] areas = ObjectAreas.withoutSpecks(all);
    return areas.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(diameter(areas[Quantiles.median(areas.length)]));
  }

  /** Returns the diameter of a disc of a given area. */
  public static double diameter(double area) {
    return 2 * Math.sqrt(area / Math.PI);
  }

  /** Returns the area of a disc of a given diameter. */
  public static double area(double diameter) {
    return Math.PI * diameter * diameter / 4;
  }

  /** Diameter of the median object after resizing, in pixels; 0 for images as they are. */
  public double diameter() {
    return diameter;
  }

  /**
   * Returns the magnification for an image by its objects; an image without objects gets the
   * magnification of a typical image.
   */
  public double magnification(TrainingImage image) {
    if (diameter == 0) {
      return 1;
    }
    OptionalDouble median = medianDiameter(image.regions());
    return median.isPresent() ? magnification(diameter, median.getAsDouble()) : usualMagnification;
  }

  /**
   * Returns the magnification from one diameter to another, which is limited to {@value
   * #LARGEST_MAGNIFICATION}.
   */
  public static double magnification(double wanted, double present) {
    return Math.min(LARGEST_MAGNIFICATION, wanted / present);
  }

  /** Resizes an image and its labels. */
  public TrainingImage apply(TrainingImage image) {
    double factor = magnification(image);
    if (factor == 1) {
      return image;
    }
    int width = length(image.labels().dimension(0), factor);
    int height = length(image.labels().dimension(1), factor);
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(width, height);
    Resize.labels(image.labels(), labels);
    return new TrainingImage(
        image.name(), Resize.linear(image.pixels(), width, height), labels, image.noise());
  }

  /** Returns the memory that the resized images need, in megabytes. */
  public long megabytes(List<TrainingImage> images) {
    double bytes = 0;
    for (TrainingImage image : images) {
      double factor = magnification(image);
      bytes += factor * factor * (image.pixels().size() + image.labels().size()) * Float.BYTES;
    }
    return (long) bytes >> 20;
  }

  /**
   * Resizes a plane.
   *
   * @param plane X, Y and any further dimensions
   */
  public static RandomAccessibleInterval<? extends RealType<?>> magnified(
      RandomAccessibleInterval<? extends RealType<?>> plane, double factor) {
    return factor == 1
        ? plane
        : Resize.linear(
            plane, length(plane.dimension(0), factor), length(plane.dimension(1), factor));
  }

  /** Returns the length of an axis after resizing, in pixels. */
  static int length(long pixels, double factor) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(pixels * factor)));
  }
}
