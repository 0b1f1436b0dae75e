package morula.recipes;

/**
 * A row of the report: a figure of this run beside that of the document.
 *
 * @param name name of the figure
 * @param document value in the document
 * @param here value in this run
 * @param goal goal; {@link #NONE} for none
 * @param verdict whether the goal was met
 */
record Comparison(String name, String document, String here, String goal, Verdict verdict) {

  /** The text of an empty cell. */
  static final String NONE = "–";

  /** Returns whether the figure has a goal. */
  boolean hasGoal() {
    return !goal.equals(NONE);
  }

  /** The result of comparing a figure with its goal. */
  enum Verdict {
    MET("met"),
    NOT_MET("**not met**"),
    /** The figure has no goal and is only compared. */
    NO_GOAL(NONE),
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
