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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import morula.model.ChangedModels;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose network or head another jar added: refused by name where that jar is missing. */
class ModelLoaderTest {
  private static final Path MODEL =
      Path.of("src/test/resources/morula/versions/0.1.0/models/flows.zip");

  @TempDir Path folder;

  @Test
  void aMissingNetworkIsNamedWithItsModel() throws IOException {
    Path model = ChangedModels.of(MODEL, "\"network\": \"unet(", "\"network\": \"mesh_net(");
    String message = refusal(model);
    assertTrue(message.startsWith("model=" + model + ": its network mesh_net("), message);
    assertTrue(message.endsWith(") is not known here; install the jar that adds it"), message);
  }

  @Test
  void aMissingHeadIsNamedWithItsModel() throws IOException {
    Path model = ChangedModels.of(MODEL, "\"head\": \"flows\"", "\"head\": \"outlines(radius=3)\"");
    assertEquals(
        "model="
            + model
            + ": its head outlines(radius=3) is not known here; install the jar that adds it",
        refusal(model));
  }

  @Test
  void anOptionOfAnotherVersionIsNamedWithItsModel() throws IOException {
    Path network =
        ChangedModels.of(MODEL, "\"network\": \"unet(", "\"network\": \"unet(dropout=1,");
    String message = refusal(network);
    assertTrue(message.startsWith("model=" + network + ": network=unet(dropout=1,"), message);
    assertTrue(message.contains("there is no option dropout"), message);
    Path head = ChangedModels.of(MODEL, "\"head\": \"flows\"", "\"head\": \"flows(steps=3)\"");
    message = refusal(head);
    assertTrue(message.startsWith("model=" + head + ": heads=flows(steps=3)"), message);
    assertTrue(message.contains("there is no option steps"), message);
  }

  private static String refusal(Path model) {
    SegmentationSettings settings =
        SegmentationSettings.defaults().withModel(model.toString()).withDevice("cpu");
    return assertThrows(
            InvalidRequestException.class, () -> Segmenter.open(settings, Progress.NONE).close())
        .getMessage();
  }
}
