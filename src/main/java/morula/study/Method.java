package morula.study;

import java.util.Locale;
import morula.progress.InvalidRequestException;

/** How the values of the trials are chosen. */
public enum Method {
  /** Every combination of the choices, the last dimension running fastest. */
  GRID,
  /** Each value drawn by itself. */
  RANDOM,
  /** Tree-structured Parzen estimator: drawn from where earlier trials were good. */
  TPE;

  /**
   * The method of that name, in lower case.
   *
   * @throws InvalidRequestException if there is none
   */
  public static Method parse(String name) {
    for (Method method : values()) {
      if (method.word().equals(name)) {
        return method;
      }
    }
    throw new InvalidRequestException("method=" + name + ": use one of grid, random, tpe");
  }

  /** Its name as a user writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
