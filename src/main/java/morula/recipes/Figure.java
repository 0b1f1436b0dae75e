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

import java.util.Map;
import morula.learning.TrainingSettings;

/** A figure that is compared with the document. */
sealed interface Figure permits ScoreFigure, RankingFigure {

  /** Returns the name of the figure. */
  String name();

  /** Returns the stage whose trials are used. */
  String stage();

  /** Returns the name of the score that is compared. */
  String score();

  /**
   * Returns whether the figure has a goal in the quick form; otherwise the report of that form
   * leaves it out.
   */
  boolean isInQuickForm();

  /** Returns the value of the document and the goal, before the stage has run. */
  Comparison notRun(boolean quick);

  /**
   * Compares a stage with the document.
   *
   * @param run the stage after its run
   * @param quick whether to use the goal of the quick form
   */
  Comparison compare(StageRun run, boolean quick);

  static Figure read(JsonFields fields) {
    return fields.has("ranking") ? RankingFigure.read(fields) : ScoreFigure.read(fields);
  }

  /** Returns whether {@code keys} have all the values of {@code where}. */
  static boolean matches(Map<String, String> where, Map<String, String> keys) {
    return where.entrySet().stream()
        .allMatch(
            e ->
                same(
                    TrainingSettings.currentText(e.getKey(), e.getValue()),
                    keys.getOrDefault(e.getKey(), "")));
  }

  /** Returns whether two values of a key mean the same: 1e-3 is 0.001. */
  static boolean same(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      return Double.parseDouble(a) == Double.parseDouble(b);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
