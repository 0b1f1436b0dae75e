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

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import morula.dataset.LabelKind;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/**
 * The rule by which values of label files become training labels.
 *
 * @param kind what the values stand for
 * @param onlyValue the single value other than 0 of label images that are masks; else 0
 * @param ignoreLabel value that becomes "not annotated"; −1 for none
 * @param classes number of values, background included; 0 for objects
 */
record LabelReading(LabelKind kind, int onlyValue, int ignoreLabel, int classes) {
  private static final int MOST_CLASSES = 255;

  /** Value that many annotation tools write where nothing was annotated. */
  private static final int USUAL_IGNORE = 255;

  /**
   * Returns the rule for objects.
   *
   * @param kind {@link LabelKind#OBJECTS} or {@link LabelKind#COMPONENTS}
   */
  static LabelReading ofObjects(LabelKind kind, int ignoreLabel) {
    return new LabelReading(kind, 0, ignoreLabel, 0);
  }

  /** Returns the rule for foreground: every label above 0 is class 1. */
  static LabelReading ofForeground(int ignoreLabel) {
    return new LabelReading(LabelKind.FOREGROUND, 0, ignoreLabel, 2);
  }

  /**
   * Returns the rule for classes.
   *
   * @param values all label values of all images
   * @throws InvalidRequestException if the values cannot be classes
   */
  static LabelReading ofClasses(SortedSet<Integer> values, int ignoreLabel, Progress progress) {
    SortedSet<Integer> classes = new TreeSet<>(values);
    classes.remove(0);
    classes.remove(ignoreLabel);
    SortedSet<Integer> below = classes.headSet(USUAL_IGNORE);
    if (classes.contains(USUAL_IGNORE) && !below.isEmpty() && below.last() < USUAL_IGNORE - 1) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "labels: the classes are %s and 255; set ignore_label=255 if 255 means not annotated, or number the classes without gaps",
              below));
    }
    if (classes.size() == 1 && classes.last() > 1) {
      progress.message("labels: the value " + classes.last() + " is read as class 1");
      return new LabelReading(LabelKind.CLASSES, classes.last(), ignoreLabel, 2);
    }
    if (!classes.isEmpty() && classes.last() > MOST_CLASSES) {
      throw new InvalidRequestException(
          "labels: the value "
              + classes.last()
              + " cannot be a class (0 to 255); use heads=distance or heads=foreground for labels that number objects");
    }
    return new LabelReading(
        LabelKind.CLASSES, 0, ignoreLabel, classes.isEmpty() ? 2 : classes.last() + 1);
  }

  /** Returns the value of each class in the label files, background first; empty for objects. */
  List<Integer> classValues() {
    return onlyValue != 0 ? List.of(0, onlyValue) : IntStream.range(0, classes).boxed().toList();
  }

  /** Returns the training label of a value in a label file; −1 where it is ignored. */
  int label(int value) {
    int label = kind.value(value, ignoreLabel);
    return onlyValue != 0 && label == onlyValue ? 1 : label;
  }
}
