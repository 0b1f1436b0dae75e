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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that a training starts from is checked like one that segments. */
class StartingModelTest {
  private static final Path MODELS = Path.of("src/test/resources/morula/versions/0.1.0/models");

  @TempDir Path folder;

  @Test
  void aNetworkThatIsNotInstalledIsNamedWithItsModel() throws IOException {
    Path model = Files.copy(MODELS.resolve("flows.zip"), folder.resolve("other.zip"));
    change(model, "morula.json", "\"network\": \"unet(", "\"network\": \"mesh_net(");
    String message = refusal("start_from", model);
    assertTrue(message.startsWith("start_from=" + model + ": network=mesh_net("), message);
  }

  @Test
  void weightsOfAnotherModelAreRefused() throws IOException {
    Path model = Files.copy(MODELS.resolve("flows.zip"), folder.resolve("mixed.zip"));
    try (FileSystem zip = FileSystems.newFileSystem(model);
        FileSystem other = FileSystems.newFileSystem(MODELS.resolve("masks.zip"))) {
      Files.write(zip.getPath("weights.pt"), Files.readAllBytes(other.getPath("weights.pt")));
    }
    change(model, "rdf.yaml", "", "");
    for (String key : new String[] {"start_from", "encoder_weights"}) {
      String message = refusal(key, model);
      assertTrue(message.contains("mixed.zip/weights.pt does not fit the network"), message);
    }
  }

  private String refusal(String key, Path model) throws IOException {
    TinyTraining.data(folder);
    TrainingSettings settings =
        TinyTraining.with(
            TinyTraining.settings(folder, "trained.zip", false, 0.01),
            "network",
            "auto",
            "heads",
            "auto",
            key,
            model.toString());
    return assertThrows(InvalidRequestException.class, () -> TinyTraining.run(settings))
        .getMessage();
  }

  /** Changes a text; checksums are left out of the description. */
  private static void change(Path model, String name, String before, String after)
      throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(model)) {
      Path file = zip.getPath(name);
      Files.writeString(file, Files.readString(file).replace(before, after));
      Path description = zip.getPath("rdf.yaml");
      Files.writeString(
          description, Files.readString(description).replaceAll("\n +sha256: .*", ""));
    }
  }
}
