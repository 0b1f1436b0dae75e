package morula.recipes;

/**
 * A figure beside that of the document, as it stands in the report.
 *
 * @param name what was measured
 * @param document what the document has
 * @param here what was measured here
 * @param goal what has to be reached; {@link #NONE} for none
 * @param verdict whether it was reached
 */
record Comparison(String name, String document, String here, String goal, Verdict verdict) {

  /** Stands where there is nothing to say. */
  static final String NONE = "–";

  /** Whether the figure has a goal. */
  boolean hasGoal() {
    return !goal.equals(NONE);
  }

  /** Whether a goal was reached. */
  enum Verdict {
    MET("met"),
    NOT_MET("**not met**"),
    /** The figure is only compared. */
    NO_GOAL("–"),
    /** Its stage has not run, or is not run in the quick form. */
    NOT_RUN("not run");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
