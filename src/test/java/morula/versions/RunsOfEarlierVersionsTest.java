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

package morula.versions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import morula.progress.InvalidRequestException;
import morula.torchscript.ArchiveReader;
import morula.torchscript.StoredTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier versions left of a training, a study and a recipe goes on. */
class RunsOfEarlierVersionsTest {
  /**
   * Of weights and of what the optimizer keeps after 80 steps: between the instructions of
   * processors these differ by the rounding of fp32.
   */
  private static final float TOLERANCE = 1e-3f;

  @TempDir Path folder;

  @Test
  void aTrainingEndsAsIfThatVersionHadNotBeenStopped() throws IOException {
    VersionFiles.copy(
        VersionFiles.V0_1_0.resolve("stopped.checkpoints"), folder.resolve("stopped.checkpoints"));
    String messages = resume("schedule=one_cycle").toString();
    assertTrue(messages.contains("Epoch 3 of 4") && !messages.contains("Epoch 2 of 4"), messages);

    Path expected = VersionFiles.V0_1_0.resolve("whole.checkpoints");
    Path actual = folder.resolve("stopped.checkpoints");
    Map<String, StoredTensor> stopped =
        ArchiveReader.read(VersionFiles.V0_1_0.resolve("stopped.checkpoints/epoch-2.pt"));
    Map<String, StoredTensor> whole = ArchiveReader.read(expected.resolve("epoch-4.pt"));
    Map<String, StoredTensor> resumed = ArchiveReader.read(actual.resolve("epoch-4.pt"));
    assertEquals(whole.keySet(), resumed.keySet());
    double moved = 0;
    for (Map.Entry<String, StoredTensor> tensor : whole.entrySet()) {
      String name = tensor.getKey();
      float[] values = tensor.getValue().values();
      assertArrayEquals(values, resumed.get(name).values(), TOLERANCE, name);
      for (int i = 0; i < values.length; i++) {
        moved = Math.max(moved, Math.abs(values[i] - stopped.get(name).values()[i]));
      }
    }
    assertTrue(moved > 100 * TOLERANCE, "the last epochs matter: " + moved);
    List<Double> losses = losses(json(expected.resolve("run.json")));
    List<Double> again = losses(json(actual.resolve("run.json")));
    assertEquals(4, again.size());
    for (int epoch = 0; epoch < 4; epoch++) {
      assertEquals(losses.get(epoch), again.get(epoch), TOLERANCE, "epoch " + (epoch + 1));
    }
  }

  /** As a checkpoint of a version before the key was added. */
  @Test
  void aKeyThatIsYoungerThanACheckpointHadItsDefault() throws IOException {
    Path checkpoints = folder.resolve("stopped.checkpoints");
    VersionFiles.copy(VersionFiles.V0_1_0.resolve("stopped.checkpoints"), checkpoints);
    JsonObject run = json(checkpoints.resolve("run.json"));
    assertEquals(
        "he_normal", run.getAsJsonObject("settings").remove("initialization").getAsString());
    Files.writeString(checkpoints.resolve("run.json"), run.toString());
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> resume("initialization=pytorch"));
    assertTrue(
        refused.getMessage().contains("initialization=he_normal, not pytorch"),
        refused.getMessage());
    String messages = resume("initialization=he_normal").toString();
    assertTrue(messages.contains("continuing after epoch 2"), messages);
  }

  private List<String> resume(String more) {
    return Commands.run(
        "train",
        "images=nuclei(size=64,count=4)",
        "model=" + folder.resolve("stopped.zip"),
        "epochs=4",
        "learning_rate=0.01",
        "network=unet(depth=1,width=2)",
        "steps_per_epoch=40",
        "patch_size=32",
        "batch_size=2",
        "precision=fp32",
        "device=cpu",
        "resume=true",
        more);
  }

  @Test
  void aStudyGoesOn() throws IOException {
    Path old = VersionFiles.V0_1_0.resolve("study");
    Path study = folder.resolve("study");
    VersionFiles.copy(old, study);
    Commands.run(
        "study",
        "keys=learning_rate=log(0.001..0.01);optimizer=adam|sgd",
        "method=random",
        "trials=3",
        "output=" + study,
        "resume=true",
        "images=nuclei(size=64,count=4)",
        "epochs=1",
        "network=unet(depth=1,width=2)",
        "steps_per_epoch=40",
        "patch_size=32",
        "batch_size=2",
        "precision=fp32",
        "device=cpu");
    for (String trial : List.of("trial-001", "trial-002")) {
      for (String file : List.of("trial.json", "model.zip")) {
        assertEquals(
            -1,
            Files.mismatch(old.resolve(trial).resolve(file), study.resolve(trial).resolve(file)));
      }
    }
    JsonObject third = json(study.resolve("trial-003/trial.json"));
    assertEquals("FINISHED", third.get("state").getAsString());
    // what that version drew for its third trial
    assertEquals(
        JsonParser.parseString("{learning_rate: \"0.007954\", optimizer: \"sgd\"}"),
        third.get("values"));
    assertEquals(4, Files.readAllLines(study.resolve("study.csv")).size());
    assertTrue(Files.exists(study.resolve("best.zip")));
  }

  @Test
  void aRecipeRuns() throws IOException {
    Path output = folder.resolve("output");
    Commands.run(
        "recipe", "name=" + VersionFiles.V0_1_0.resolve("recipe.json"), "output=" + output);
    assertTrue(Files.readString(output.resolve("report.md")).contains("1 of 1 goals is met."));
    // what that version came to
    List<Double> losses = losses(json(output.resolve("rates/trial-002/trial.json")));
    assertEquals(4.141032, losses.get(0), TOLERANCE);
    assertEquals(3.703564, losses.get(1), TOLERANCE);
  }

  private static List<Double> losses(JsonObject run) {
    return run.getAsJsonArray("epochs").asList().stream()
        .map(epoch -> epoch.getAsJsonObject().get("trainingLoss").getAsDouble())
        .toList();
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }
}
