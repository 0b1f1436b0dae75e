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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import morula.learning.PausedRuns;
import morula.learning.PausedTraining;
import morula.model.About;
import morula.model.Author;
import morula.model.ModelCard;
import morula.model.ModelFacts;
import morula.windows.ModelsView.Action;
import morula.windows.ModelsView.Entry;
import morula.windows.ModelsView.Installed;
import morula.windows.ModelsView.Paused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window of the models offers. */
class ModelsViewTest {
  @TempDir Path folder;

  private static Entry model(String author) {
    return new Installed(
        new ModelCard(
            Path.of("models/nuclei.zip"),
            "nuclei",
            new About(
                "nuclei",
                "Finds nuclei.",
                Optional.empty(),
                List.of(new Author(author, Optional.empty(), Optional.empty())),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty()),
            List.of("channel0"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            2_000_000));
  }

  private static Set<Action> offered(Entry entry) {
    return Arrays.stream(Action.values())
        .filter(action -> entry.refusal(action).isEmpty())
        .collect(Collectors.toSet());
  }

  @Test
  void onlyTheUsersOwnModelsAreRenamedAndRemoved() {
    assertEquals(Set.of(Action.USE), offered(model("The Morula developers")));
    assertEquals(Set.of(Action.USE, Action.RENAME, Action.REMOVE), offered(model("Somebody else")));
    assertEquals("nuclei", model("x").goingOn().get("start_from"));
    assertTrue(model("x").facts().contains(new ModelFacts.Fact("Channels", "1")));
  }

  @Test
  void aPausedTrainingIsGoneOnWithOrRemoved() throws IOException {
    Path mine = folder.resolve("mine.zip");
    PausedRuns.write(mine, 2, Map.of("epochs", "9", "images", "/data/images"));
    List<Entry> entries = ModelsView.entries(List.of(folder));
    Entry entry = entries.get(entries.size() - 1);
    assertEquals(new Paused(PausedTraining.at(mine.toAbsolutePath()).orElseThrow()), entry);
    assertEquals(Set.of(Action.GO_ON, Action.REMOVE), offered(entry));
    assertEquals(
        Map.of("model", mine.toAbsolutePath().toString(), "resume", "true"), entry.goingOn());
    assertTrue(
        entry.facts().get(0).text().startsWith("paused after epoch 2 of 9, on "),
        entry.facts().toString());
    assertTrue(entry.facts().contains(new ModelFacts.Fact("Images", "/data/images")));
    assertTrue(entry.facts().contains(new ModelFacts.Fact("Began with", "nothing")));
    entry.remove();
    assertFalse(Files.exists(folder.resolve("mine.checkpoints")));
  }
}
