package morula.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static double[] rates(String schedule) {
    TrainingPlan plan = new TrainingPlan(4, 3, 0.5, Schedule.parse(schedule));
    double[] rates = new double[12];
    for (int step = 0; step < rates.length; step++) {
      rates[step] = plan.learningRate(step);
    }
    return rates;
  }

  @Test
  void aFactorIsAppliedAfterEachEpoch() {
    double[] rates = rates("exponential(factor=0.9)");
    for (int step = 0; step < rates.length; step++) {
      assertEquals(0.5 * Math.pow(0.9, step / 3), rates[step], 1e-12, "step " + step);
    }
  }

  @Test
  void theOthersFollowTheProgressOfTheRun() {
    for (int step = 0; step < 12; step++) {
      assertEquals(0.5, rates("constant")[step]);
      assertEquals(0.5 * Math.pow(0.01, step / 12.0), rates("exponential")[step], 1e-12);
      assertEquals(0.25 * (1 + Math.cos(Math.PI * step / 12)), rates("Cosine")[step], 1e-12);
    }
    double[] cycle = rates("one_cycle");
    assertEquals(0.02, cycle[0], 1e-12);
    assertTrue(cycle[2] > 0.49 && cycle[11] < 0.02, cycle[2] + " " + cycle[11]);
  }

  @Test
  void plainSgdKeepsNothing() {
    assertEquals(List.of(), Optimizers.parse("sgd(momentum=0)").state());
    assertEquals(new Sgd(0.9), Optimizers.parse("SGD"));
    assertEquals(new Adam(0.9, 0.999, 1e-8, 0.05), Optimizers.parse("adamw(weight_decay=0.05)"));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    for (String text : List.of("linear", "cosine(factor=0.9)", "exponential(factor=0)")) {
      String message =
          assertThrows(InvalidRequestException.class, () -> Schedule.parse(text)).getMessage();
      assertTrue(message.startsWith("schedule=" + text), message);
    }
    for (String text : List.of("lion", "sgd(momentum=1)", "adam(weight_decay=0.1)")) {
      String message =
          assertThrows(InvalidRequestException.class, () -> Optimizers.parse(text)).getMessage();
      assertTrue(message.startsWith("optimizer=" + text), message);
    }
  }
}
