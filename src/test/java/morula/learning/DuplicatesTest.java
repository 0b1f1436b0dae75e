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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.patches.TrainingImage;
import morula.progress.Progress;
import morula.progress.TestProgress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image is not judged by its own copy. */
@Tag("slow")
class DuplicatesTest {
  private static final Path DARKFIELD = Path.of("../shared/data/darkfield");

  @TempDir Path folder;

  @Test
  void copiesStayOnTheSideOfTheirOriginals() throws IOException {
    TinyTraining.data(folder);
    copySeven();
    assertNoneStraddles("distance");
  }

  @Test
  void copiesOfDarkFieldImagesStayTogether() throws IOException {
    assumeTrue(Files.isDirectory(DARKFIELD), "../shared/data/darkfield is absent");
    for (String part : List.of("images", "labels")) {
      Files.createDirectories(folder.resolve(part));
      for (Path file : list(DARKFIELD.resolve(part)).subList(0, 12)) {
        Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
      }
    }
    copySeven();
    assertNoneStraddles("semantic");
  }

  @Test
  void aFileThatSeparatesThemIsObeyedWithAWarning() throws IOException {
    TinyTraining.data(folder);
    copySeven();
    Path first = list(folder.resolve("images")).get(0);
    Path file = Files.writeString(folder.resolve("validation.txt"), first.getFileName() + "\n");
    List<String> messages = new ArrayList<>();
    TrainingData data =
        new DataSource().load(settings("distance", file.toString(), 1), log(messages));
    assertEquals(1, data.validation().size());
    List<String> warnings =
        messages.stream()
            .filter(
                m -> m.contains("this validation image has the same pixels as the training image"))
            .toList();
    assertEquals(1, warnings.size(), messages.toString());
    assertTrue(warnings.get(0).startsWith("warning: "), warnings.get(0));
  }

  private void assertNoneStraddles(String heads) throws IOException {
    for (int seed = 0; seed < 2; seed++) {
      TrainingData data = new DataSource().load(settings(heads, "0.3", seed), Progress.NONE);
      Set<String> training = originals(data.training().forStatistics());
      Set<String> validation = originals(data.validation());
      assertTrue(Collections.disjoint(training, validation), training + " " + validation);
      int kinds = training.size() + validation.size();
      assertEquals(7, data.training().size() + data.validation().size() - kinds);
    }
  }

  private static Set<String> originals(List<TrainingImage> images) {
    return images.stream().map(i -> i.name().replace("copy_", "")).collect(Collectors.toSet());
  }

  /** Seven images once more, with their labels. */
  private void copySeven() throws IOException {
    for (String part : List.of("images", "labels")) {
      for (Path file : list(folder.resolve(part)).subList(0, 7)) {
        Files.copy(file, file.resolveSibling("copy_" + file.getFileName()));
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private TrainingSettings settings(String heads, String validation, int seed) {
    return TinyTraining.with(
        TinyTraining.settings(folder, "m.zip", heads, "", -1, false, 0.01, Optional.empty()),
        "validation",
        validation,
        "seed",
        (long) seed);
  }

  private static Progress log(List<String> messages) {
    return TestProgress.telling(messages::add);
  }
}
