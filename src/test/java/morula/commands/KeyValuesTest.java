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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * Every key of every command refuses the values that make no sense for it: with exit status 2 and
 * one line that names it.
 */
class KeyValuesTest {
  private static final List<String> NO_NUMBER =
      List.of(
          "",
          " ",
          "NaN",
          "Infinity",
          "0x10",
          "1d",
          "\u0663",
          "5 px",
          "5px",
          "foo",
          "'",
          "\"",
          "1,5");
  private static final List<String> NO_WHOLE = List.of("1.5", "1e3", "99999999999999999999");
  private static final List<String> NO_FLAG = List.of("", " ", "TRUE", "yes", "1", "'true'");
  private static final List<String> NO_NAME = List.of("foo", ";", "(", "x(y=z)", "'", "a\nb", "-1");

  /** Values, by "command key", that the type of the key does not tell. */
  private static final Map<String, List<String>> MORE = more();

  /** Keys of texts for which every text makes sense, or that are only for the window. */
  private static final Set<String> ANY_TEXT =
      Set.of("describe data", "study train_keys", "recipe train_keys");

  @TempDir static Path folder;
  private static CommandRunner runner;
  private static Map<String, List<String>> base;

  private static Map<String, List<String>> more() {
    Map<String, List<String>> more = new HashMap<>();
    more.put("check_data heads", NO_NAME);
    more.put("segment smoothing", NO_NUMBER);
    more.put("check_data ignore_label", List.of("-2", "16777217"));
    more.put("models model", List.of("absent"));
    more.put("train network", NO_NAME);
    more.put("train heads", NO_NAME);
    more.put("train schedule", NO_NAME);
    more.put("train optimizer", NO_NAME);
    more.put("train loss", NO_NAME);
    more.put("train augmentation", NO_NAME);
    more.put("train class_weights", List.of("foo", "1,x", "1,-1", "1,NaN", "1;2"));
    more.put("train validation", List.of("0", "1", "-0.5", "7", "absent.txt"));
    more.put("train ids", List.of("absent.txt", "."));
    more.put("train diameter", List.of("foo", "-1", "NaN", "1e300", "5 px"));
    more.put("train learning_rate", List.of("0", "-1", "1e300"));
    more.put("train start_from", List.of("absent", "absent.zip"));
    more.put("train encoder_weights", List.of("absent", "absent.pth"));
    more.put("train ignore_label", List.of("-2", "16777217"));
    more.put("train patch_size", List.of("100000", "15"));
    more.put("evaluate ignore_label", List.of("-2", "16777217"));
    more.put("evaluate heads", NO_NAME);
    more.put("benchmark heads", NO_NAME);
    more.put("benchmark network", NO_NAME);
    more.put("benchmark output", List.of(" ", "."));
    more.put("benchmark parts", NO_NAME);
    more.put("benchmark python", List.of("absent-python", "."));
    more.put("benchmark memory_sizes", List.of("", "63", "1024|", "foo"));
    more.put("benchmark objects", List.of("1000"));
    more.put("generate kind", List.of("foo", "Nuclei", ""));
    more.put("generate size", List.of("1000000", "3"));
    more.put("perturb strength", List.of("0.001", "1e5"));
    more.put("describe licence", List.of("foo", "CC", "'"));
    more.put("describe author", List.of(";", " ; "));
    more.put("describe description", List.of("x".repeat(513)));
    more.put("study keys", List.of("foo", "epochs=", "=1", "epochs=9..1", "absent=1|2"));
    more.put("recipe name", List.of("", "absent", "."));
    return more;
  }

  /** Words with which each command would do its work. */
  @BeforeAll
  static void base() throws IOException {
    runner = new CommandRunner(new Context(CommandService.class));
    Path images = Files.createDirectories(folder.resolve("images"));
    Path labels = Files.createDirectories(folder.resolve("labels"));
    Path predictions = Files.createDirectories(folder.resolve("predictions"));
    for (String name : new String[] {"a", "b", "c", "d"}) {
      BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
      for (int i = 0; i < 1600; i++) {
        picture.getRaster().setSample(i % 40, i / 40, 0, (i + name.charAt(0)) * 37 % 200);
      }
      ImageIO.write(picture, "png", images.resolve(name + ".png").toFile());
      for (int i = 0; i < 1600; i++) {
        picture.getRaster().setSample(i % 40, i / 40, 0, i / 40 / 20 + 1);
      }
      ImageIO.write(picture, "png", labels.resolve(name + ".png").toFile());
      ImageIO.write(picture, "png", predictions.resolve(name + ".png").toFile());
    }
    String data = "images=" + images;
    String truth = "labels=" + labels;
    base = new HashMap<>(conversions(images, labels));
    base.putAll(
        Map.of(
            "train", List.of(data, truth, "model=" + folder.resolve("m.zip"), "epochs=1"),
            "segment", List.of("input=" + images, "output=" + folder.resolve("segmented")),
            "evaluate",
                List.of(truth, "predictions=" + predictions, "output=" + folder.resolve("e")),
            "generate", List.of("output=" + folder.resolve("g")),
            "perturb", List.of(data, truth, "kind=size", "output=" + folder.resolve("p")),
            "describe", List.of("model=nuclei", "output=" + folder.resolve("described.zip")),
            "study", List.of("keys=epochs=1|2", data, truth, "output=" + folder.resolve("study")),
            "recipe", List.of("name=nuclei", data, truth, "output=" + folder.resolve("recipe")),
            "benchmark",
                List.of(
                    "output=" + folder.resolve("b.json"),
                    "size=64",
                    "objects=2",
                    "runs=1",
                    "network=unet(depth=1,width=4)")));
  }

