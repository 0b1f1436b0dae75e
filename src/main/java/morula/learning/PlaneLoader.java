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
import java.util.Locale;
import morula.dataset.LabelContents;
import morula.dataset.LabelKind;
import morula.image.Axis;
import morula.image.ChannelStatistics;
import morula.image.FrameFit;
import morula.image.Image;
import morula.image.LabelNumbers;
import morula.image.Labels;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.image.Resize;
import morula.image.Smoothing;
import morula.patches.TrainingImage;
import morula.sizes.ObjectScale;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/** Cuts an image and its labels into the planes that a 2D network learns from. */
final class PlaneLoader {
  private final LabelReading reading;
  private final LabelContents contents;
  private final List<Normalization> normalization;
  private final int imageSize;

  /**
   * @param contents what the labels hold, which may be values of masks that are not exact
   * @param imageSize width and height that planes are resized to, in pixels; 0 to keep their size
   */
  PlaneLoader(
      LabelReading reading,
      LabelContents contents,
      List<Normalization> normalization,
      int imageSize) {
    this.reading = reading;
    this.contents = contents;
    this.normalization = normalization;
    this.imageSize = imageSize;
  }

  /** Returns the image in the size in which the network sees it, not yet normalised. */
  static Image resized(Image image, int imageSize) {
    return imageSize == 0 ? image : Resize.linear(image, imageSize, imageSize);
  }

  /** Adds all pixels of the image to the statistics. */
  static void add(ChannelStatistics statistics, Image image) {
    add(statistics, image.pixels());
  }

  private static <T extends RealType<T>> void add(
      ChannelStatistics statistics, RandomAccessibleInterval<? extends RealType<?>> pixels) {
    RandomAccessibleInterval<T> typed = Cast.unchecked(pixels);
    statistics.add(typed, Axis.CHANNEL.ordinal());
  }

  /** Returns every slice of every frame, normalised frame by frame. */
  List<TrainingImage> planes(ReadPair pair) {
    Image image = pair.image();
    Labels labels = contents.read(image.name(), pair.labels(), reading.ignoreLabel());
    List<TrainingImage> planes = new ArrayList<>();
    boolean several = image.size(Axis.Z) * image.size(Axis.TIME) > 1;
    for (long frame = 0; frame < image.size(Axis.TIME); frame++) {
      FrameFit fit =
          imageSize == 0
              ? FrameFit.of(image.frame(frame), normalization)
              : FrameFit.of(
                  image.frame(frame),
                  f -> Resize.linear(f, imageSize, imageSize),
                  normalization,
                  noise -> Smoothing.NONE);
      for (long z = 0; z < image.size(Axis.Z); z++) {
        String name =
            several
                ? String.format(Locale.ROOT, "%s_z%d_t%d", image.name(), z + 1, frame + 1)
                : image.name();
        planes.add(
            new TrainingImage(
                name,
                Normalizations.normalized(
                    Views.hyperSlice(fit.pixels(), Axis.Z.ordinal(), z), fit.normalization()),
                labels(labels.plane(z, frame)),
                fit.largestNoise()));
      }
    }
    return planes;
  }

  /**
   * Returns the centre crop of the first plane of an image, which is mirrored where it is smaller.
   *
   * @param imageSize width and height that the image is resized to first, in pixels; 0 to keep its
   *     size
   * @param magnification factor by which the image is scaled afterwards; 1 to keep its scale
   * @param side width and height of the crop, in pixels
   * @return raw intensities: X, Y, CHANNEL, N = 1
   */
  static ArrayImg<FloatType, FloatArray> middle(
      Image image, int imageSize, double magnification, long side) {
    return middle(
        ObjectScale.magnified(resized(image, imageSize).plane(0, 0), magnification), side);
  }

  /** Returns the centre crop of a plane (X, Y, CHANNEL), which is mirrored where it is smaller. */
  static <T extends RealType<T>> ArrayImg<FloatType, FloatArray> middle(
      RandomAccessibleInterval<? extends RealType<?>> plane, long side) {
    RandomAccessibleInterval<T> typed = Cast.unchecked(plane);
    long x = Math.max(0, (plane.dimension(0) - side) / 2);
    long y = Math.max(0, (plane.dimension(1) - side) / 2);
    RandomAccessibleInterval<T> crop =
        Views.interval(
            Views.extendMirrorDouble(typed),
            new long[] {x, y, 0},
            new long[] {x + side - 1, y + side - 1, plane.dimension(2) - 1});
    ArrayImg<FloatType, FloatArray> result = ArrayImgs.floats(side, side, plane.dimension(2), 1);
    Cursor<FloatType> target = result.cursor();
    Views.flatIterable(crop).forEach(value -> target.next().set(value.getRealFloat()));
    return result;
  }

  private ArrayImg<IntType, IntArray> labels(RandomAccessibleInterval<IntType> original) {
    RandomAccessibleInterval<IntType> plane = original;
    if (imageSize > 0) {
      plane = ArrayImgs.ints(imageSize, imageSize);
      Resize.nearest(original, plane);
    }
    long[] size = plane.dimensionsAsLongArray();
    int[] values = new int[Math.toIntExact(Math.multiplyExact(size[0], size[1]))];
    Cursor<IntType> cursor = Views.flatIterable(plane).cursor();
    for (int i = 0; i < values.length; i++) {
      values[i] = reading.label(cursor.next().get());
    }
    if (reading.kind() == LabelKind.OBJECTS) {
      LabelNumbers.compact(values);
    }
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(values, size);
    return reading.kind().objects(labels);
  }
}
