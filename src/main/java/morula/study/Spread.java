package morula.study;

import java.util.List;

/** The mean and the standard deviation of scores. */
public final class Spread {
  private Spread() {}

  /** Returns the arithmetic mean; NaN for no scores. */
  public static double mean(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /**
   * Returns the standard deviation of a sample (divided by n − 1); NaN for fewer than two scores.
   */
  public static double deviation(List<Double> scores) {
    double mean = mean(scores);
    double squares = scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
    return scores.size() < 2 ? Double.NaN : Math.sqrt(squares / (scores.size() - 1));
  }
}
