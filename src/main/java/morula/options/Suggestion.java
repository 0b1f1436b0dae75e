package morula.options;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the name that a user probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /** Returns the candidate with the fewest edits to {@code word}, if one is similar at all. */
  public static Optional<String> nearest(String word, Iterable<String> candidates) {
    List<String> near = new ArrayList<>();
    for (String candidate : candidates) {
      boolean partOfOther = candidate.startsWith(word) || word.startsWith(candidate);
      if (partOfOther || edits(word, candidate) <= Math.max(2, candidate.length() / 3)) {
        near.add(candidate);
      }
    }
    return near.stream().min(Comparator.comparingInt(candidate -> edits(word, candidate)));
  }

  /** Returns the Levenshtein distance of two words. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
