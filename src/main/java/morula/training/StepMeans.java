package morula.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.engine.StepResult;
import morula.torchscript.StepMetric;

/** Means of the loss and of the metrics over the steps of an epoch. */
final class StepMeans {
  private final List<StepMetric> metrics;
  private final double[] sums;
  private double loss;
  private int steps;

  StepMeans(List<StepMetric> metrics) {
    this.metrics = metrics;
    sums = new double[metrics.size()];
  }

  void add(StepResult step) {
    steps++;
    loss += step.loss();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += step.metrics().get(i);
    }
  }

  double loss() {
    return loss / steps;
  }

  /** Returns the given scores, followed by the mean of each metric under its name. */
  Map<String, Double> with(Map<String, Double> scores) {
    Map<String, Double> all = new LinkedHashMap<>(scores);
    for (int i = 0; i < sums.length; i++) {
      all.put(metrics.get(i).name(), sums[i] / steps);
    }
    return all;
  }
}
