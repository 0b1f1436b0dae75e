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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import morula.model.CheckedModels;
import morula.model.ModelContents;
import morula.model.ModelPackage;
import morula.model.ModelWriter;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.progress.InvalidRequestException;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.Programs;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedModelTest {
  static final Path MODEL =
      Path.of("src/test/resources/morula/versions/0.1.0/models/foreground.zip");

  @TempDir Path folder;
  private String home;

  /** No model is known yet. */
  @BeforeEach
  void remembersElsewhere() {
    home = System.getProperty(CheckedModels.PROPERTY);
    System.setProperty(CheckedModels.PROPERTY, folder.resolve("home").toString());
  }

  @AfterEach
  void remembersAsBefore() {
    System.setProperty(CheckedModels.PROPERTY, home);
  }

  @Test
  void aGoodModelIsTestedOnce() throws IOException {
    try (ModelPackage model = CheckedModel.open(MODEL)) {
      assertTrue(CheckedModels.contains(model.fingerprint()));
    }
    CheckedModel.open(MODEL).close();
    assertEquals(1, Files.readAllLines(folder.resolve("home/checked-models.txt")).size());
  }

  /** Proves that a model that is remembered is not tested again. */
  @Test
  void aModelThatIsRememberedCostsNothing() throws IOException {
    Path wrong = written("wrong.zip", builder -> builder.setTest(input(), other(output())));
    assertRefused(wrong, "does not give its test output");
    try (ModelPackage model = ModelPackage.open(wrong)) {
      CheckedModels.add(model.fingerprint());
    }
    CheckedModel.open(wrong).close();
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNoFault() throws IOException {
    Files.writeString(folder.resolve("home"), "a file, not a folder");
    CheckedModel.open(MODEL).close();
    CheckedModel.open(MODEL).close();
  }

  @Test
  void aTestOutputOfAnotherModelShows() throws IOException {
    assertRefused(
        written("output.zip", builder -> builder.setTest(input(), other(output()))),
        "for its own test input, it does not give its test output: ");
    ArrayImg<FloatType, FloatArray> larger = ArrayImgs.floats(64, 64, 3, 1);
    ArrayImg<FloatType, FloatArray> fits = ArrayImgs.floats(64, 64, output().dimension(2), 1);
    assertRefused(
        written("input.zip", builder -> builder.setTest(larger, fits)), "its test output");
  }

  @Test
  void weightsOfAnotherTrainingShow() throws IOException {
    Network network = network();
    Weights others = Weights.initial(network, 3, WeightInitialization.HE_NORMAL);
    assertRefused(
        written("other.zip", builder -> builder.setWeights(archive(network, others), "2.7.1")),
        "for its own test input, it does not give its test output: ");
  }

  @ParameterizedTest
  @ValueSource(floats = {0, Float.NaN, Float.POSITIVE_INFINITY})
  void weightsWithoutMeaningShow(float value) throws IOException {
    Network network = network();
    Map<String, float[]> values = new LinkedHashMap<>();
    Weights.initial(network, 3, WeightInitialization.HE_NORMAL)
        .asMap()
        .forEach(
            (name, array) -> {
              float[] all = array.clone();
              Arrays.fill(all, value);
              values.put(name, all);
            });
    Path model =
        written(
            "meaningless.zip",
            builder -> builder.setWeights(archive(network, new Weights(values)), "2.7.1"));
    assertRefused(
        model,
        value == 0 ? "does not give its test output" : "values that are not numbers (NaN) or inf");
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() throws IOException {
    Network other = Architectures.parse("unet(depth=1,width=3)").build(2, 3, 1);
    Weights weights = Weights.initial(other, 3, WeightInitialization.HE_NORMAL);
    assertRefused(
        written("network.zip", builder -> builder.setWeights(archive(other, weights), "2.7.1")),
        "weights.pt does not fit the network of this model, unet(");
  }

  @Test
  void aModelWithoutTestArraysIsUsed() throws IOException {
    Path model = written("model", builder -> {});
    Path description = model.resolve("rdf.yaml");
    String text = Files.readString(description);
    String without = text.replaceAll("  test_tensor:\n    source: .*\n    sha256: .*\n", "");
    assertFalse(without.contains("test_tensor"), without);
    Files.writeString(description, without);
    Files.delete(model.resolve("test_input.npy"));
    CheckedModel.open(model).close();
  }

  /** Refused by its size alone: hashing it would take minutes. */
  @Test
  void weightsThatAreLargerThanTheNetworkCanHaveAreNotRead() throws IOException {
    Path model = written("model", builder -> {});
    try (RandomAccessFile file = new RandomAccessFile(model.resolve("weights.pt").toFile(), "rw")) {
      file.setLength(100L << 30);
    }
    assertRefused(model, "weights.pt has 102400 MB, but the network of this model, unet(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"image_size\": 100000",
        "\"diameter\": -1",
        "\"input_channels\": 2000000000",
        "\"classes\": -1",
        "\"format\": 1e1000000000"
      })
  void absurdValuesAreNamed(String pair) throws IOException {
    String key = pair.substring(0, pair.indexOf(':') + 1);
    Path model = written("model", builder -> {});
    Path record = model.resolve("morula.json");
    Files.writeString(record, Files.readString(record).replaceAll(key + " [^,\n]*", pair));
    Path description = model.resolve("rdf.yaml");
    Files.writeString(
        description,
        Files.readString(description).replaceAll("(source: morula.json)\n +sha256: .*", "$1"));
    assertRefused(model, key.equals("\"format\":") ? "damaged" : key.replaceAll("[\":]", ""));
  }

  @Test
  void aFileOfAFolderNamesTheModel() throws IOException {
    Path model = written("model", builder -> {});
    for (String file : new String[] {"rdf.yaml", "weights.pt", "morula.json", "cover.png"}) {
      try (ModelPackage opened = CheckedModel.open("model", model.resolve(file).toString())) {
        assertEquals(model, opened.location());
      }
    }
    Files.delete(model.resolve("rdf.yaml"));
    assertThrows(
        InvalidRequestException.class,
        () -> CheckedModel.open("model", model.resolve("weights.pt").toString()));
  }

  private static ArrayImg<FloatType, FloatArray> input() {
    return read(true);
  }

  private static ArrayImg<FloatType, FloatArray> output() {
    return read(false);
  }

  private static ArrayImg<FloatType, FloatArray> read(boolean input) {
    try (ModelPackage model = ModelPackage.open(MODEL)) {
      return (input ? model.testInput() : model.testOutput()).orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ArrayImg<FloatType, FloatArray> other(ArrayImg<FloatType, FloatArray> array) {
    array.forEach(value -> value.set(1 - value.get()));
    return array;
  }

  private static Network network() throws IOException {
    try (ModelPackage model = ModelPackage.open(MODEL)) {
      return Architectures.parse(model.record().orElseThrow().network())
          .build(2, 3, model.description().output().channels().size());
    }
  }

  private Path archive(Network network, Weights weights) {
    Path archive = folder.resolve("archive.pt");
    return assertDoesNotThrow(
        () -> {
          ArchiveWriter.write(Programs.export(network, weights, OutputActivation.SIGMOID), archive);
          return archive;
        });
  }

  private Path written(String name, Consumer<ModelContents.Builder> change) throws IOException {
    Path target = folder.resolve(name);
    try (ModelPackage model = ModelPackage.open(MODEL)) {
      ModelContents.Builder builder = ModelContents.of(model);
      change.accept(builder);
      ModelWriter.write(builder.build(), target);
    }
    return target;
  }

  private static void assertRefused(Path model, String message) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> CheckedModel.open(model).close());
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().contains(model.toString()), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
