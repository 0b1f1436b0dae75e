package morula.recipes;

import java.util.ArrayList;
import java.util.List;
import morula.io.Csv;

/**
 * Which images train, which validate, and which are seen by neither.
 *
 * @param training names, at least one
 * @param validation names, at least one; they pick the epoch and the thresholds
 * @param unseen what the finished models are judged by; may be empty
 */
record ListedImages(List<String> training, List<String> validation, List<Member> unseen) {

  /**
   * An image and the kind that it is of.
   *
   * @param name of the image
   * @param group a word; empty where no groups are known
   */
  record Member(String name, String group) {}

  /** Copies its lists. */
  ListedImages {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    unseen = List.copyOf(unseen);
  }

  /** As the key {@code ids} of {@code train} reads it. */
  String csv() {
    StringBuilder text = new StringBuilder(Csv.line(List.of("id", "set")));
    training.forEach(name -> text.append(Csv.line(List.of(name, "train"))));
    validation.forEach(name -> text.append(Csv.line(List.of(name, "validation"))));
    return text.toString();
  }

  /** At most {@code count} of a list, evenly spread over it; all of it for 0. */
  static <T> List<T> spread(List<T> all, int count) {
    if (count == 0 || all.size() <= count) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(all.get((int) ((long) i * all.size() / count)));
    }
    return some;
  }
}
