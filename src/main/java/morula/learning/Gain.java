/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import morula.instances.ValidationMeasure;
import morula.progress.Count;

/**
 * What a training reached, and what the model that it began with had reached on the same validation
 * images. The range shows how much the figure depends on the choice of the images and on the number
 * of objects. It covers two ranges: that of 95 % of the values that sets of as many images give,
 * which are drawn from them with replacement (bootstrap) and, for objects, have some; and, for
 * objects, the score interval of their number with a confidence of 95 % (Wilson 1927), as a few
 * images on which all objects are found give sets that are all the same.
 *
 * @param images number of validation images, or of parts
 * @param parts whether these are parts of the images that were trained on
 * @param objects number of true objects in them; 0 for classes
 * @param scoreName name of the score, such as "accuracy at IoU 0.5"
 * @param before score of the model that the training began with; empty if there was none
 * @param after score of the trained model, 0 to 1
 * @param figureBefore objects found at an IoU of 0.5, 0 to 1; for classes the score
 * @param figure objects found by the trained model; for classes the score
 * @param falseBefore share of what the first model finds that is no object, 0 to 1; empty for
 *     classes, and if it finds nothing
 * @param falseFound likewise for the trained model
 * @param low lower end of the range of {@code figure}
 * @param high upper end of the range of {@code figure}
 * @param sure share of the drawn sets in which the trained model has the higher score, 0 to 1
 */
public record Gain(
    int images,
    boolean parts,
    long objects,
    String scoreName,
    Optional<Double> before,
    double after,
    Optional<Double> figureBefore,
    double figure,
    Optional<Double> falseBefore,
    Optional<Double> falseFound,
    double low,
    double high,
    double sure) {
  private static final double THRESHOLD = 0.5;
  private static final int DRAWS = 1000;
  private static final double TAIL = 0.025;

  /** Fewer images than this do not tell much about others. */
  private static final int FEW = 10;

  /**
   * Compares two models.
   *
   * @param before what the first model finds in each image; empty if there is none
   * @param after what the trained model finds in the same images, at least one
   */
  static Gain of(
      List<ScoredImage> before, List<ScoredImage> after, MainScore score, boolean parts) {
    boolean counts = score.head().validationMeasure() == ValidationMeasure.OBJECT_ACCURACY;
    ToDoubleFunction<ScoredImage> main = score::of;
    ToDoubleFunction<ScoredImage> figure =
        counts ? image -> image.scores().recall(THRESHOLD) : main;
    int n = after.size();
    Random random = new Random(1);
    DoubleStream.Builder drawn = DoubleStream.builder();
    double higher = 0;
    for (int i = 0; i < DRAWS; i++) {
      int[] chosen = random.ints(n, 0, n).toArray();
      ScoredImage now = together(Arrays.stream(chosen).mapToObj(after::get));
      if (!counts || now.scores().trueCount() > 0) { // of no object no share is found
        drawn.add(figure.applyAsDouble(now));
      }
      if (!before.isEmpty()) {
        ScoredImage then = together(Arrays.stream(chosen).mapToObj(before::get));
        higher += main.applyAsDouble(now) > main.applyAsDouble(then) ? 1 : 0;
      }
    }
    ScoredImage all = together(after.stream());
    Optional<ScoredImage> first =
        before.isEmpty() ? Optional.empty() : Optional.of(together(before.stream()));
    long objects = counts ? all.scores().trueCount() : 0;
    GainRange range = range(drawn.build().sorted().toArray());
    if (objects > 0) {
      range = range.and(GainRange.ofObjects(figure.applyAsDouble(all), objects));
    }
    return new Gain(
        n,
        parts,
        objects,
        score.name(),
        first.map(main::applyAsDouble),
        main.applyAsDouble(all),
        first.map(figure::applyAsDouble),
        figure.applyAsDouble(all),
        first.filter(i -> counts).flatMap(Gain::falseShare),
        counts ? falseShare(all) : Optional.empty(),
        range.low(),
        range.high(),
        higher / DRAWS);
  }

  /**
   * @param drawn ascending; empty if nothing is known
   */
  private static GainRange range(double[] drawn) {
    return drawn.length == 0
        ? new GainRange(0, 1)
        : new GainRange(
            drawn[(int) (TAIL * drawn.length)],
            drawn[Math.max(1, (int) ((1 - TAIL) * drawn.length)) - 1]);
  }

  private static Optional<Double> falseShare(ScoredImage image) {
    return image.scores().predictedCount() == 0
        ? Optional.empty()
        : Optional.of(1 - image.scores().precision(THRESHOLD));
  }

  private static ScoredImage together(Stream<ScoredImage> images) {
    return images.reduce(ScoredImage.NONE, ScoredImage::plus);
  }

  /** Whether the training began with a model and did not become better than it. */
  public boolean isNone() {
    return before.isPresent() && !(after > before.get());
  }

  /** Returns what was reached and what it is worth, in sentences for people. */
  public String text() {
    List<String> sentences = new ArrayList<>();
    sentences.add(reached());
    if (isNone()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "It is not better than the model that it began with (%s %.2f, before %.2f): go on with the old model.",
              scoreName,
              after,
              before.get()));
    } else if (before.isPresent() && images > 1 && sure < 1 - TAIL) {
      sentences.add(
          "It is better than before, but the difference is so small that it may be chance.");
    }
    sentences.add(worth());
    return String.join(" ", sentences);
  }

  private String reached() {
    String where =
        parts ? "On the parts kept apart" : "On the " + Count.of(images, "image") + " kept apart";
    if (objects > 0) {
      return String.format(
          Locale.ROOT,
          "%s, which show %s, it finds %.0f of 100 objects%s%s.",
          where,
          Count.of(objects, "object"),
          100 * figure,
          before(figureBefore),
          falseFound
              .map(
                  share ->
                      String.format(
                          Locale.ROOT,
                          "; of 100 that it finds, %.0f are false%s",
                          100 * share,
                          before(falseBefore)))
              .orElse(""));
    }
    return String.format(
        Locale.ROOT,
        "%s it reaches %.2f (%s, from 0 to 1%s).",
        where,
        figure,
        scoreName,
        figureBefore.map(b -> String.format(Locale.ROOT, "; before: %.2f", b)).orElse(""));
  }

  private static String before(Optional<Double> share) {
    return share.map(b -> String.format(Locale.ROOT, " (before: %.0f)", 100 * b)).orElse("");
  }

  private String worth() {
    String what = parts ? "part" : "image";
    if (images == 1) {
      return "That is measured on 1 " + what + " only: others may give much more or much less.";
    }
    String range =
        objects > 0
            ? String.format(Locale.ROOT, "%.0f to %.0f", 100 * low, 100 * high)
            : String.format(Locale.ROOT, "%.2f to %.2f", low, high);
    return images < FEW
        ? String.format(
            Locale.ROOT, "%s are few: another set might give %s.", Count.of(images, what), range)
        : "Another set of as many might give " + range + ".";
  }
}
