package morula.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import morula.instances.DecoderOptions;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;

class DecoderTuningTest {
  private static final DecoderOptions START = DecoderOptions.DEFAULT;

  @Test
  void theThresholdWithTheBestScoreIsTaken() {
    DecoderOptions best =
        DecoderTuning.threshold(
            START, o -> -Math.abs(o.foregroundThreshold() - 0.83), Progress.NONE);
    assertEquals(START.withForegroundThreshold(0.85), best);
    assertEquals(START, DecoderTuning.threshold(START, o -> 1, Progress.NONE), "none is better");
  }
}
