package morula.dataset;

import java.util.Locale;

/**
 * A finding of the {@link DataCheck}.
 *
 * @param severity how much it matters
 * @param file name of the image it is about, or "" when it is about all of them
 * @param text one line: what was found and what to do
 */
public record Finding(Severity severity, String file, String text) {

  /** The severity of a finding. */
  public enum Severity {
    /** Training is refused until this is corrected. */
    ERROR,
    /** Training continues, but probably not as the user intends. */
    WARNING,
    /** Worth a line in the log. */
    INFO
  }

  /**
   * Returns the finding as one line for a log, such as "warning: cell_3: the label image is empty;
   * …".
   */
  @Override
  public String toString() {
    String word = severity.name().toLowerCase(Locale.ROOT);
    return word + ": " + (file.isEmpty() ? "" : file + ": ") + text;
  }
}
