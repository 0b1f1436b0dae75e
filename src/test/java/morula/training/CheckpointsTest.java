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

package morula.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.losses.BinaryCrossEntropyLoss;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.Precision;
import morula.torchscript.TrainingProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final Map<String, String> SETTINGS = Map.of("epochs", "2");

  @TempDir Path folder;

  private static EpochRecord epoch(int number, double iou) {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("IoU class 1", iou);
    scores.put("IoU class 0", Double.NaN);
    scores.put("accuracy class 0", -0.25);
    return new EpochRecord(number, 0.5, 0.6, iou, "mean IoU", scores, 0.01, 2.5);
  }

  private static Weights save(Checkpoints checkpoints, History history) throws IOException {
    Network network = Architectures.parse("unet(depth=1,width=2)").build(2, 1, 1);
    TrainingProgram program =
        new TrainingProgram(
            network,
            OutputActivation.SIGMOID,
            new BinaryCrossEntropyLoss(),
            Optimizers.parse("sgd"),
            Precision.FP32);
    Weights state = program.start(Weights.initial(network, 1, WeightInitialization.HE_NORMAL));
    checkpoints.save(program, SETTINGS, history, state);
    return state;
  }

  @Test
  void furtherScoresComeBackInTheirOrder() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    History history = new History(List.of(epoch(1, 0.75)));
    save(checkpoints, history);
    history = history.with(epoch(2, 0.5));
    Weights last = save(checkpoints, history);
    Checkpoints.Checkpoint read = checkpoints.load(SETTINGS).orElseThrow();
    assertEquals(history, read.history());
    String csv = TrainingCsv.text(history.epochs());
    assertEquals(csv, TrainingCsv.text(read.history().epochs()), "order of the columns included");
    assertEquals(
        "epoch,training loss,validation loss,mean IoU,IoU class 1,IoU class 0,accuracy class 0,learning rate,seconds",
        csv.lines().findFirst().orElseThrow());
    assertEquals(last.asMap().keySet(), read.last().asMap().keySet());
  }

  @Test
  void anEarlierRunStaysUntilANewOneHasAnEpoch() throws IOException {
    History earlier = new History(List.of(epoch(1, 0.75), epoch(2, 0.5)));
    save(new Checkpoints(folder), new History(List.of(epoch(1, 0.75))));
    save(new Checkpoints(folder), earlier);
    Checkpoints begun = new Checkpoints(folder);
    assertTrue(begun.exist());
    assertEquals(earlier, new Checkpoints(folder).load(SETTINGS).orElseThrow().history());
    History now = new History(List.of(epoch(1, 0.25)));
    save(begun, now);
    assertEquals(now, new Checkpoints(folder).load(SETTINGS).orElseThrow().history());
  }

  /** As version 0.1.0 left it. */
  @Test
  void aCheckpointOfAnEarlierVersionIsRead() throws IOException {
    Path old = Path.of("src/test/resources/morula/versions/0.1.0/stopped.checkpoints");
    Checkpoints.Checkpoint read =
        new Checkpoints(old)
            .load(Map.of("epochs", "4", "learning_rate", "0.01", "optimizer", "adamw"))
            .orElseThrow();
    List<EpochRecord> epochs = read.history().epochs();
    assertEquals(List.of(1, 2), epochs.stream().map(EpochRecord::epoch).toList());
    assertEquals(3.4209314405918123, epochs.get(0).trainingLoss());
    assertEquals(1.954742193222046, epochs.get(1).validationLoss());
    assertEquals("accuracy at IoU 0.5", epochs.get(1).scoreName());
    assertEquals(1, epochs.get(1).score());
    assertEquals(2, read.history().best().orElseThrow().epoch());
    assertEquals(read.last().asMap().keySet(), read.best().asMap().keySet());
    assertEquals("unet(depth=1,width=2)", read.settings().get("network"));
  }

  @Test
  void aCheckpointFromBeforeThereWereFurtherScoresIsRead() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    save(checkpoints, new History(List.of(epoch(1, 0.75))));
    Path index = folder.resolve("run.json");
    JsonObject old = new Gson().fromJson(Files.readString(index), JsonObject.class);
    for (JsonElement each : old.getAsJsonArray("epochs")) {
      each.getAsJsonObject().remove("scores");
    }
    Files.writeString(index, old.toString());
    EpochRecord read = checkpoints.load(SETTINGS).orElseThrow().history().epochs().get(0);
    assertEquals(Map.of(), read.scores());
    assertEquals(0.75, read.score());
  }
}
