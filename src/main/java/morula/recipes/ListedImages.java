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

package morula.recipes;

import java.util.ArrayList;
import java.util.List;
import morula.io.Csv;

/**
 * The training, validation and held-out images of a list.
 *
 * @param training names of the training images, at least one
 * @param validation names of the validation images, at least one, which select the epoch and the
 *     thresholds
 * @param heldOut images on which the finished models are evaluated; may be empty
 */
record ListedImages(List<String> training, List<String> validation, List<Member> heldOut) {

  /**
   * An image and its kind.
   *
   * @param name name of the image
   * @param group name of the kind; empty if unknown
   */
  record Member(String name, String group) {}

  /** Copies its lists. */
  ListedImages {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    heldOut = List.copyOf(heldOut);
  }

  /** Returns the list as CSV for the key {@code ids} of {@code train}. */
  String csv() {
    StringBuilder text = new StringBuilder(Csv.line(List.of("id", "set")));
    training.forEach(name -> text.append(Csv.line(List.of(name, "train"))));
    validation.forEach(name -> text.append(Csv.line(List.of(name, "validation"))));
    return text.toString();
  }

  /** Returns at most {@code count} elements of a list, evenly spread over it; all for 0. */
  static <T> List<T> spread(List<T> all, int count) {
    if (count == 0 || all.size() <= count) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return some;
  }
}
