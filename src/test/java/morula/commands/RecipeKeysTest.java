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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.model.ModelFolders;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.recipes.RecipeRequest;
import morula.recipes.RecipeRun;
import morula.recipes.Recipes;
import morula.study.TrainKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes that come with Morula ask for nothing that {@code train} does not have. */
class RecipeKeysTest {
  /** Those that draw their images in the full form too. */
  private static final List<String> DRAWN = List.of("shapes-munet", "texture-cnn");

  /** Those that choose among the images before anything runs. */
  private static final List<String> LISTED =
      List.of(
          "nuclei-histology",
          "cells-phase",
          "nuclei-heads",
          "nuclei-unseen",
          "nuclei-little-data",
          "encoder-transfer");

  private static final String BEFORE = System.getProperty(ModelFolders.PROPERTY);

  @TempDir Path folder;

  @BeforeAll
  static void shippedModelsHaveNames() {
    System.setProperty(ModelFolders.PROPERTY, "update-site/models");
  }

  @AfterAll
  static void restore() {
    if (BEFORE == null) {
      System.clearProperty(ModelFolders.PROPERTY);
    } else {
      System.setProperty(ModelFolders.PROPERTY, BEFORE);
    }
  }

  /** Ends a recipe as soon as all its keys have been looked at. */
  private static final class AllChecked extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static List<String> names() {
    return Recipes.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyKeyOfEveryStageIsAccepted(String name) throws IOException {
    Map<String, String> data = new HashMap<>();
    if (!DRAWN.contains(name)) {
      data.put("images", "photos");
      data.put("labels", "annotations");
    }
    if (LISTED.contains(name)) {
      InvalidRequestException e =
          assertThrows(InvalidRequestException.class, () -> run(name, false, data));
      assertTrue(e.getMessage().startsWith("images=photos"), e.getMessage());
    } else {
      check(name, false, data);
    }
    if (Recipes.hasQuickForm(name)) {
      check(name, true, Map.of());
    } else {
      InvalidRequestException e =
          assertThrows(InvalidRequestException.class, () -> run(name, true, data));
      assertTrue(e.getMessage().startsWith("quick=true: "), e.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void withoutDataItIsSaidWhatToGive(String name) {
    if (DRAWN.contains(name)) {
      return;
    }
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> run(name, false, Map.of()));
    assertTrue(e.getMessage().startsWith("images= is missing: " + name), e.getMessage());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void aChangedCopyIsNamedWithStageAndKey() throws IOException {
    Path copy = folder.resolve("mine.json");
    Files.writeString(
        copy, Recipes.text("texture-cnn").replace("\"epochs\": 100", "\"epoch\": 100"));
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> run(copy.toString(), false, Map.of()));
    assertTrue(
        e.getMessage().startsWith(copy + ": stage sgd-long: train has no key \"epoch\""),
        e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  private void check(String name, boolean quick, Map<String, String> keys) {
    RuntimeException end =
        assertThrows(
            RuntimeException.class, () -> run(name, quick, keys), name + " quick=" + quick);
    // the keys of all stages are looked at before the images of the first
    boolean imagesNext = end.getMessage() != null && end.getMessage().startsWith("images=photos: ");
    assertTrue(end instanceof AllChecked || imagesNext, () -> name + ": " + end);
  }

  private void run(String name, boolean quick, Map<String, String> keys) throws IOException {
    Progress stop =
        new Progress() {
          @Override
          public void message(String line) {
            if (line.startsWith("Stage ")) {
              throw new AllChecked();
            }
          }

          @Override
          public void update(long done, long total, String what) {}

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    RecipeRequest request =
        new RecipeRequest(
            name, folder.resolve(quick ? "out-quick" : "out"), quick, false, keys, "command");
    RecipeRun.run(request, TrainKeys.STANDARD, (charts, file) -> {}, stop);
  }
}
