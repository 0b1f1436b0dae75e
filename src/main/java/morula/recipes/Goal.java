package morula.recipes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The goal of a figure.
 *
 * @param atLeast whether the bound is the smallest value allowed; otherwise it is the largest
 * @param bound any number
 */
record Goal(boolean atLeast, double bound) {
  private static final Pattern TEXT =
      Pattern.compile("\\s*([<>])=\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*");

  /** Reads {@code field}, written ">= 0.9" or "<= 0.1". */
  static Goal parse(JsonFields fields, String field) {
    String text = fields.text(field);
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw fields.refused(
          field, "must have the form \">= 0.9\" or \"<= 0.1\", not \"" + text + "\"");
    }
    try {
      return new Goal(matcher.group(1).equals(">"), Double.parseDouble(matcher.group(2)));
    } catch (NumberFormatException e) {
      throw fields.refused(field, "contains no number: \"" + text + "\"");
    }
  }

  /** Returns whether {@code value} meets the goal; NaN never does. */
  boolean isMet(double value) {
    return atLeast ? value >= bound : value <= bound;
  }

  @Override
  public String toString() {
    return (atLeast ? "≥ " : "≤ ") + Numbers.text(bound);
  }
}
