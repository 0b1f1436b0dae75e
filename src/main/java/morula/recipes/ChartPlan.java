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

import java.util.List;

/**
 * The plan of a chart with the curves of all trials of a stage.
 *
 * @param title title above the chart
 * @param scores vertical axis: "training loss", "validation loss" or names of scores
 * @param over horizontal axis: "epoch", or a key that the stage varies, whose values are numbers or
 *     begin with a number ("30-images")
 * @param axis label of the horizontal axis
 * @param normalized whether each curve is scaled from 0 (its smallest value) to 1
 */
record ChartPlan(String title, List<String> scores, String over, String axis, boolean normalized) {
  static final String EPOCH = "epoch";
  private static final String MIN_MAX = "min-max";

  static ChartPlan read(JsonFields fields) {
    String over = fields.text("over", EPOCH);
    ChartPlan plan =
        new ChartPlan(
            fields.text("title"),
            fields.texts("scores"),
            over,
            fields.text("axis", over.equals(EPOCH) ? "Epoch" : over),
            MIN_MAX.equals(normalization(fields)));
    if (plan.scores.isEmpty()) {
      throw fields.refused("scores", "is missing; list the names of scores");
    }
    return plan;
  }

  private static String normalization(JsonFields fields) {
    String text = fields.text("normalize", "");
    if (!text.isEmpty() && !text.equals(MIN_MAX)) {
      throw fields.refused("normalize", "must be " + MIN_MAX + " or absent, not " + text);
    }
    return text;
  }
}
