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

package morula.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import morula.dataset.Finding.Severity;
import morula.image.ObjectAreas;
import morula.image.Quantiles;
import morula.progress.Count;

/** Checks training data for common mistakes that spoil a training, before its first step. */
public final class DataCheck {
  /** A class below this share of the annotated pixels is called rare. */
  private static final double RARE = 0.005;

  /** Label images with more values than this are probably not of classes. */
  static final int MANY_CLASSES = 64;

  /** Largest number of file names in one finding. */
  private static final int LISTED = 3;

  private static final String VALIDATION = "validation";

  private final List<PairSummary> training;
  private final List<PairSummary> validation;
  private final List<PairSummary> all;
  private final List<Finding> findings = new ArrayList<>();

  private DataCheck(List<PairSummary> training, List<PairSummary> validation) {
    this.training = training;
    this.validation = validation;
    all = Stream.concat(training.stream(), validation.stream()).toList();
  }

  /**
   * Checks the data of one training.
   *
   * @param contents what the labels of all these images hold
   * @return errors first, then warnings, then notes
   */
  public static List<Finding> check(
      List<PairSummary> training, List<PairSummary> validation, LabelContents contents) {
    DataCheck check = new DataCheck(training, validation);
    check.sizes();
    check.empty(training, "training");
    check.empty(validation, VALIDATION);
    check.channels();
    check.bitDepths();
    check.duplicates();
    check.findings.addAll(contents.findings());
    if (contents.kind() == LabelKind.OBJECTS) {
      check.objects();
    } else if (contents.kind() == LabelKind.CLASSES) {
      check.classes(contents);
    }
    check.findings.sort((a, b) -> a.severity().compareTo(b.severity()));
    return List.copyOf(check.findings);
  }

  /** Returns what is known of the labels of each image, by the name of the image. */
  public static Map<String, LabelStatistics> labels(List<PairSummary> pairs) {
    Map<String, LabelStatistics> labels = new LinkedHashMap<>();
    pairs.forEach(pair -> labels.put(pair.name(), pair.labels()));
    return labels;
  }

  private void sizes() {
    for (PairSummary pair : all) {
      if (!pair.imageSize().equals(pair.labelSize())) {
        add(
            Severity.ERROR,
            pair.name(),
            "the image is %s, but its label image is %s; both must have the same size",
            text(pair.imageSize()),
            text(pair.labelSize()));
      }
    }
  }

  private void empty(List<PairSummary> pairs, String use) {
    List<PairSummary> empty = matching(pairs, pair -> pair.labels().isEmpty());
    if (empty.isEmpty()) {
      return;
    }
    if (empty.size() == pairs.size()) {
      add(
          Severity.ERROR,
          "",
          "all %d %s label images are empty; check that labels= names the right files%s",
          pairs.size(),
          use,
          use.equals(VALIDATION) ? ", and that validation= names images with objects" : "");
    } else {
      add(
          Severity.WARNING,
          "",
          "%d of %d %s label images %s empty (%s); leave these images out unless they really show nothing to segment",
          empty.size(),
          pairs.size(),
          use,
          empty.size() == 1 ? "is" : "are",
          names(empty));
    }
  }

  private void channels() {
    majority(PairSummary::channels)
        .forEach(
            (channels, pairs) ->
                add(
                    Severity.ERROR,
                    pairs.get(0).name(),
                    "%s %s, unlike the other images (%s);"
                        + " use images with the same number of channels",
                    imagesHave(pairs),
                    Count.of(channels, "channel"),
                    names(pairs)));
  }

  private void bitDepths() {
    majority(PairSummary::bitDepth)
        .forEach(
            (bits, pairs) ->
                add(
                    Severity.WARNING,
                    pairs.get(0).name(),
                    "%s %s per pixel, unlike the other images (%s);"
                        + " check that all images are raw data of the same kind",
                    imagesHave(pairs),
                    Count.of(bits, "bit"),
                    names(pairs)));
  }

  private void duplicates() {
    Map<String, PairSummary> seen = new HashMap<>();
    for (PairSummary pair : training) {
      PairSummary first = seen.putIfAbsent(pair.imageHash(), pair);
      if (first != null) {
        boolean same = first.labelHash().equals(pair.labelHash());
        add(
            same ? Severity.INFO : Severity.WARNING,
            pair.name(),
            "the image has the same pixels as %s and %s labels; %s",
            first.name(),
            same ? "the same" : "different",
            same ? "it counts twice" : "keep the better of the two");
      }
    }
    for (PairSummary pair : validation) {
      PairSummary first = seen.get(pair.imageHash());
      if (first != null) {
        add(
            Severity.WARNING,
            pair.name(),
            "this validation image has the same pixels as the training image %s,"
                + " so the score will be too high; remove one of them",
            first.name());
      }
    }
  }

