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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import morula.dataset.LabelStatistics.Look;
import morula.image.Labels;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.integer.IntType;

/**
 * What the label images of a set hold, and what is done about it: one rule for the data of a
 * training, and for each side of an evaluation. Single pixels or single images do not decide it.
 *
 * @param kind what the values stand for: {@link LabelKind#COMPONENTS} where objects are needed and
 *     the images are masks; else the kind that is needed
 * @param levels the smallest value of the object in each mask that also holds other values, by
 *     name: they are read as background below it, and as object from it on
 * @param findings what a user should know about the labels
 */
public record LabelContents(LabelKind kind, Map<String, Integer> levels, List<Finding> findings) {

  /** Value of the object in the masks that {@link #read} returns: that of most masks. */
  private static final int MASK_VALUE = 255;

  /** Its value where {@value #MASK_VALUE} means not annotated. */
  private static final int OTHER_MASK_VALUE = 1;

  /** Copies the collections. */
  public LabelContents {
    levels = Map.copyOf(levels);
    findings = List.copyOf(findings);
  }

  /**
   * Determines what label images hold.
   *
   * @param images what is known of each image, by its name in findings
   * @param needed {@link LabelKind#OBJECTS}, {@link LabelKind#CLASSES} or {@link
   *     LabelKind#FOREGROUND}
   * @param key the user's key for the files; named in findings
   */
  public static LabelContents of(
      Map<String, LabelStatistics> images, LabelKind needed, String key) {
    boolean masks = needed == LabelKind.OBJECTS && areMasks(images);
    LabelKind kind = masks ? LabelKind.COMPONENTS : needed;
    Map<String, Integer> levels = levels(images, kind);
    List<Finding> findings = new ArrayList<>(new LabelFileChecks(images, key).findings());
    if (findings.isEmpty()) {
      findings.addAll(LabelChecks.of(new LabelFindings(images, kind, levels, key)));
    }
    return new LabelContents(kind, levels, findings);
  }

  /**
   * Tells whether label images of objects are masks: some hold a single value in several pieces,
   * and at most half as many hold several values.
   */
  private static boolean areMasks(Map<String, LabelStatistics> images) {
    long masks = count(images, Look.MASK);
    return masks > 2 * count(images, Look.SEVERAL);
  }

  private static long count(Map<String, LabelStatistics> images, Look look) {
    return images.values().stream().filter(image -> image.look() == look).count();
  }

  private static Map<String, Integer> levels(Map<String, LabelStatistics> images, LabelKind kind) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    if (kind == LabelKind.OBJECTS
        || kind.isClasses() && 2 * count(images, Look.SEVERAL) > images.size()) {
      return levels;
    }
    images.forEach(
        (name, image) -> {
          boolean slips = kind == LabelKind.COMPONENTS && image.values().length > 1;
          boolean single = image.look() == Look.MASK || image.look() == Look.ONE_PIECE;
          if (image.isBlurred() || slips && single) {
            levels.put(name, image.level());
          }
        });
    return levels;
  }

  /** Returns the labels with two values where the image is a mask that also holds others. */
  public Labels read(String name, Labels labels, int ignoreLabel) {
    Integer level = levels.get(name);
    if (level == null) {
      return labels;
    }
    int object = maskValue(ignoreLabel);
    return new Labels(
        labels.name(),
        Converters.convert(
            labels.pixels(),
            (in, out) -> {
              int value = in.get();
              out.set(value < 0 || value == ignoreLabel ? value : value < level ? 0 : object);
            },
            new IntType()),
        labels.calibration());
  }

  private static int maskValue(int ignoreLabel) {
    return ignoreLabel == MASK_VALUE ? OTHER_MASK_VALUE : MASK_VALUE;
  }

  /** Returns the pixels of each value that {@link #read} returns for an image, without 0. */
  public SortedMap<Integer, Long> areas(String name, LabelStatistics image) {
    SortedMap<Integer, Long> areas = new TreeMap<>();
    if (levels.containsKey(name)) {
      areas.put(maskValue(image.ignoreLabel()), image.main().area());
    } else {
      image.counts().forEach(count -> areas.put(count.value(), count.area()));
    }
    return areas;
  }
}
