package morula.training;

import java.util.List;
import java.util.Locale;
import morula.progress.InvalidRequestException;

/** The learning rate over a run. */
public enum Schedule {
  CONSTANT {
    @Override
    public double factor(double progress) {
      return 1;
    }
  },
  /** Falls by the same factor all the time, to 1/100 at the end. */
  EXPONENTIAL {
    @Override
    public double factor(double progress) {
      return Math.pow(0.01, progress);
    }
  },
  /** Half a cosine from 1 to 0. */
  COSINE {
    @Override
    public double factor(double progress) {
      return 0.5 * (1 + Math.cos(Math.PI * progress));
    }
  },
  /**
   * Rises in the first tenth from 1/25, then falls as half a cosine to almost 0 (Smith and Topin
   * 2019, arXiv:1708.07120).
   */
  ONE_CYCLE {
    private static final double WARM_UP = 0.1;
    private static final double START = 1 / 25.0;

    @Override
    public double factor(double progress) {
      return progress < WARM_UP
          ? START + (1 - START) * progress / WARM_UP
          : COSINE.factor((progress - WARM_UP) / (1 - WARM_UP));
    }
  };

  /**
   * What the peak learning rate is multiplied with.
   *
   * @param progress 0 at the first step of the run to 1 at its end
   */
  public abstract double factor(double progress);

  /**
   * @throws InvalidRequestException naming the key {@code schedule} if it is unknown
   */
  public static Schedule parse(String name) {
    for (Schedule schedule : values()) {
      if (schedule.name().equalsIgnoreCase(name)) {
        return schedule;
      }
    }
    throw new InvalidRequestException(
        "schedule="
            + name
            + ": unknown; choose one of "
            + String.join(
                ", ",
                List.of(values()).stream().map(s -> s.name().toLowerCase(Locale.ROOT)).toList()));
  }
}
