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

package morula.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import loci.formats.FormatException;
import morula.fuzz.Verdicts.Verdict;
import morula.io.WholeFile;

/** Damages images and models, segments, and judges the answers. */
final class SegmentCases {
  private static final List<String> OPTIONS =
      List.of("rois=false", "overlay=false", "table=false", "device=cpu", "precision=fp32");

  /** Formats whose checksums or lengths tell every damage of their pixels. */
  private static final String WITH_CHECKSUM = "PNG";

  private final Path folder;
  private final Path model;
  private final Verdicts verdicts;
  private final Map<String, Path> originals;
  private Answer reference;

  SegmentCases(Path folder, Path model, Verdicts verdicts) throws IOException, FormatException {
    this.folder = folder;
    this.model = model;
    this.verdicts = verdicts;
    originals = Originals.write(folder.resolve("originals"));
  }

  /** All undamaged images can be segmented. */
  void originals() throws IOException, InterruptedException {
    for (Map.Entry<String, Path> original : originals.entrySet()) {
      Answer answer = segment(original.getValue(), model, folder.resolve("case"));
      if (!answer.isDone()) {
        verdicts.fault(original.getKey(), "the undamaged file: " + answer.lines());
      }
      WholeFile.delete(folder.resolve("case"));
    }
  }

  void image(long seed) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> kinds = List.copyOf(originals.keySet());
    String kind = kinds.get(random.nextInt(kinds.size()));
    Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
    Path original = originals.get(kind);
    Path place = Files.createDirectories(folder.resolve("case"));
    String extension = original.getFileName().toString().replaceFirst("^[^.]*", "");
    Path file = place.resolve("fuzz" + seed + extension);
    Files.write(file, damage.of(Files.readAllBytes(original), random));
    Answer answer = segment(file, model, place);
    String what = "image seed " + seed + " " + damage + ": ";
    Optional<String> broken =
        Rules.broken(answer, place, line -> line.contains("fuzz" + seed), true);
    if (broken.isEmpty()) {
      broken = answer.isDone() ? judge(kind, damage, file, answer) : leftovers(place);
    }
    record(kind, what, broken, answer);
    keepOrDelete(place, broken);
  }

  private void record(String kind, String what, Optional<String> broken, Answer answer) {
    if (broken.isPresent()) {
      verdicts.fault(kind, what + broken.get());
    } else if (!answer.isDone()) {
      verdicts.add(kind, answer.status() == 2 ? Verdict.REFUSED : Verdict.FAILED);
    }
  }

  /** Judges a success; a right one is counted here. */
  private Optional<String> judge(String kind, Damage damage, Path file, Answer answer)
      throws IOException {
    Pixels before = Pixels.of(originals.get(kind));
    Pixels seen = Pixels.of(file);
    boolean equal = seen.equalTo(before);
    boolean warned = answer.tellsOfDamage();
    if (!equal && !warned && (damage == Damage.CUT || kind.startsWith(WITH_CHECKSUM))) {
      return Optional.of("success over missing pixels");
    }
    if (!warned && damage == Damage.REMOVE && seen.count() > before.count()) {
      return Optional.of("more pixels than there are: " + seen.sizes());
    }
    Optional<String> unfit = unfit(seen, file);
    if (unfit.isEmpty()) {
      verdicts.add(kind, warned ? Verdict.WARNED : equal ? Verdict.RIGHT : Verdict.OTHER);
    }
    return unfit;
  }

  /** Returns what is wrong if labels are missing or have another size than the image. */
  private static Optional<String> unfit(Pixels seen, Path file) throws IOException {
    try (Stream<Path> files = Files.walk(file.resolveSibling("out"))) {
      List<Path> labels = files.filter(f -> f.toString().endsWith("_labels.tif")).toList();
      if (labels.size() != seen.sizes().size()) {
        return Optional.of(labels.size() + " label images of " + seen.sizes().size() + " series");
      }
      List<Long> image = seen.sizes().get(0);
      List<Long> label = Pixels.of(labels.get(0)).sizes().get(0);
      return labels.size() == 1
              && !(image.get(0).equals(label.get(0)) && image.get(1).equals(label.get(1)))
          ? Optional.of("labels of " + label + " for an image of " + image)
          : Optional.empty();
    }
  }

  private static Optional<String> leftovers(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      List<Path> labels = files.filter(f -> f.toString().endsWith("_labels.tif")).toList();
      return labels.isEmpty() ? Optional.empty() : Optional.of("results of a failure: " + labels);
    }
  }

  void model(long seed) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    ModelDamage damage = ModelDamage.values()[random.nextInt(ModelDamage.values().length)];
    Path place = Files.createDirectories(folder.resolve("case"));
    Path file = place.resolve("fuzz" + seed + ".zip");
    Files.write(file, damage.of(Files.readAllBytes(model), random));
    Path image = originals.get("ImageJ TIFF");
    boolean describes = random.nextInt(5) == 0;
    Answer answer =
        describes
            ? Answer.to(
                List.of("describe", "model=" + file, "output=" + place.resolve("described.zip")))
            : segment(image, file, place);
    Optional<String> broken =
        Rules.broken(answer, place, line -> line.contains("fuzz" + seed), true);
    String kind = "model " + damage.name().toLowerCase(Locale.ROOT);
    if (broken.isEmpty() && answer.isDone()) {
      boolean warned = !describes && answer.saysMoreThan(reference(image));
      boolean equal = describes || labels(place).equalTo(labels(folder.resolve("reference")));
      broken =
          !equal && !warned && damage.mustNotDiffer()
              ? Optional.of("other labels than the undamaged model")
              : Optional.empty();
      if (broken.isEmpty()) {
        verdicts.add(kind, warned ? Verdict.WARNED : equal ? Verdict.RIGHT : Verdict.OTHER);
      }
    }
    record(kind, "model seed " + seed + (describes ? " describe: " : ": "), broken, answer);
    keepOrDelete(place, broken);
  }

  private Answer reference(Path image) throws IOException, InterruptedException {
    if (reference == null) {
      reference = segment(image, model, folder.resolve("reference"));
    }
    return reference;
  }

  private static Pixels labels(Path place) throws IOException {
    return Pixels.of(place.resolve("out").resolve("imagej_labels.tif"));
  }

  private static Answer segment(Path image, Path model, Path place) throws InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "segment", "input=" + image, "model=" + model, "output=" + place.resolve("out")));
    words.addAll(OPTIONS);
    return Answer.to(words);
  }

  /** Keeps the folder of a fault where a property names a place for it. */
  private static void keepOrDelete(Path place, Optional<String> broken) throws IOException {
    String kept = System.getProperty("morula.fuzz.keep", "");
    if (broken.isPresent() && !kept.isEmpty()) {
      Path to = Files.createDirectories(Path.of(kept));
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    WholeFile.delete(place);
  }
}
