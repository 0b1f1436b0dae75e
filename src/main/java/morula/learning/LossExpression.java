package morula.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.progress.InvalidRequestException;

/**
 * What the key {@code loss} asks for, such as {@code mse+20*dice_squared}.
 *
 * @param terms of the sum; none for the loss that the head takes by itself
 */
record LossExpression(List<Term> terms) {
  static final String CROSS_ENTROPY = "cross_entropy";
  static final String DICE = "dice";
  static final String BCE = "bce";
  static final String MSE = "mse";
  static final String DICE_SQUARED = "dice_squared";
  private static final List<String> NAMES = List.of(CROSS_ENTROPY, DICE, BCE, MSE, DICE_SQUARED);

  private static final String AUTO = "auto";

  /** One word for a sum, from before there were sums. */
  private static final String SUM = "cross_entropy_dice";

  private static final Pattern TERM =
      Pattern.compile("(?:(\\d*\\.?\\d+(?:e-?\\d+)?)\\s*\\*\\s*)?([a-z_]+)");

  /**
   * A loss in the sum.
   *
   * @param factor greater than 0
   * @param name one of the losses known
   */
  record Term(double factor, String name) {}

  /**
   * @throws InvalidRequestException naming the key {@code loss} if it cannot be understood
   */
  static LossExpression parse(String text) {
    String lower = text.trim().toLowerCase(Locale.ROOT);
    if (lower.equals(AUTO)) {
      return new LossExpression(List.of());
    }
    if (lower.equals(SUM)) {
      return parse(CROSS_ENTROPY + "+" + DICE);
    }
    List<Term> terms = new ArrayList<>();
    for (String part : lower.split("\\+", -1)) {
      Matcher matcher = TERM.matcher(part.trim());
      if (!matcher.matches() || !NAMES.contains(matcher.group(2))) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "loss=%s: \"%s\" is not understood; use auto, or a sum such as mse+20*dice_squared of %s",
                text,
                part.trim(),
                String.join(", ", NAMES)));
      }
      double factor = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1));
      if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
        throw new InvalidRequestException("loss=" + text + ": a factor is above 0");
      }
      terms.add(new Term(factor, matcher.group(2)));
    }
    return new LossExpression(List.copyOf(terms));
  }

  /** Whether a loss is in the sum. */
  boolean has(String name) {
    return terms.stream().anyMatch(t -> t.name().equals(name));
  }
}
