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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.engine.OneThread;
import morula.fiji.ChartPlot;
import morula.model.ModelPackage;
import morula.progress.Progress;
import morula.recipes.RecipeRequest;
import morula.recipes.RecipeRun;
import morula.recipes.Recipes;
import morula.study.TrainKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The quick form of every recipe reaches its goals, which no trivial prediction does. On the
 * validation images drawn here these score at most: nuclei 0.17 (all foreground; the goals are
 * 0.6), textures 0.47 (all texture 1; 0.7), shapes in all classes 0.25 and in those besides the
 * background 0.11 (each true pixel of a shape in a random class; 0.35 and 0.15), all shapes as one
 * foreground 0.10 (all foreground; 0.6).
 */
@ExtendWith(OneThread.class)
@Tag("slow")
class QuickRecipesTest {
  private static final Pattern VERDICT = Pattern.compile("(\\d+) of (\\d+) goals (is|are) met\\.");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\(([^)]*)\\)");

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : Recipes.names()) {
      if (Recipes.hasQuickForm(name)) {
        names.add(name);
      }
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("names")
  void reachesItsGoalsAndLeavesEverything(String name, @TempDir Path folder) throws IOException {
    RecipeRequest request = new RecipeRequest(name, folder, true, false, Map.of(), "command");
    String verdict = RecipeRun.run(request, TrainKeys.STANDARD, new ChartPlot(), Progress.NONE);
    Matcher goals = VERDICT.matcher(verdict);
    assertTrue(goals.matches(), verdict);
    assertEquals(goals.group(2), goals.group(1), verdict);
    assertFalse(goals.group(2).equals("0"), "there is a goal");

    String report = Files.readString(folder.resolve("report.md"));
    for (String missing : List.of("No trial has", "cannot be drawn", "Not finished", "not run")) {
      assertFalse(report.contains(missing), report);
    }
    List<String> pictures = PICTURE.matcher(report).results().map(m -> m.group(1)).toList();
    assertTrue(pictures.stream().anyMatch(p -> p.startsWith("panels-")), report);
    assertTrue(pictures.stream().anyMatch(p -> p.startsWith("chart-")), report);
    for (String picture : pictures) {
      if (picture.startsWith("chart-")) {
        Plots.assertDrawn(folder.resolve(picture));
      } else {
        Plots.assertNotBlank(folder.resolve(picture));
      }
    }
    Plots.assertDrawn(folder.resolve("training.png"));
    for (String file : List.of("training.csv", "recipe.json")) {
      assertTrue(Files.size(folder.resolve(file)) > 0, file);
    }
    try (ModelPackage model = ModelPackage.open(folder.resolve("model.zip"))) {
      assertTrue(model.record().isPresent());
    }
  }
}
