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

package morula.evaluation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.io.PairNames;
import morula.io.Pairing;
import morula.progress.InvalidRequestException;

/**
 * Label images and predictions paired by name, without suffixes such as {@code _labels} or {@code
 * _mask}.
 *
 * <p>A folder may contain other files beside its label images. If several files have the same name,
 * the file with a suffix is the label image and the file without is the image; among predictions
 * {@code NAME_labels}, which {@code segment} writes, is preferred.
 *
 * @param pairs sorted by name; never empty
 * @param unpairedPredictions names of predictions without a label image, sorted
 */
public record LabelPairs(List<LabelPair> pairs, List<String> unpairedPredictions) {
  private static final String WRITTEN_BY_SEGMENT = "_labels";
  private static final String OVERLAY_BY_SEGMENT = "_overlay";
  private static final int NAMES_LISTED = 10;

  /**
   * Finds and pairs the files. If both specs are single files, they are a pair whatever their
   * names.
   *
   * @param labels file, folder or glob of label images (the key {@code labels=})
   * @param predictions file, folder or glob of predictions (the key {@code predictions=})
   * @throws InvalidRequestException if there are none, a label image has no prediction, a name is
   *     ambiguous, or a label image is its own prediction
   * @throws IOException if a folder cannot be listed
   */
  public static LabelPairs find(String labels, String predictions) throws IOException {
    List<Path> truths = LabelFiles.resolve(labels, "labels");
    List<Path> predicted = LabelFiles.resolve(predictions, "predictions");
    if (isFile(labels) && isFile(predictions)) {
      return new LabelPairs(List.of(pair(truths.get(0), predicted.get(0))), List.of());
    }
    Map<String, List<Path>> predictionsOf = byName(predicted);
    Set<String> paired = new HashSet<>();
    List<LabelPair> pairs = new ArrayList<>();
    List<String> unpaired = new ArrayList<>();
    List<Path> same = new ArrayList<>();
    byName(truths)
        .forEach(
            (name, candidates) -> {
              Path truth = one(labelled(candidates), "labels", name);
              List<Path> named = predictionsOf.getOrDefault(name, List.of());
              List<Path> found = others(named, truth);
              if (found.isEmpty()) {
                same.addAll(named);
                unpaired.add(truth.getFileName().toString());
              } else {
                found = labelled(found);
                found = preferred(found, LabelPairs::isWrittenBySegment);
                pairs.add(pair(truth, one(found, "predictions", name)));
                paired.add(name);
              }
            });
    if (!same.isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "labels=%s and predictions=%s both name %s, which cannot be compared with itself; give two folders, or two patterns such as labels=FOLDER/*_truth.tif predictions=FOLDER/*_labels.tif",
              labels,
              predictions,
              listed(same.stream().map(file -> file.getFileName().toString()).toList())));
    }
    if (!unpaired.isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%d of %d label images of labels=%s have no prediction in predictions=%s: %s; name predictions NAME_labels.tif or like the label image%s",
              unpaired.size(),
              unpaired.size() + pairs.size(),
              labels,
              predictions,
              listed(unpaired),
              similar(unpaired.get(0), predicted)));
    }
    predictionsOf.keySet().removeIf(n -> paired.contains(n) || n.endsWith(OVERLAY_BY_SEGMENT));
    return new LabelPairs(pairs, List.copyOf(predictionsOf.keySet()));
  }

  private static String similar(String file, List<Path> predictions) {
    return Pairing.nearest(file, predictions.stream().map(f -> f.getFileName().toString()).toList())
        .map(nearest -> "; the name nearest to " + file + " is " + nearest)
        .orElse("");
  }

  /** Returns at most ten of the names in one line. */
  static String listed(List<String> names) {
    String first = names.stream().limit(NAMES_LISTED).collect(Collectors.joining(", "));
    int more = names.size() - NAMES_LISTED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static boolean isFile(String spec) {
    return new File(spec.strip()).isFile();
  }

  private static Map<String, List<Path>> byName(List<Path> files) {
    return files.stream()
        .collect(
            Collectors.groupingBy(
                file -> PairNames.composed(PairNames.labelledName(file)),
                TreeMap::new,
                Collectors.toList()));
  }

  /** Returns what says by its name that it has labels, else outlines, else all. */
  private static List<Path> labelled(List<Path> files) {
    List<Path> images =
        files.stream().filter(file -> hasSuffix(file) && !LabelFiles.areOutlines(file)).toList();
    return images.isEmpty() ? preferred(files, LabelFiles::areOutlines) : images;
  }

  private static boolean hasSuffix(Path file) {
    return !PairNames.labelledName(file).equals(ImageFiles.stem(file));
  }

  private static boolean isWrittenBySegment(Path file) {
    return ImageFiles.stem(file).equals(PairNames.labelledName(file) + WRITTEN_BY_SEGMENT);
  }

  private static List<Path> preferred(List<Path> files, Predicate<Path> better) {
    List<Path> best = files.stream().filter(better).toList();
    return best.isEmpty() ? files : best;
  }

  private static List<Path> others(List<Path> files, Path truth) {
    return files.stream().filter(file -> !isSame(file, truth)).toList();
  }

  private static Path one(List<Path> files, String key, String name) {
    if (files.size() > 1) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: %s and %s have the same name, %s; keep one of them, or give a pattern such as *.tif",
              key,
              files.get(0),
              files.get(1),
              name));
    }
    return files.get(0);
  }

  private static LabelPair pair(Path truth, Path prediction) {
    if (isSame(truth, prediction)) {
      throw new InvalidRequestException(
          truth + " is given both as labels= and as predictions=; give two different files");
    }
    return new LabelPair(PairNames.labelledName(truth), truth, prediction);
  }

  private static boolean isSame(Path a, Path b) {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }
}
