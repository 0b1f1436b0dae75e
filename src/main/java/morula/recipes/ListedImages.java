package morula.recipes;

import java.util.ArrayList;
import java.util.List;
import morula.io.Csv;

/**
 * The training, validation and held-out images of a list.
 *
 * @param training names of the training images, at least one
 * @param validation names of the validation images, at least one, which select the epoch and the
 *     thresholds
 * @param heldOut images on which the finished models are evaluated; may be empty
 */
record ListedImages(List<String> training, List<String> validation, List<Member> heldOut) {

  /**
   * An image and its kind.
   *
   * @param name name of the image
   * @param group name of the kind; empty if unknown
   */
  record Member(String name, String group) {}

  /** Copies its lists. */
  ListedImages {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    heldOut = List.copyOf(heldOut);
  }

  /** Returns the list as CSV for the key {@code ids} of {@code train}. */
  String csv() {
    StringBuilder text = new StringBuilder(Csv.line(List.of("id", "set")));
    training.forEach(name -> text.append(Csv.line(List.of(name, "train"))));
    validation.forEach(name -> text.append(Csv.line(List.of(name, "validation"))));
    return text.toString();
  }

  /** Returns at most {@code count} elements of a list, evenly spread over it; all for 0. */
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