  private static Map<String, List<String>> conversions(Path images, Path labels) {
    try (Stream<Path> files = Files.list(labels)) {
      Path file = files.sorted().findFirst().orElseThrow();
      Path rois = folder.resolve("a_rois.zip");
      List<String> made = List.of("labels_to_rois", "input=" + file, "output=" + rois);
      assertEquals(0, Main.run(made, System.err, System.err));
      return Map.of(
          "check_data", List.of("images=" + images, "labels=" + labels),
          "labels_to_rois", List.of("input=" + file, "output=" + folder.resolve("x.zip")),
          "measure_labels",
              List.of("labels=" + labels, "images=" + images, "output=" + folder.resolve("t")),
          "models", List.of(),
          "rois_to_labels",
              List.of("rois=" + rois, "input=" + file, "output=" + folder.resolve("x.tif")),
          "sample", List.of("output=" + folder.resolve("s")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void valuesThatMakeNoSenseAreRefused() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String command : new TreeSet<>(base.keySet())) {
      for (CommandKey key : CommandKeys.of(runner.find(command)).all()) {
        for (String value : senseless(command, key)) {
          String problem = problem(command, key.name(), value);
          if (!problem.isEmpty()) {
            wrong.add(command + " " + key.name() + "=" + value + ": " + problem);
          }
        }
      }
    }
    assertEquals(List.of(), wrong, () -> String.join(System.lineSeparator(), wrong));
    assertFalse(Files.exists(folder.resolve("m.zip")), "nothing is trained");
    String[] segmented = folder.resolve("segmented").toFile().list();
    assertTrue(segmented == null || segmented.length == 0, "nothing is segmented");
  }

  private static List<String> senseless(String command, CommandKey key) throws IOException {
    List<String> values = new ArrayList<>(MORE.getOrDefault(command + " " + key.name(), List.of()));
    if (key.type() == Boolean.class) {
      values.addAll(NO_FLAG);
    } else if (key.type() == String.class) {
      if (!key.choices().isEmpty()) {
        values.addAll(List.of("", " ", "foo", key.choices().get(0).toUpperCase(Locale.ROOT)));
      } else if (key.isPath()) {
        values.addAll(List.of("\u0000", paths(key)));
      } else {
        boolean covered = !values.isEmpty() || ANY_TEXT.contains(command + " " + key.name());
        assertTrue(covered, command + " " + key.name() + ": which texts make no sense?");
      }
    } else {
      values.addAll(NO_NUMBER);
      values.addAll(key.type() == Double.class ? List.of("1e400", "-1e400") : NO_WHOLE);
      if (key.minimum() != null) {
        values.add("-1" + (key.type() == Double.class ? "e9" : "000000"));
      }
      if (key.maximum() != null && key.maximum().doubleValue() < Integer.MAX_VALUE) {
        values.add("2147483647");
      }
    }
    return values;
  }

  /** Returns a path that the key cannot take: nothing to read, or a file in place of a folder. */
  private static String paths(CommandKey key) throws IOException {
    Path file = folder.resolve("file.txt");
    Files.writeString(file, "text");
    boolean reads = !key.name().equals("output") && !key.name().equals("model");
    return reads ? folder.resolve("absent").toString() : file.resolve("x").toString();
  }

  /** Returns what is wrong with the answer; empty if it is one line that names the key. */
  private static String problem(String command, String key, String value) {
    List<String> words = new ArrayList<>(List.of(command));
    base.get(command).stream().filter(word -> !word.startsWith(key + "=")).forEach(words::add);
    words.add(key + "=" + value);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
    int status = Main.run(words, err, err);
    String said = written.toString(StandardCharsets.UTF_8).strip();
    boolean named = said.contains(key) || !value.isBlank() && said.contains(value);
    return status == Main.REFUSED && said.lines().count() == 1 && named
        ? ""
        : "exit " + status + ", " + said;
  }
}
