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

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import morula.fuzz.Verdicts.Verdict;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.io.WholeFile;
import morula.recipes.Recipes;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** Damages label images, lists and what trainings and studies keep, and judges the answers. */
final class DataCases {
  private static final List<String> TRAINING =
      List.of(
          "network=unet(depth=1,width=2)",
          "steps_per_epoch=1",
          "patch_size=16",
          "batch_size=1",
          "diameter=0",
          "schedule=constant",
          "device=cpu",
          "precision=fp32");

  private final Path folder;
  private final Path data;
  private final Verdicts verdicts;
  private final List<String> names;
  private final Path labels;

  /**
   * @param data folder with the folders images and labels
   */
  DataCases(Path folder, Path data, Verdicts verdicts) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.data = data;
    this.verdicts = verdicts;
    try (Stream<Path> files = Files.list(data.resolve("images"))) {
      names = files.map(ImageFiles::stem).sorted().toList();
    }
    try (Stream<Path> files = Files.list(data.resolve("labels"))) {
      labels = files.sorted().findFirst().orElseThrow();
    }
    whole(training(folder.resolve("whole"), "epochs=1"));
    whole(study(folder.resolve("study")));
  }

  private static void whole(List<String> words) throws InterruptedException {
    Answer answer = Answer.to(words);
    if (!answer.isDone()) {
      throw new AssertionError(words + " " + answer.lines());
    }
  }

  private List<String> training(Path place, String... more) {
    List<String> words = new ArrayList<>(List.of("train", "model=" + place.resolve("m.zip")));
    words.addAll(keys());
    words.addAll(List.of(more));
    return words;
  }

  private List<String> study(Path place) {
    List<String> words =
        new ArrayList<>(
            List.of("study", "keys=learning_rate=0.01|0.02", "trials=1", "output=" + place));
    words.addAll(keys());
    words.add("epochs=1");
    return words;
  }

  private List<String> keys() {
    List<String> words = new ArrayList<>(TRAINING);
    words.add("images=" + data.resolve("images"));
    words.add("labels=" + data.resolve("labels"));
    return words;
  }

  void run(long seed) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
    Path place = Files.createDirectories(folder.resolve("case"));
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> labels(place, seed, damage, random);
      case 4 -> list(place, seed, damage, random, "ids");
      case 5 -> list(place, seed, damage, random, "validation");
      case 6, 7 -> studyState(place, seed, damage, random);
      case 8 -> checkpoint(place, seed, damage, random);
      default -> recipe(place, seed, damage, random);
    }
    WholeFile.delete(place);
  }

  private void labels(Path place, long seed, Damage damage, SplittableRandom random)
      throws IOException, InterruptedException {
    boolean png = random.nextBoolean();
    Path whole = png ? labelPng() : labels;
    Path file = place.resolve("fuzz" + seed + (png ? ".png" : ".tif"));
    Files.write(file, damage.of(Files.readAllBytes(whole), random));
    boolean first = random.nextBoolean();
    Answer answer =
        Answer.to(
            List.of(
                "evaluate",
                "labels=" + (first ? file : whole),
                "predictions=" + (first ? whole : file),
                "output=" + place.resolve("out")));
    Optional<String> broken =
        Rules.broken(answer, place, line -> line.contains("fuzz" + seed), true);
    boolean equal = false;
    if (broken.isEmpty() && answer.isDone()) {
      equal = Pixels.of(file).equalTo(Pixels.of(whole));
      if (!equal && !answer.tellsOfDamage() && (png || damage == Damage.CUT)) {
        broken = Optional.of("success over missing pixels");
      }
    }
    record(png ? "labels PNG" : "labels TIFF", seed + " " + damage, broken, answer, equal);
  }

  private Path labelPng() throws IOException {
    Path file = folder.resolve("labels.png");
    if (!Files.exists(file)) {
      var plane = LabelFiles.read(labels).plane(0, 0);
      int width = (int) plane.dimension(0);
      BufferedImage picture =
          new BufferedImage(width, (int) plane.dimension(1), BufferedImage.TYPE_BYTE_GRAY);
      int i = 0;
      for (IntType label : Views.flatIterable(plane)) {
        picture.getRaster().setSample(i % width, i / width, 0, label.get());
        i++;
      }
      ImageIO.write(picture, "png", file.toFile());
    }
    return file;
  }

  private void list(Path place, long seed, Damage damage, SplittableRandom random, String key)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder(key.equals("ids") ? "id,set\n" : "");
    for (int i = 0; i < names.size(); i++) {
      boolean validation = i == 0;
      if (key.equals("ids")) {
        text.append(names.get(i)).append(validation ? ",validation\n" : ",train\n");
      } else if (validation) {
        text.append(names.get(i)).append('\n');
      }
    }
    Path file = place.resolve("fuzz" + seed + ".csv");
    Files.write(file, damage.of(text.toString().getBytes(StandardCharsets.UTF_8), random));
    Answer answer = Answer.to(training(place, "epochs=1", key + "=" + file));
    Optional<String> broken =
        Rules.broken(answer, place, line -> line.contains("fuzz" + seed), false);
    record("list " + key, seed + " " + damage, broken, answer, true);
  }

  private void studyState(Path place, long seed, Damage damage, SplittableRandom random)
      throws IOException, InterruptedException {
    Path copy = place.resolve("study");
    copy(folder.resolve("study"), copy);
    String name =
        List.of("study.json", "trial-001/trial.json", "best.zip", "trial-001/model.zip")
            .get(random.nextInt(4));
    Path file = copy.resolve(name);
    Files.write(file, damage.of(Files.readAllBytes(file), random));
    List<String> words = study(copy);
    words.add("resume=true");
    Answer answer = Answer.to(words);
    String last = file.getFileName().toString();
    Optional<String> broken =
        Rules.broken(answer, place, line -> line.contains(last) || line.contains("resume"), false);
    if (broken.isEmpty()
        && answer.isDone()
        && Files.mismatch(copy.resolve("best.zip"), folder.resolve("study/best.zip")) >= 0) {
      broken = Optional.of("best.zip is not the model of the best trial");
    }
    record("study " + last, seed + " " + damage, broken, answer, true);
  }

  private void checkpoint(Path place, long seed, Damage damage, SplittableRandom random)
      throws IOException, InterruptedException {
    copy(folder.resolve("whole"), place);
    List<Path> found;
    try (Stream<Path> files = Files.walk(place)) {
      found =
          files
              .filter(f -> f.toString().contains("checkpoints") && Files.isRegularFile(f))
              .sorted()
              .toList();
    }
    Path file = found.get(random.nextInt(found.size()));
    Files.write(file, damage.of(Files.readAllBytes(file), random));
    Answer answer = Answer.to(training(place, "epochs=2", "resume=true"));
    String last = file.getFileName().toString();
    Optional<String> broken =
        Rules.broken(answer, place, line -> line.contains(last) || line.contains("resume"), false);
    record("checkpoint " + last, seed + " " + damage, broken, answer, true);
  }

  /** The data of the recipe are missing: what is not refused for its text is refused for those. */
  private void recipe(Path place, long seed, Damage damage, SplittableRandom random)
      throws IOException, InterruptedException {
    String name = Recipes.names().get(random.nextInt(Recipes.names().size()));
    Path file = place.resolve("fuzz" + seed + ".json");
    byte[] text = Recipes.text(name).getBytes(StandardCharsets.UTF_8);
    Files.write(file, damage.of(text, random));
    Answer answer =
        Answer.to(
            List.of(
                "recipe",
                "name=" + file,
                "output=" + place.resolve("out"),
                "images=" + place.resolve("absent"),
                "labels=" + place.resolve("absent")));
    Optional<String> broken =
        Rules.broken(
            answer, place, line -> line.contains("fuzz" + seed) || line.contains("absent"), true);
    record("recipe", seed + " " + damage + " of " + name, broken, answer, true);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private void record(
      String kind, String what, Optional<String> broken, Answer answer, boolean right) {
    if (broken.isPresent()) {
      verdicts.fault(kind, "data seed " + what + ": " + broken.get());
    } else if (answer.isDone()) {
      verdicts.add(kind, right ? Verdict.RIGHT : Verdict.OTHER);
    } else {
      verdicts.add(kind, answer.status() == 2 ? Verdict.REFUSED : Verdict.FAILED);
    }
  }
}
