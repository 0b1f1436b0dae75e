package morula.study;

import java.util.Locale;
import morula.progress.InvalidRequestException;

/** The method by which a study chooses the values of its trials. */
public enum Method {
  /** Every combination of the choices; the last dimension varies fastest. */
  GRID,
  /** Random search: each value is drawn independently. */
  RANDOM,
  /**
   * Tree-structured Parzen estimator: values are drawn from where earlier trials had high scores.
   */
  TPE;

  /**
   * Returns the method with the given name, in lower case.
   *
   * @throws InvalidRequestException if there is none
   */
  public static Method parse(String name) {
    for (Method method : values()) {
      if (method.word().equals(name)) {
        return method;
      }
    }
    throw new InvalidRequestException(
        "method=" + name + ": this method is unknown; use one of grid, random, tpe");
  }

  /** Returns the name of the method as a user writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
