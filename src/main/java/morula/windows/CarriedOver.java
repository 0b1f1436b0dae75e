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
package morula.windows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import morula.keys.CommandKey;

/** What one window takes over from another of the same command. Needs no display. */
final class CarriedOver {
  /** Keys that choose the image, or a part of it, or are for one of the windows alone. */
  private static final Set<String> OF_THE_IMAGE =
      Set.of("input", "series", "frame", "slice", "selection", "roi_manager", "skip_done");

  private CarriedOver() {}

  /** Returns the texts of the window of an open image that are meant for files too, by key. */
  static Map<String, String> toFolder(KeyForm form) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (CommandKey key : form.keys()) {
      if (!OF_THE_IMAGE.contains(key.name())) {
        texts.put(key.name(), form.text(key.name()));
      }
    }
    return texts;
  }

  /**
   * Returns the texts with which a result is evaluated, by key: it is the prediction, and the truth
   * is still to be chosen unless it was among the open images.
   *
   * @param truth the truth of the last evaluation
   * @param labels title of the result
   * @param open titles of the open images
   */
  static Map<String, String> toEvaluation(String truth, String labels, Iterable<String> open) {
    String kept = "";
    for (String title : open) {
      kept = title.equals(truth) && !title.equals(labels) ? truth : kept;
    }
    return Map.of("labels", kept, "predictions", labels);
  }
}
