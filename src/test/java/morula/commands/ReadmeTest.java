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
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells the reader to type works as it stands there, in that order. */
@Tag("slow")
class ReadmeTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^`?scripts/morula ([a-z].*?)(`|$)");

  /** Added to the training, so that it takes seconds. */
  private static final List<String> QUICK =
      List.of(
          "network=unet(depth=2,width=4)",
          "epochs=1",
          "steps_per_epoch=2",
          "patch_size=32",
          "batch_size=2",
          "precision=fp32");

  @Test
  void commandsRun(@TempDir Path folder) throws IOException {
    Script.assumeBuilt();
    Script.morula(folder, "generate", "output=.", "count=4", "size=64");
    Files.move(folder.resolve("images"), folder.resolve("photos"));
    Files.move(folder.resolve("labels"), folder.resolve("annotations"));
    List<String> commands = examples();
    assertEquals(
        List.of("segment", "train", "segment", "evaluate", "study", "doctor"), names(commands));
    for (String command : commands) {
      // the quotes are for the shell
      List<String> words = new ArrayList<>(List.of(command.replace("'", "").split(" ")));
      if (List.of("train", "study").contains(words.get(0))) {
        words.addAll(QUICK);
      }
      words.replaceAll(word -> word.replaceFirst("^trials=.*", "trials=2"));
      Script.Result result = Script.morula(folder, words.toArray(String[]::new));
      assertEquals(0, result.status(), command + ": " + result.err());
    }
    for (String file :
        List.of(
            "mine.zip",
            "results/nuclei_001_labels.tif",
            "scores/metrics.json",
            "search/best.zip")) {
      assertTrue(Files.exists(folder.resolve(file)), file);
    }
  }

  private static List<String> examples() throws IOException {
    return COMMAND
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(match -> match.group(1).strip())
        .filter(command -> !command.contains("…"))
        .toList();
  }

  private static List<String> names(List<String> commands) {
    return commands.stream().map(command -> command.split(" ")[0]).toList();
  }
}
