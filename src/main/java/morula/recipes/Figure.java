package morula.recipes;

import java.util.Map;

/** What is compared with the document. */
sealed interface Figure permits ScoreFigure, RankingFigure {

  /** What is measured. */
  String name();

  /** The stage whose trials are looked at. */
  String stage();

  /** The name of the score that counts. */
  String score();

  /** Whether the quick form has a goal for it; only then its report has the figure. */
  boolean isInQuickForm();

  /** What the document has, and the goal, before anything has run. */
  Comparison notRun(boolean quick);

  /**
   * Compares.
   *
   * @param run of the stage
   * @param quick whether the goal is that of the quick form
   */
  Comparison compare(StageRun run, boolean quick);

  static Figure read(JsonFields fields) {
    return fields.has("ranking") ? RankingFigure.read(fields) : ScoreFigure.read(fields);
  }

  /** Whether {@code keys} have all the values of {@code where}. */
  static boolean matches(Map<String, String> where, Map<String, String> keys) {
    return where.entrySet().stream()
        .allMatch(e -> same(e.getValue(), keys.getOrDefault(e.getKey(), "")));
  }

  /** Whether two values of a key mean the same: 1e-3 is 0.001. */
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
