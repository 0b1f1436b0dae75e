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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import morula.annotation.AnnotatedPart;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.keys.CommandRunner;
import morula.learning.TinyTraining;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;

/** The training in the background of corrections. */
@Tag("slow")
class RetrainingTest {
  /** Seconds, where as many steps as users wait for take a minute. */
  private static final Map<String, Object> SHORT =
      Map.of(
          "steps_per_epoch",
          20,
          "patch_size",
          64,
          "batch_size",
          4,
          "learning_rate",
          0.01,
          "precision",
          "fp32");

  private record End(Optional<Path> model, String text) {}

  @Test
  void goesOnFromAModelAndSaysWhatCameOfIt(@TempDir Path folder) throws Exception {
    TinyTraining.data(folder);
    Path before = TinyTraining.run(TinyTraining.settings(folder, "a.zip", false, 1e-9)).model();
    TrainingSet set = TrainingSet.open(folder.resolve("set"));
    for (Path file : ImageFiles.resolve(folder.resolve("images").toString(), "images")) {
      set.add(
          ImageFiles.read(file),
          LabelFiles.read(folder.resolve("labels").resolve(file.getFileName())),
          new AnnotatedPart(),
          file.toString());
    }
    BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    Set<String> lines = new ConcurrentSkipListSet<>();
    try (Context context = new Context(CommandService.class, StatusService.class)) {
      Retraining.start(
          new CommandRunner(context),
          set,
          before.toString(),
          SHORT,
          new Retraining.Listener() {
            @Override
            public void moved(String line) {
              lines.add(line);
            }

            @Override
            public void ended(Optional<Path> model, String text) {
              ends.add(new End(model, text));
            }
          });
      End end = ends.poll(10, TimeUnit.MINUTES);
      assertEquals(Optional.of(folder.resolve("set/models/corrected-1.zip")), end.model());
      assertTrue(Files.exists(end.model().get()));
      assertTrue(end.text().contains("(before: "), end.text());
      assertTrue(lines.stream().anyMatch(line -> line.startsWith("Epoch 6 of 6")), "" + lines);
      assertEquals("corrected-2.zip", set.nextModel().getFileName().toString());
    }
  }
}
