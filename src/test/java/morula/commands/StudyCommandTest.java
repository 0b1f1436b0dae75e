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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.keys.MacroOptions;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.study.TrainKeys;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** The command {@code study}, and how it takes the keys of {@code train}. */
@Tag("slow")
class StudyCommandTest {
  private final Context context = new Context(CommandService.class);
  private final CommandRunner runner = new CommandRunner(context);
  private final CommandKeys keys = runner.keys(runner.find("study"));

  @Test
  void keysOfTrainAreGatheredAndReadBack() {
    Map<String, Object> values =
        keys.parse(
            List.of(
                "keys=seed=1|2",
                "images=/a folder/[x] y",
                "network=unet(depth=2,width=4)",
                "class_weights=",
                "resume=true",
                "labels=it's",
                "epochs=3"));
    assertEquals(
        Map.of(
            "images",
            "/a folder/[x] y",
            "network",
            "unet(depth=2,width=4)",
            "class_weights",
            "",
            "labels",
            "it's",
            "epochs",
            "3"),
        values.get(CommandKeys.FURTHER_KEYS));
    assertEquals(true, values.get("resume"), "the study's own");
    assertFalse(keys.further().stream().map(CommandKey::name).toList().contains("resume"));
  }

  @Test
  void aKeyOfTrainGivenTwiceIsRefused() {
    Map<String, Object> values =
        new HashMap<>(keys.parse(List.of("output=x", "keys=seed=1|2", "epochs=1")));
    values.put("train_keys", "epochs=2");
    assertRefused(
        "epochs= is given twice", () -> runner.run(runner.find("study"), values, Progress.NONE));
  }

  @Test
  void oddBracketsAndQuotesReadBack() {
    for (String odd : List.of("a]b", "[", "x\"[y", "'[", "", "[a] b]", "][")) {
      Map<String, String> values = Map.of("images", odd);
      assertEquals(values, MacroOptions.parse(MacroOptions.format(values)), odd);
    }
    assertRefused("images=", () -> MacroOptions.format(Map.of("images", "[\"'")));
  }

  @Test
  void whatTrainWouldRefuseIsRefused() {
    assertRefused(
        "epochs=few is not valid: use a whole number", () -> keys.parse(List.of("epochs=few")));
    assertRefused("did you mean learning_rate=?", () -> keys.parse(List.of("lerning_rate=1")));
    assertRefused("did you mean trials=?", () -> keys.parse(List.of("trial=1")));
    assertRefused("train has no key", () -> TrainKeys.STANDARD.settings(Map.of("rate", "1")));
    assertRefused("images= is missing", () -> TrainKeys.STANDARD.settings(Map.of("seed", "1")));
  }

  @Test
  void settingsHaveTheDefaultsOfTrain() {
    TrainingSettings settings =
        TrainKeys.STANDARD.settings(
            Map.of("images", "a", "labels", "b", "model", "c", "epochs", "7"));
    assertEquals(7, settings.get(TrainingSettings.EPOCHS));
    assertEquals("unet", settings.text(TrainingSettings.NETWORK));
    assertEquals("distance", settings.heads().text());
  }

  @Test
  void aModelToStartFromBringsItsNetworkAndHeads() {
    String model = "update-site/models/nuclei.zip";
    TrainingSettings settings = startingFrom(model, Map.of());
    assertEquals("flows", settings.heads().text());
    String network = settings.text(TrainingSettings.NETWORK);
    assertTrue(network.startsWith("unet(depth=4,width=16"), network);
    assertEquals("semantic", startingFrom(model, Map.of("heads", "semantic")).heads().text());
    assertEquals(
        "fpn", startingFrom(model, Map.of("network", "fpn")).text(TrainingSettings.NETWORK));
    assertRefused("start_from=nowhere is neither a file", () -> startingFrom("nowhere", Map.of()));
    assertRefused("pom.xml is neither a model folder", () -> startingFrom("pom.xml", Map.of()));
  }

  private TrainingSettings startingFrom(String model, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.putAll(Map.of("images", "a", "labels", "b", "model", "c", "start_from", model));
    return TrainKeys.STANDARD.settings(values);
  }

  @Test
  void runsFromTheCommandLine(@TempDir Path folder) throws IOException {
    Script.assumeBuilt();
    Script.morula(folder, "generate", "kind=textures", "output=.", "count=4", "size=32");
    List<String> words =
        new ArrayList<>(
            List.of(
                "study",
                "keys=learning_rate=log(0.001..0.01);optimizer=adam|sgd",
                "method=random",
                "trials=2",
                "output=my study",
                "images=images",
                "labels=labels",
                "heads=semantic",
                "network=texture_cnn",
                "epochs=1",
                "steps_per_epoch=2",
                "patch_size=32",
                "batch_size=2",
                "precision=fp32"));
    Script.Result result = morula(folder, words);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().contains("best.zip is the model of trial"), result.err());
    Path study = folder.resolve("my study");
    for (String file : List.of("study.md", "best.zip", "study.json", "trial-002/trial.json")) {
      assertTrue(Files.size(study.resolve(file)) > 0, file);
    }
    for (String plot : List.of("study.png", "curves.png", "trial-002/training.png")) {
      Plots.assertDrawn(study.resolve(plot));
    }
    assertEquals(2, Files.readAllLines(study.resolve("trial-002/training.csv")).size());
    assertEquals(3, Files.readAllLines(study.resolve("study.csv")).size());

    Script.Result again = morula(folder, words);
    assertEquals(2, again.status(), again.err());
    assertTrue(again.line().contains("resume=true"), again.err());
    words.set(3, "trials=3");
    words.add("resume=true");
    Script.Result more = morula(folder, words);
    assertEquals(0, more.status(), more.err());
    assertEquals(4, Files.readAllLines(study.resolve("study.csv")).size());
  }

  @Test
  void helpSaysThatKeysOfTrainAreTaken(@TempDir Path folder) throws IOException {
    Script.assumeBuilt();
    String help = Script.morula(folder, "study", "--help").out();
    assertTrue(help.contains("method=grid") && help.contains("learning_rate="), help);
  }

  private static Script.Result morula(Path folder, List<String> words) throws IOException {
    return Script.morula(folder, words.toArray(String[]::new));
  }

  private static void assertRefused(
      String part, org.junit.jupiter.api.function.Executable request) {
    InvalidRequestException refused =
        Assertions.assertThrows(InvalidRequestException.class, request);
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }
}
