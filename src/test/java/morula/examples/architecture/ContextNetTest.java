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

package morula.examples.architecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.engine.TrainingSession;
import morula.keys.CommandRunner;
import morula.losses.MeanSquaredErrorLoss;
import morula.model.ModelPackage;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Parameter;
import morula.network.ReceptiveField;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.network.architectures.NetworkBuilder;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import morula.torchscript.ArchiveReader;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.torchscript.ScriptModule;
import morula.torchscript.StoredTensor;
import morula.torchscript.TrainingProgram;
import morula.training.Optimizers;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * What should be checked of an architecture with a layer of its own. That its halo is exact is
 * checked by ReceptiveFieldOfNetworksTest, which has a line for it.
 */
class ContextNetTest {
  private static final int SIZE = 12;

  @TempDir Path folder;

  @Test
  void itIsFoundByItsName() {
    assertEquals(ContextNet.DEFAULT, Architectures.parse("context_net"));
    ContextNet other = new ContextNet(3, 2);
    assertEquals(other, Architectures.parse(other.text()));
    assertTrue(Architectures.help().contains("context_net (dilated"), Architectures.help());
  }

  @Test
  void itSeesTwiceAsFarWithEachBlock() {
    for (int blocks = 1; blocks <= 4; blocks++) {
      ReceptiveField field = ReceptiveField.of(new ContextNet(2, blocks).build(3, 1, 1));
      assertEquals(List.of(1, 1, 1), field.divisor());
      int halo = 1 << blocks;
      assertEquals(List.of(halo, halo, halo), field.halo());
    }
  }

  @Test
  void theLayerRefusesOtherChannels() {
    NetworkBuilder builder = new NetworkBuilder(2, 2);
    builder.add("far", layer(3, 1, 1), 0);
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
    assertEquals("far has not as many channels as its input", e.getMessage());
  }

  /** The TorchScript against the definition, written as loops; in 16 bit with their precision. */
  @Test
  void theLayerComputesWhatItSays() throws IOException {
    int channels = 2;
    int across = 2;
    int down = 3;
    NetworkBuilder builder = new NetworkBuilder(2, channels);
    builder.add("far", layer(channels, down, across), 0);
    Network network = builder.build();
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    float[] kernel = weights.get("far_weight");
    assertEquals(channels * 9, kernel.length);
    float[] image = random(channels);
    float[] expected = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      int x = i % SIZE;
      int y = i / SIZE % SIZE;
      int c = i / SIZE / SIZE;
      for (int tap = 0; tap < 9; tap++) {
        int fromX = x + across * (tap % 3 - 1);
        int fromY = y + down * (tap / 3 - 1);
        if (fromX >= 0 && fromX < SIZE && fromY >= 0 && fromY < SIZE) {
          expected[i] += kernel[c * 9 + tap] * image[(c * SIZE + fromY) * SIZE + fromX];
        }
      }
    }
    OutputActivation none = OutputActivation.IDENTITY;
    assertArrayEquals(
        expected, predict(Programs.export(network, weights, none), image, channels), 1e-5f);
    ScriptModule half = Programs.inference(network, weights, none, Precision.BF16);
    assertArrayEquals(expected, predict(half, image, channels), 0.05f);
  }

  private static DepthwiseConvolution layer(int channels, int down, int across) {
    return new DepthwiseConvolution(channels, List.of(3, 3), List.of(down, across));
  }

  /** TorchScript drops what it believes to be useless without a word: every weight must move. */
  @Test
  void allOfItLearns() throws IOException {
    Network network = new ContextNet(2, 2).build(2, 1, 1);
    for (Precision precision : Precision.values()) {
      TrainingProgram program =
          new TrainingProgram(
              network,
              OutputActivation.SIGMOID,
              new MeanSquaredErrorLoss(OutputActivation.SIGMOID),
              Optimizers.parse("adam"),
              precision);
      Weights start = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
      try (TrainingSession session =
          new TrainingSession(program, program.start(start), Device.CPU)) {
        for (int step = 0; step < 2; step++) {
          session.step(image(random(1), 1), image(random(1), 1), 0.01);
        }
        Weights after = session.state();
        for (Parameter parameter : network.parameters()) {
          String name = parameter.name();
          assertFalse(Arrays.equals(start.get(name), after.get(name)), name + " in " + precision);
        }
      }
    }
  }

  /** As a user would: train for two steps, then apply the model that was written. */
  @Test
  void itIsTrainedExportedAndApplied() throws IOException {
    Path images = folder.resolve("images");
    SyntheticDataset.write(images, folder.resolve("labels"), 4, 64, 3, Progress.NONE);
    Path model = folder.resolve("model");
    morula(
        "train",
        "images=" + images,
        "labels=" + folder.resolve("labels"),
        "model=" + model,
        "network=context_net(width=4,blocks=2)",
        "epochs=1",
        "steps_per_epoch=2",
        "patch_size=32",
        "batch_size=2",
        "device=cpu",
        "precision=fp32");
    try (ModelPackage written = ModelPackage.open(model)) {
      assertEquals(
          "context_net(width=4,blocks=2)", written.record().orElseThrow().network(), "the record");
      assertTrue(
          written.description().about().toString().contains("10.48550/arXiv.1511.07122"),
          "it is to be cited");
      Map<String, StoredTensor> weights = ArchiveReader.read(written.weights());
      assertEquals(
          List.of(4, 1, 3, 3), weights.get("block1_spread_weight").shape().sizes(), "the weights");
    }
    Path image;
    try (var files = Files.list(images)) {
      image = files.sorted().findFirst().orElseThrow();
    }
    morula("segment", "input=" + image, "model=" + model, "output=" + folder, "device=cpu");
    String name = image.getFileName().toString().replace(".tif", "_labels.tif");
    assertTrue(Files.exists(folder.resolve(name)), name);
  }

  /** The command line, without starting a program for it. */
  private static void morula(String command, String... words) {
    try (Context context = new Context(CommandService.class)) {
      CommandRunner runner = new CommandRunner(context);
      var info = runner.find(command);
      runner.run(info, runner.keys(info).parse(List.of(words)), Progress.NONE);
    }
  }

  private static float[] random(int channels) {
    Random random = new Random(7);
    float[] values = new float[channels * SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static ArrayImg<FloatType, FloatArray> image(float[] values, int channels) {
    return ArrayImgs.floats(values, SIZE, SIZE, channels, 1);
  }

  private static float[] predict(ScriptModule program, float[] image, int channels)
      throws IOException {
    try (InferenceSession session = InferenceSession.of(program, Device.CPU)) {
      return session.predict(image(image, channels)).update(null).getCurrentStorageArray();
    }
  }
}
