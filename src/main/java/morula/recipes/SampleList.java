package morula.recipes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import morula.progress.InvalidRequestException;

/**
 * A few images at random. Lists that validate and judge by as many have the same ones there, and
 * the smaller one's training images are among those of the larger one.
 *
 * @param name of the list
 * @param train number of images to learn from, at least 1
 * @param validate number of images that validate, at least 1
 * @param judge number of further images to judge the models by; may be 0
 */
record SampleList(String name, int train, int validate, int judge) implements ImageList {
  private static final long SEED = 1;

  static SampleList read(String name, JsonFields fields) {
    SampleList list =
        new SampleList(
            name, fields.count("train", 0), fields.count("validate", 0), fields.count("judge", 0));
    if (list.train == 0 || list.validate == 0) {
      throw fields.refused(
          list.train == 0 ? "train" : "validate", "is missing: say how many images");
    }
    return list;
  }

  @Override
  public ListedImages choose(Collection<String> names, UnaryOperator<String> files) {
    int needed = judge + validate + train;
    if (names.size() < needed) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "images: the list %s needs %d (%d to train, %d to validate, %d to judge by), there are %d; give more, or leave it out of ids=",
              name,
              needed,
              train,
              validate,
              judge,
              names.size()));
    }
    List<String> shuffled = new ArrayList<>(new TreeSet<>(names));
    Collections.shuffle(shuffled, new Random(SEED));
    return new ListedImages(
        shuffled.subList(judge + validate, needed),
        shuffled.subList(judge, judge + validate),
        shuffled.subList(0, judge).stream().map(n -> new ListedImages.Member(n, "")).toList());
  }
}
