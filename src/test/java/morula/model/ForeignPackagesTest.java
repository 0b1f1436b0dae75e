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

package morula.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.image.Normalization;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that others made. */
class ForeignPackagesTest {
  private static final Path MODELS = Path.of("..", "shared", "data", "models");

  @TempDir Path folder;

  @BeforeEach
  void needsData() {
    assumeTrue(Files.isDirectory(MODELS), "skipped: there is no folder " + MODELS);
  }

  @Test
  void opensNucleiBroad() throws IOException {
    try (ModelPackage model = ModelPackage.open(MODELS.resolve("unet2d_nuclei_broad"))) {
      ModelDescription description = model.description();
      assertEquals("UNet 2D Nuclei Broad", description.about().name());
      assertEquals(Optional.of("MIT"), description.about().licence());
      assertEquals("2.5.1", description.weights().pytorchVersion());
      assertEquals(Optional.empty(), model.record());
      assertEquals(
          new ProcessingStep("zero_mean_unit_variance", Map.of("axes", List.of("x", "y"))),
          description.input().processing().get(1));
      assertEquals(
          List.of(new Normalization.ZeroMeanUnitVariance(1e-6, List.of("x", "y"))),
          model.preprocessing());
      assertEquals(List.of(new Normalization.Sigmoid()), model.postprocessing());
      assertEquals(32, description.output().space().get(0).halo());
      assertArrayEquals(
          new long[] {512, 512, 1, 1}, model.testInput().orElseThrow().dimensionsAsLongArray());
      assertArrayEquals(
          new long[] {512, 512, 1, 1}, model.testOutput().orElseThrow().dimensionsAsLongArray());
      assertEquals("weights.pt", model.weights().getFileName().toString());
    }
  }

  @Test
  void refusesTwoInputs() {
    assertRefused(
        MODELS.resolve("unet2d_multi_tensor"), "inputs has 2 tensors (input0, input1); Morula");
  }

  @Test
  void refusesOtherVariants() throws IOException {
    for (Map.Entry<String, String> variant :
        Map.of(
                "v0_4_9.bioimageio.yaml", "format_version is 0.4.9; Morula reads 0.5",
                "expand_output_shape.bioimageio.yaml",
                    "outputs have different axes from the inputs")
            .entrySet()) {
      Files.copy(
          MODELS.resolve("unet2d_nuclei_broad").resolve(variant.getKey()),
          folder.resolve("rdf.yaml"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertRefused(folder, variant.getValue());
    }
  }

  @Test
  void refusesAStateDictThatIsCalledTorchScript() throws IOException {
    Path source = MODELS.resolve("unet2d_nuclei_broad");
    for (String name : List.of("bioimageio.yaml", "test_input.npy", "test_output.npy")) {
      Files.copy(source.resolve(name), folder.resolve(name));
    }
    Path yaml = folder.resolve("bioimageio.yaml");
    yaml.toFile().setWritable(true);
    Files.writeString(
        yaml,
        Files.readString(yaml)
            .replace(
                "a4b0659a1b48454588b12179855ad0a0c9b69ccaa89b8bb06e6271e8f60b02fe",
                "c498522b3f2b02429b41fe9dbcb722ce0d7ad4cae7fcf8059cee27857ae49b00"));
    Files.copy(
        MODELS.resolve("unet2d_multi_tensor").resolve("weights.pt"), folder.resolve("weights.pt"));
    assertRefused(folder, "weights.pt contains weights without a program (a state dict)");
  }

  private static void assertRefused(Path model, String message) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> ModelPackage.open(model).close());
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
