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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README and the pages tell the reader to type works as it stands there, in that order:
 * that of the README by the script, that of the pages in one program.
 */
@Tag("slow")
class ReadmeTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^`?scripts/morula ([a-z].*?)(`|$)");

  private static final Path PAGES = Path.of("src", "site", "markdown");

  /** Values that make a command take seconds. */
  private static final Map<String, String> QUICK =
      Map.of(
          "size=256", "size=96",
          "count=12", "count=3",
          "trials=20", "trials=2",
          "epochs=6", "epochs=1",
          "steps_per_epoch=50", "steps_per_epoch=2");

  /** Added to each training that does not say it. */
  private static final List<String> QUICK_TRAINING =
      List.of("epochs=1", "steps_per_epoch=2", "patch_size=32", "batch_size=2", "precision=fp32");

  private static final String SMALL = "network=unet(depth=2,width=4)";

  @Test
  void commandsRun(@TempDir Path folder) throws IOException {
    Script.assumeBuilt();
    Script.morula(folder, "generate", "output=.", "count=4", "size=64");
    Files.move(folder.resolve("images"), folder.resolve("photos"));
    Files.move(folder.resolve("labels"), folder.resolve("annotations"));
    List<String> readme = examples(Path.of("README.md"));
    assertEquals(
        List.of("generate", "generate", "segment", "evaluate", "train", "segment", "evaluate"),
        names(readme));
    for (String command : readme) {
      Script.Result result = Script.morula(folder, words(command).toArray(String[]::new));
      assertEquals(0, result.status(), command + ": " + result.err());
    }
    Set<String> others = new LinkedHashSet<>();
    for (String page : List.of("segmenting", "training", "evaluating", "studies", "installing")) {
      List<String> examples = examples(PAGES.resolve(page + ".md"));
      assertTrue(!examples.isEmpty(), page);
      others.addAll(examples);
    }
    others.removeAll(readme); // what was run is not run again
    CommandSeries.run(folder, Script.JAVA_OPTIONS, others.stream().map(ReadmeTest::words).toList());
    for (String file :
        List.of(
            "mine.zip",
            "after/membranes_003_labels.tif",
            "scores-after/metrics.png",
            "results/nuclei_001_labels.tif",
            "scores/metrics.json",
            "search/best.zip")) {
      assertTrue(Files.exists(folder.resolve(file)), file);
    }
  }

  private static List<String> words(String command) {
    // the quotes are for the shell
    List<String> words = new ArrayList<>(List.of(command.replace("'", "").split(" ")));
    words.replaceAll(word -> QUICK.getOrDefault(word, word));
    if (List.of("train", "study").contains(words.get(0))) {
      Set<String> keys = words.stream().map(ReadmeTest::key).collect(Collectors.toSet());
      QUICK_TRAINING.stream().filter(word -> !keys.contains(key(word))).forEach(words::add);
      if (!keys.contains("start_from")) {
        words.add(SMALL);
      }
    }
    return words;
  }

  private static String key(String word) {
    return word.replaceFirst("=.*", "");
  }

  private static List<String> examples(Path page) throws IOException {
    return COMMAND
        .matcher(Files.readString(page))
        .results()
        .map(match -> match.group(1).strip())
        .filter(command -> !command.contains("…"))
        .toList();
  }

  private static List<String> names(List<String> commands) {
    return commands.stream().map(command -> command.split(" ")[0]).toList();
  }
}
