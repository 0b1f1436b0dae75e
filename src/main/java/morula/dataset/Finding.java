package morula.dataset;

import java.util.Locale;

/**
 * One thing that the {@link DataCheck} has to say.
 *
 * @param severity how much it matters
 * @param file name of the image it is about, or "" when it is about all of them
 * @param text one line: what was found and what to do
 */
public record Finding(Severity severity, String file, String text) {

  /** How much a finding matters. */
  public enum Severity {
    /** Training makes no sense before this is mended. */
    ERROR,
    /** Training goes on, but probably not as the user means. */
    WARNING,
    /** Worth a line in the log. */
    INFO
  }

  /** As one line for a log, such as "warning: cell_3: the label image is empty; …". */
  @Override
  public String toString() {
    String word = severity.name().toLowerCase(Locale.ROOT);
    return word + ": " + (file.isEmpty() ? "" : file + ": ") + text;
  }
}
