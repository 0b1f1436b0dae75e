package morula.recipes;

import java.util.Map;

/** A figure that is compared with the document. */
sealed interface Figure permits ScoreFigure, RankingFigure {

  /** Returns the name of the figure. */
  String name();

  /** Returns the stage whose trials are used. */
  String stage();

  /** Returns the name of the score that is compared. */
  String score();

  /**
   * Returns whether the figure has a goal in the quick form; otherwise the report of that form
   * leaves it out.
   */
  boolean isInQuickForm();

  /** Returns the value of the document and the goal, before the stage has run. */
  Comparison notRun(boolean quick);

  /**
   * Compares a stage with the document.
   *
   * @param run the stage after its run
   * @param quick whether to use the goal of the quick form
   */
  Comparison compare(StageRun run, boolean quick);

  static Figure read(JsonFields fields) {
    return fields.has("ranking") ? RankingFigure.read(fields) : ScoreFigure.read(fields);
  }

  /** Returns whether {@code keys} have all the values of {@code where}. */
  static boolean matches(Map<String, String> where, Map<String, String> keys) {
    return where.entrySet().stream()
        .allMatch(e -> same(e.getValue(), keys.getOrDefault(e.getKey(), "")));
  }

  /** Returns whether two values of a key mean the same: 1e-3 is 0.001. */
  static boolean same(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      return Double.parseDouble(a) == Double.parseDouble(b);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
