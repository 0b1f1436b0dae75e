package morula.recipes;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats numbers for a report. */
final class Numbers {
  private static final MathContext FIGURES = new MathContext(4);
  private static final double SMALL = 1e-3;
  private static final double LARGE = 1e6;

  private Numbers() {}

  /**
   * Formats a number with four significant figures: 0.9182, 0.01408, 412.3, 1.000e-05; a dash for
   * NaN.
   */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < SMALL || size >= LARGE)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return new BigDecimal(value).round(FIGURES).stripTrailingZeros().toPlainString();
  }

  /** Formats several numbers, with commas between them. */
  static String text(List<Double> values) {
    return values.stream().map(Numbers::text).collect(Collectors.joining(", "));
  }
}
