package morula.study;

import java.util.List;

/** How far scores lie apart. */
public final class Spread {
  private Spread() {}

  /** The arithmetic mean; NaN of none. */
  public static double mean(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** The standard deviation of a sample, divided by n − 1; NaN of fewer than two. */
  public static double deviation(List<Double> scores) {
    double mean = mean(scores);
    double squares = scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
    return scores.size() < 2 ? Double.NaN : Math.sqrt(squares / (scores.size() - 1));
  }
}
