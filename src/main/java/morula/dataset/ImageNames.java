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

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import morula.progress.Count;

/**
 * Some images of a set, as text for messages.
 *
 * @param names of these images
 * @param all number of images in the set
 */
record ImageNames(List<String> names, int all) {
  /** Largest number of names in one message. */
  private static final int LISTED = 3;

  /** Returns those with a property. */
  static ImageNames of(Map<String, LabelStatistics> images, Predicate<LabelStatistics> property) {
    return new ImageNames(
        images.entrySet().stream()
            .filter(entry -> property.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList(),
        images.size());
  }

  boolean any() {
    return !names.isEmpty();
  }

  /** Returns a text such as "a, b, c, …". */
  String list() {
    return list(names);
  }

  static String list(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
        + (names.size() > LISTED ? ", …" : "");
  }

  /** Returns a text such as "3 of 10 images". */
  String ofAll() {
    return names.size() + " of " + Count.of(all, "image");
  }

  /** Returns a text such as "1 of 10 images is" or "3 of 10 images are". */
  String are() {
    return ofAll() + (names.size() == 1 ? " is" : " are");
  }

  /** Returns a text such as "1 of 10 images has" or "3 of 10 images have". */
  String have() {
    return ofAll() + (names.size() == 1 ? " has" : " have");
  }
}
