package morula.recipes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Scores of a model by name, from the images that it never saw. */
final class UnseenScores {
  /** The score that is the number of these images, by which means over trials may be weighted. */
  static final String IMAGES = "unseen images";

  private UnseenScores() {}

  /** All scores; images in another size have names of their own. */
  static Map<String, Double> of(List<UnseenImage> images) {
    Map<String, Double> scores = new LinkedHashMap<>();
    Map<Double, List<UnseenImage>> byScale =
        images.stream()
            .collect(Collectors.groupingBy(UnseenImage::scale, TreeMap::new, Collectors.toList()));
    byScale.forEach(
        (scale, some) -> {
          String start =
              scale == 1
                  ? "unseen "
                  : String.format(Locale.ROOT, "unseen at %s times the size: ", text(scale));
          if (scale == 1) {
            scores.put(IMAGES, (double) some.size());
          }
          scores.put(start + "accuracy at IoU 0.5, mean over images", accuracy(some));
          scores.put(start + "accuracy at IoU 0.5, pooled", pooled(some));
          scores.put(
              start + "mean accuracy at IoU 0.5 to 0.95, mean over images", meanAccuracy(some));
        });
    return scores;
  }

  /** The mean over images of the accuracy at IoU 0.5. */
  static double accuracy(List<UnseenImage> images) {
    return mean(images, UnseenImage::accuracy);
  }

  /** The mean over images of the mean accuracy at IoU 0.5 to 0.95. */
  static double meanAccuracy(List<UnseenImage> images) {
    return mean(images, UnseenImage::meanAccuracy);
  }

  /** A scale as it stands in names, such as "0.5" and "2". */
  static String text(double scale) {
    return Numbers.text(scale);
  }

  private static double pooled(List<UnseenImage> images) {
    long matched = images.stream().mapToLong(UnseenImage::matched).sum();
    long all = images.stream().mapToLong(i -> i.objects() + i.predicted() - i.matched()).sum();
    return all == 0 ? 1 : (double) matched / all;
  }

  private static double mean(List<UnseenImage> images, ToDoubleFunction<UnseenImage> score) {
    return images.stream().mapToDouble(score).average().orElse(Double.NaN);
  }
}