  private void objects() {
    long[] areas =
        training.stream().flatMapToLong(p -> LongStream.of(p.labels().areas())).sorted().toArray();
    if (areas.length == 0) {
      return;
    }
    long[] sized = ObjectAreas.withoutSpecks(areas);
    add(
        Severity.INFO,
        "",
        "%s in %s; median area %d pixels, smallest %d, largest %d",
        Count.of(areas.length, "object"),
        Count.of(training.size(), "training image"),
        sized[Quantiles.median(sized.length)],
        areas[0],
        areas[areas.length - 1]);
  }

  private void classes(LabelContents contents) {
    SortedMap<Integer, Long> pixels = new TreeMap<>();
    for (PairSummary pair : training) {
      pixels.merge(0, pair.labels().background(), Long::sum);
      contents.areas(pair.name(), pair.labels()).forEach((v, n) -> pixels.merge(v, n, Long::sum));
    }
    if (pixels.size() > MANY_CLASSES) {
      return;
    }
    if (pixels.isEmpty()) {
      return;
    }
    // A mask of one value is clear enough: that value is the class.
    if (pixels.size() > 2 && pixels.lastKey() >= pixels.size()) {
      add(
          Severity.WARNING,
          "",
          "the class values have gaps: %s; each missing value becomes a class that never occurs;"
              + " number the classes 0, 1, 2, …",
          pixels.keySet());
    }
    for (PairSummary pair : validation) {
      for (int value : contents.areas(pair.name(), pair.labels()).keySet()) {
        if (pixels.putIfAbsent(value, 0L) == null) {
          add(
              Severity.WARNING,
              pair.name(),
              "class %d occurs only in validation images, so it cannot be learned; move an image"
                  + " that shows it to the training images",
              value);
        }
      }
    }
    balance(pixels);
  }

  private void balance(SortedMap<Integer, Long> pixels) {
    double total = pixels.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder shares = new StringBuilder();
    pixels.forEach(
        (value, count) ->
            shares.append(
                String.format(
                    Locale.ROOT,
                    "%s%d: %.2f %%",
                    shares.isEmpty() ? "" : ", ",
                    value,
                    100 * count / total)));
    boolean rare = pixels.values().stream().anyMatch(count -> count > 0 && count / total < RARE);
    add(
        rare ? Severity.WARNING : Severity.INFO,
        "",
        "share of the annotated pixels by class: %s%s",
        shares,
        rare ? "; class_weights=auto gives rare classes more weight (with heads=semantic)" : "");
  }

  /** Groups the pairs by a property, and leaves out the largest group. */
  private <K extends Comparable<K>> SortedMap<K, List<PairSummary>> majority(
      Function<PairSummary, K> property) {
    SortedMap<K, List<PairSummary>> groups = new TreeMap<>();
    for (PairSummary pair : all) {
      groups.computeIfAbsent(property.apply(pair), key -> new ArrayList<>()).add(pair);
    }
    groups.entrySet().stream()
        .max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
        .map(Map.Entry::getKey)
        .ifPresent(groups::remove);
    return groups;
  }

  private static List<PairSummary> matching(
      List<PairSummary> pairs, Predicate<PairSummary> property) {
    return pairs.stream().filter(property).toList();
  }

  private static String imagesHave(List<PairSummary> pairs) {
    return Count.of(pairs.size(), "image") + (pairs.size() == 1 ? " has" : " have");
  }

  private static String names(List<PairSummary> pairs) {
    List<String> names = pairs.stream().map(PairSummary::name).limit(LISTED).toList();
    return String.join(", ", names) + (pairs.size() > LISTED ? ", …" : "");
  }

  private static String text(List<Long> size) {
    StringBuilder text = new StringBuilder(size.get(0) + " × " + size.get(1));
    String[] units = {" slices", " frames"};
    for (int d = 2; d < size.size(); d++) {
      if (size.get(d) > 1) {
        text.append(" × ").append(size.get(d)).append(units[d - 2]);
      }
    }
    return text.toString();
  }

  private void add(Severity severity, String file, String format, Object... values) {
    findings.add(new Finding(severity, file, String.format(Locale.ROOT, format, values)));
  }
}
