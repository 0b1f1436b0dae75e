package morula.study;

import java.util.ArrayList;
import java.util.List;

/** Splits text outside parentheses. */
final class Texts {
  private Texts() {}

  /**
   * Returns the parts between separators, of which those in parentheses do not count; at least one
   * part.
   */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int open = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == separator && open == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
