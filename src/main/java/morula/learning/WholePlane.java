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
package morula.learning;

import java.util.ArrayList;
import java.util.List;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Resize;
import morula.patches.TrainingImage;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * A plane as {@code segment} would be given it: whole and at its own size, where the validation
 * image that belongs to it may be a part, resized by the true size of its objects.
 *
 * @param pixels X, Y, CHANNEL; normalised
 * @param validation the image that is scored
 * @param place where it is
 */
record WholePlane(ArrayImg<FloatType, FloatArray> pixels, TrainingImage validation, Place place) {
  /** Pixels that are held in all: enough to know the score. */
  private static final long MOST_PIXELS = 1L << 23;

  /**
   * Where a validation image lies.
   *
   * @param width of the plane after it was resized
   * @param height likewise
   * @param part of the resized plane
   */
  record Place(int width, int height, Interval part) {
    /** Returns the place of an image that is no part of another. */
    static Place of(TrainingImage image) {
      return new Place(
          image.size(0), image.size(1), new FinalInterval(image.size(0), image.size(1)));
    }
  }

  /**
   * Returns the planes of validation images, or the first of many.
   *
   * @param planes whole planes
   * @param places of the validation images in them
   */
  static List<WholePlane> of(
      List<TrainingImage> planes, List<TrainingImage> validation, List<Place> places) {
    List<WholePlane> all = new ArrayList<>();
    long pixels = 0;
    for (int i = 0; i < planes.size(); i++) {
      pixels += planes.get(i).labels().size();
      if (pixels > MOST_PIXELS && !all.isEmpty()) {
        break;
      }
      all.add(new WholePlane(planes.get(i).pixels(), validation.get(i), places.get(i)));
    }
    return List.copyOf(all);
  }

  /** Returns the planes of validation images that are whole and at their own size. */
  static List<WholePlane> of(List<TrainingImage> validation) {
    return of(validation, validation, validation.stream().map(Place::of).toList());
  }

  /** Returns the plane as an image of one slice and frame. */
  Image image() {
    return new Image(
        validation.name(),
        Views.addDimension(Views.addDimension(pixels, 0, 0), 0, 0),
        Calibration.NONE);
  }

  /**
   * Returns the labels that were found in the plane as labels of the validation image.
   *
   * @param found X, Y in the size of the plane
   */
  RandomAccessibleInterval<IntType> part(RandomAccessibleInterval<IntType> found) {
    ArrayImg<IntType, IntArray> resized = ArrayImgs.ints(place.width(), place.height());
    Resize.labels(found, resized);
    return Views.zeroMin(Views.interval(resized, place.part()));
  }
}
