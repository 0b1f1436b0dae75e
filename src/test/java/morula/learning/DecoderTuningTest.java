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
