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

package morula.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;

/** What a recipe may name in keys: its lists and its stages. */
class OwnNamesTest {
  private static final String JSON =
      TinyRecipe.JSON.replaceFirst(
          "\"stages\"",
          "\"lists\": [{\"name\": \"ten\", \"train\": 10, \"validate\": 2}], \"stages\"");

  @Test
  void listsAndStagesBecomeFilesOfTheOutput() {
    Map<String, String> keys =
        resolved(Map.of("ids", "ten", "encoder_weights", "stage:optimizers", "start_from", "none"));
    assertEquals(Path.of("out/lists/ten.csv"), Path.of(keys.get("ids")));
    assertEquals(Path.of("out/optimizers/best.zip"), Path.of(keys.get("encoder_weights")));
    assertTrue(!keys.containsKey("start_from"), keys + "");
  }

  @Test
  void pathsAndNamesOfModelsStayAsTheyAre() {
    Map<String, String> keys = Map.of("ids", "my/ten.csv", "start_from", "nuclei", "loss", "none");
    assertEquals(keys, resolved(keys));
  }

  @Test
  void aStageThatIsNotThereIsRefused() {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class, () -> resolved(Map.of("start_from", "stage:none")));
    assertTrue(e.getMessage().startsWith("start_from=stage:none: "), e.getMessage());
    assertTrue(e.getMessage().contains("optimizers, rates"), e.getMessage());
  }

  private static Map<String, String> resolved(Map<String, String> keys) {
    Map<String, String> seen = new LinkedHashMap<>();
    new RecipeKeys(
            Recipe.parse(JSON, "tiny.json"),
            Path.of("out"),
            given -> {
              seen.putAll(given);
              return null;
            })
        .settings(keys);
    return seen;
  }
}
