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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.ToDoubleFunction;
import morula.instances.DecoderOption;
import morula.instances.DecoderOptions;
import morula.instances.DistanceHead;
import morula.instances.FlowHead;
import morula.instances.Head;
import morula.instances.StarConvexHead;
import morula.instances.Tunable;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;

class DecoderTuningTest {
  private static final DecoderOptions START = DecoderOptions.DEFAULT;

  @Test
  void theValueWithTheBestScoreIsTaken() {
    List<Tunable> tunable =
        List.of(new Tunable(DecoderOption.FOREGROUND_THRESHOLD, List.of(0.2, 0.8, 0.85)));
    assertEquals(
        START.withForegroundThreshold(0.85),
        tune(tunable, o -> -Math.abs(o.foregroundThreshold() - 0.83)));
    assertEquals(START, tune(tunable, o -> 1), "none is better");
    assertEquals(START, tune(List.of(), o -> o.dynamics()), "nothing to tune");
  }

  @Test
  void eachHeadTunesItsOwnOptions() {
    DecoderOptions flows =
        tune(
            new FlowHead().tunable(),
            o -> o.dynamics() - o.flowError() - Math.abs(o.minimumArea() - 30) + o.overlap());
    assertEquals(
        START
            .with(DecoderOption.DYNAMICS, 0.4)
            .with(DecoderOption.FLOW_ERROR, 0.3)
            .withAreas(20, 1 / 0.0),
        flows);
    DecoderOptions stars =
        tune(
            new StarConvexHead(8).tunable(),
            // the best overlap depends on the threshold, which is tuned before it
            o ->
                -Math.abs(o.foregroundThreshold() - o.overlap())
                    - 3 * Math.abs(o.overlap() - 0.6)
                    + o.dynamics());
    assertEquals(0.6, stars.overlap());
    assertEquals(0.6, stars.foregroundThreshold());
    assertEquals(START.dynamics(), stars.dynamics());
  }

  @Test
  void doubtfulObjectsAreDroppedIfThatIsBetter() {
    for (Head head : List.of(new DistanceHead(), new FlowHead())) {
      assertEquals(
          0.5, tune(head.tunable(), o -> -Math.abs(o.minimumScore() - 0.5)).minimumScore());
      assertEquals(0, tune(head.tunable(), o -> o.dynamics()).minimumScore());
    }
  }

  /** The smallest true object has 25 pixels. */
  private static DecoderOptions tune(
      List<Tunable> tunable, ToDoubleFunction<DecoderOptions> score) {
    return DecoderTuning.tune(START, tunable, score, 25, Progress.NONE);
  }
}
