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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import morula.dataset.Finding.Severity;

/**
 * A set of label images that is checked, and what has been found so far.
 *
 * @param images what is known of each image, by name
 * @param kind what the values stand for
 * @param levels see {@link LabelContents}
 * @param key the user's key for the files
 * @param findings grows during the checks
 */
record LabelFindings(
    Map<String, LabelStatistics> images,
    LabelKind kind,
    Map<String, Integer> levels,
    String key,
    List<Finding> findings) {

  LabelFindings(
      Map<String, LabelStatistics> images,
      LabelKind kind,
      Map<String, Integer> levels,
      String key) {
    this(images, kind, levels, key, new ArrayList<>());
  }

  /** Returns the images that have a label. */
  List<LabelStatistics> labelled() {
    return images.values().stream().filter(image -> !image.isEmpty()).toList();
  }

  /** Returns the values that occur in some images. */
  static SortedSet<Integer> values(List<LabelStatistics> images) {
    SortedSet<Integer> values = new TreeSet<>();
    images.forEach(image -> IntStream.of(image.values()).forEach(values::add));
    return values;
  }

  /** Adds a warning that begins with the key. */
  void warn(String format, Object... values) {
    findings.add(
        new Finding(Severity.WARNING, "", key + ": " + String.format(Locale.ROOT, format, values)));
  }

  /** Adds what may be meant so. */
  void inform(String format, Object... values) {
    findings.add(
        new Finding(Severity.INFO, "", key + ": " + String.format(Locale.ROOT, format, values)));
  }
}
