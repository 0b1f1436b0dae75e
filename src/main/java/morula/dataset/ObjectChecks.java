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

package morula.dataset;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import morula.dataset.LabelStatistics.Look;

/** Checks whether the values of label images number objects. */
final class ObjectChecks {
  /** Share of the values that lie in pieces where they are classes. */
  private static final double IN_PIECES = 0.5;

  /** Pieces per value where the numbers of objects were interpolated. */
  private static final int PIECES_PER_VALUE = 3;

  /** With fewer values an image of classes may show each of them in one piece. */
  private static final int FEWEST_OBJECTS = 5;

  /** Values in separate pieces that are said: at least so many, and this share of the values. */
  private static final int FEWEST_APART = 3;

  private static final double APART = 0.05;

  /** Number of values that an 8-bit file has besides 0. */
  private static final int VALUES_OF_8_BITS = 255;

  /** Share of single pixels among the objects that is said. */
  private static final double SINGLE_PIXELS = 0.2;

  /** A set of outlines has fewer single pixels. */
  private static final double DOTS = 0.9;

  /** Pieces that make a mask certain in a set of numbered objects. */
  private static final int CERTAIN_PIECES = 5;

  /** Most values that may be classes where objects are needed. */
  private static final int MOST_CLASSES = 10;

  private final LabelFindings set;

  ObjectChecks(LabelFindings set) {
    this.set = set;
  }

  void someMasks() {
    ImageNames masks =
        ImageNames.of(
            set.images(),
            image -> image.look() == Look.MASK && image.main().large() >= CERTAIN_PIECES);
    if (masks.any()) {
      set.warn(
          "%s a single value in many separate pieces, as a mask has (%s), while others number their"
              + " objects; all these pieces count as one object, so number the objects there too",
          masks.have(), masks.list());
    }
  }

  /** Tells whether each value lies in many pieces in nearly every image, as classes do. */
  boolean classesAsObjects() {
    SortedSet<Integer> values = LabelFindings.values(set.labelled());
    long all = set.labelled().stream().mapToLong(image -> image.counts().size()).sum();
    long inPieces =
        set.labelled().stream()
            .flatMap(image -> image.counts().stream())
            .filter(ValueCount::isInPieces)
            .count();
    if (values.size() < 2 || values.size() > MOST_CLASSES || inPieces < IN_PIECES * all) {
      return false;
    }
    set.warn(
        "the values %s each lie in several separate pieces in nearly every image, as classes do"
            + " rather than objects; each value counts as one object, so give each object its own"
            + " value, or use heads=semantic for classes",
        Texts.ranges(values));
    return true;
  }

  /** Tells whether the numbers of objects were blurred, so that other numbers surround them. */
  boolean interpolated() {
    ImageNames found = ImageNames.of(set.images(), ObjectChecks::isInterpolated);
    if (!found.any()) {
      return false;
    }
    set.warn(
        "in %s (%s) most values occur in many small pieces all over the image, as when labels are"
            + " resized with interpolation or saved with loss; resize labels without interpolation",
        found.ofAll(), found.list());
    return true;
  }

  private static boolean isInterpolated(LabelStatistics image) {
    long strewn = image.counts().stream().filter(ValueCount::strewn).count();
    int values = image.counts().size();
    return values >= FEWEST_OBJECTS
        && image.pieces()
            >= PIECES_PER_VALUE * image.counts().stream().mapToLong(ValueCount::planes).sum()
        && 2 * strewn >= values;
  }

  void apart() {
    ImageNames found = ImageNames.of(set.images(), image -> apart(image).length > 0);
    if (!found.any()) {
      fewApart();
      return;
    }
    LabelStatistics first = set.images().get(found.names().get(0));
    boolean wrapped = found.names().stream().map(set.images()::get).anyMatch(ObjectChecks::isFull);
    SortedSet<Integer> values = new TreeSet<>();
    IntStream.of(apart(first)).forEach(values::add);
    set.warn(
        "in %s labels lie in several pieces far apart, each counted as one object (numbers %s of"
            + " %s%s); give each object a number of its own%s",
        found.ofAll(),
        Texts.ranges(values),
        found.names().get(0),
        found.names().size() > 1
            ? ", also in " + ImageNames.list(found.names().subList(1, found.names().size()))
            : "",
        wrapped
            ? ". 255 labels in an 8-bit image are the likely cause: more objects do not fit, so save"
                + " labels in 16 bits"
            : "");
  }

  /** One number for two objects: a slip, or an object of which the middle is hidden. */
  private void fewApart() {
    ImageNames found =
        ImageNames.of(set.images(), image -> image.counts().stream().anyMatch(ValueCount::apart));
    if (found.any()) {
      String name = found.names().get(0);
      SortedSet<Integer> values = new TreeSet<>();
      set.images().get(name).counts().stream()
          .filter(ValueCount::apart)
          .forEach(count -> values.add(count.value()));
      set.inform(
          "in %s a label lies in pieces far apart, which count as one object (number %s of %s);"
              + " if they are several objects, give each a number of its own",
          found.ofAll(), Texts.ranges(values), name);
    }
  }

  private static int[] apart(LabelStatistics image) {
    int[] apart =
        image.counts().stream().filter(ValueCount::apart).mapToInt(ValueCount::value).toArray();
    int fewest = isFull(image) ? 1 : FEWEST_APART;
    double share = isFull(image) ? 0 : APART;
    return apart.length >= fewest && apart.length >= share * image.counts().size()
        ? apart
        : new int[0];
  }

  /** Tells whether all the values that an 8-bit file has are used, and no others. */
  private static boolean isFull(LabelStatistics image) {
    int[] values = image.values();
    return values.length >= VALUES_OF_8_BITS - 1 && values[values.length - 1] <= VALUES_OF_8_BITS;
  }

  void singlePixels() {
    boolean masks = set.kind() == LabelKind.COMPONENTS;
    long single = 0;
    long objects = 0;
    for (LabelStatistics image : set.labelled()) {
      if (masks) {
        objects += image.pieces();
        single += image.singlePixels();
      } else {
        long[] areas = image.areas();
        objects += areas.length;
        single += Arrays.stream(areas).filter(area -> area == 1).count();
      }
    }
    if (single < 2 || single < SINGLE_PIXELS * objects) {
      return;
    }
    boolean dots = single >= DOTS * objects;
    set.warn(
        "%d of %d objects are single pixels, %s%s",
        single,
        objects,
        dots
            ? "which have no outline to learn or to compare; give label images in which every pixel"
                + " of an object has its number"
            : "perhaps slips of a brush; remove them from the label images",
        2 * single > objects && !dots
            ? " (they are left out where the typical size is estimated)"
            : "");
  }
}
