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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import morula.dataset.PairSummary;
import morula.patches.TrainingImage;
import morula.sizes.ObjectScale;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

/**
 * Images cut into a part for training and a part for validation. With few images, the score then
 * comes from all of them, not from the one or two that a fraction would choose.
 *
 * <p>The part for validation is a quarter at one end of the longer side. A strip beside it, as wide
 * as the median object and at most an eighth of the side, is in neither part, so that few objects
 * are cut. An object that still reaches into both parts does not count in validation. Patches are
 * drawn from the training part as if the image ended there (it is mirrored), and the validation
 * part is segmented in the same way: nothing of one part is seen with the other.
 *
 * <p>All planes of a file, and files with equal pixels, are cut at the same end, as they may show
 * the same objects.
 *
 * @param training parts for training, in the order of the images
 * @param validation parts for validation, in the order of the images
 * @param places where the parts for validation lie
 */
record KeptParts(
    List<TrainingImage> training, List<TrainingImage> validation, List<WholePlane.Place> places) {
  /** The value of {@code validation=} that cuts every image. */
  static final String WORD = "parts";

  /** What {@code validation=auto} means for many images. */
  static final String FRACTION = "0.15";

  /** With fewer images than this, {@code validation=auto} cuts them. */
  static final int FEW = 10;

  /** {@code validation=auto} does not cut images whose longer side has fewer pixels. */
  private static final int LEAST_SIDE = 128;

  private static final int SHARE = 4;
  private static final int LARGEST_GAP = 8;
  private static final int IGNORED = -1;

  /** Whether {@code validation=} asks for parts of these images. */
  static boolean areWanted(String validation, Collection<PairSummary> images) {
    if (!validation.equals(TrainingSettings.AUTO)) {
      return validation.equals(WORD);
    }
    return images.size() < FEW
        && images.stream()
            .map(PairSummary::imageSize)
            .allMatch(size -> Math.max(size.get(0), size.get(1)) >= LEAST_SIDE);
  }

  /** Returns empty lists, to which {@link #add} adds. */
  static KeptParts none() {
    return new KeptParts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * Cuts the planes of a file.
   *
   * @param planes X, Y, CHANNEL with labels, all of the same size before they were scaled
   * @param content text that is equal for files with equal pixels
   * @param objects whether labels are single objects
   * @param seed of the choice of the end
   */
  void add(List<TrainingImage> planes, String content, boolean objects, long seed) {
    int axis = planes.get(0).size(1) > planes.get(0).size(0) ? 1 : 0;
    boolean low =
        new SplittableRandom(seed ^ ((long) content.hashCode() << Integer.SIZE)).nextBoolean();
    List<Cut> cuts = cuts(planes, axis, low, objects);
    if (!areUsable(cuts)) {
      List<Cut> others = cuts(planes, axis, !low, objects);
      cuts = areUsable(others) ? others : cuts;
    }
    cuts.forEach(
        cut -> {
          training.add(cut.training());
          validation.add(cut.validation());
          places.add(cut.place());
        });
  }

  /** Whether there is something to learn, and something to be found in validation. */
  boolean areUsable() {
    return training.stream().anyMatch(KeptParts::isLabelled)
        && validation.stream().anyMatch(KeptParts::isLabelled);
  }

  private record Cut(TrainingImage training, TrainingImage validation, WholePlane.Place place) {}

  private static boolean areUsable(List<Cut> cuts) {
    return cuts.stream().anyMatch(cut -> isLabelled(cut.training()))
        && cuts.stream().anyMatch(cut -> isLabelled(cut.validation()));
  }

  private static boolean isLabelled(TrainingImage image) {
    return image.regions().labels().length > 0;
  }

  private static List<Cut> cuts(
      List<TrainingImage> planes, int axis, boolean low, boolean objects) {
    return planes.stream().map(plane -> cut(plane, axis, low, objects)).toList();
  }

  private static Cut cut(TrainingImage plane, int axis, boolean low, boolean objects) {
    int length = plane.size(axis);
    int kept = Math.max(1, length / SHARE);
    double diameter =
        objects ? ObjectScale.medianDiameter(plane.regions()).orElse(0) : (double) length;
    int gap = (int) Math.min(Math.ceil(diameter), length / LARGEST_GAP);
    int rest = Math.max(1, length - kept - gap);
    int from = low ? 0 : length - kept;
    TrainingImage validation = part(plane, axis, from, kept);
    TrainingImage training = part(plane, axis, low ? length - rest : 0, rest);
    if (objects) {
      ignoreShared(training, validation);
    }
    Interval place = part(plane.labels(), axis, from, kept);
    return new Cut(training, validation, new WholePlane.Place(plane.size(0), plane.size(1), place));
  }

  private static void ignoreShared(TrainingImage training, TrainingImage validation) {
    Set<Integer> shared = new HashSet<>();
    IntStream.of(training.regions().labels()).forEach(shared::add);
    validation.labels().forEach(v -> v.set(shared.contains(v.get()) ? IGNORED : v.get()));
  }

  private static TrainingImage part(TrainingImage plane, int axis, int from, int length) {
    return new TrainingImage(
        plane.name(),
        pixels(interval(plane.pixels(), axis, from, length)),
        labels(interval(plane.labels(), axis, from, length)),
        plane.noise());
  }

  private static <T> RandomAccessibleInterval<T> interval(
      RandomAccessibleInterval<T> of, int axis, int from, int length) {
    return Views.zeroMin(Views.interval(of, part(of, axis, from, length)));
  }

  private static Interval part(Interval of, int axis, int from, int length) {
    long[] min = of.minAsLongArray();
    long[] max = of.maxAsLongArray();
    min[axis] = from;
    max[axis] = from + length - 1L;
    return new FinalInterval(min, max);
  }

  private static ArrayImg<FloatType, FloatArray> pixels(RandomAccessibleInterval<FloatType> of) {
    ArrayImg<FloatType, FloatArray> copy = ArrayImgs.floats(of.dimensionsAsLongArray());
    ImgUtil.copy(of, copy);
    return copy;
  }

  private static ArrayImg<IntType, IntArray> labels(RandomAccessibleInterval<IntType> of) {
    ArrayImg<IntType, IntArray> copy = ArrayImgs.ints(of.dimensionsAsLongArray());
    ImgUtil.copy(of, copy);
    return copy;
  }
}
