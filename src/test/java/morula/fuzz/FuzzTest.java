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

package morula.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import loci.formats.FormatException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages valid files at random and checks what holds for every answer: it comes in time, a failure
 * is one plain line that names the file, nothing is half-written, and nothing is told as success
 * where pixels are missing.
 *
 * <p>The suite runs a few cases, always the same. {@code scripts/fuzz} runs many, with the
 * properties morula.fuzz.images, morula.fuzz.models, morula.fuzz.lists (numbers of cases),
 * morula.fuzz.first (seed of the first one) and morula.fuzz.keep (folder for the files of faults).
 */
@Tag("slow")
class FuzzTest {
  private static final long FIRST = Long.getLong("morula.fuzz.first", 1);
  private static final Verdicts VERDICTS = new Verdicts();

  @TempDir static Path folder;
  private static Path data;
  private static Path model;

  @BeforeAll
  static void originals() throws IOException, InterruptedException {
    data = folder.resolve("data");
    done("generate", "output=" + data, "count=4", "size=64");
    model = folder.resolve("tiny.zip");
    done(
        "train",
        "images=" + data.resolve("images"),
        "labels=" + data.resolve("labels"),
        "model=" + model,
        "network=unet(depth=2,width=4)",
        "epochs=2",
        "steps_per_epoch=4",
        "patch_size=32",
        "batch_size=2",
        "learning_rate=0.01",
        "diameter=0",
        "device=cpu",
        "precision=fp32");
  }

  /** Each test tells its own faults. */
  private static void assertNoFaults() {
    List<String> faults = VERDICTS.newFaults();
    assertEquals(List.of(), faults, () -> String.join(System.lineSeparator(), faults));
  }

  private static void done(String... words) throws InterruptedException {
    Answer answer = Answer.to(List.of(words));
    assertEquals(0, answer.status(), answer.lines().toString());
  }

  @AfterAll
  static void table() {
    if (!System.getProperty("morula.fuzz.images", "").isEmpty()) {
      System.out.print(VERDICTS.table());
    }
  }

  @Test
  void images() throws IOException, InterruptedException, FormatException {
    SegmentCases cases = new SegmentCases(folder.resolve("images"), model, VERDICTS);
    cases.originals();
    for (long seed = FIRST; seed < FIRST + Integer.getInteger("morula.fuzz.images", 15); seed++) {
      cases.image(seed);
    }
    assertNoFaults();
  }

  @Test
  void models() throws IOException, InterruptedException, FormatException {
    SegmentCases cases = new SegmentCases(folder.resolve("models"), model, VERDICTS);
    for (long seed = FIRST; seed < FIRST + Integer.getInteger("morula.fuzz.models", 10); seed++) {
      cases.model(seed);
    }
    assertNoFaults();
  }

  @Test
  void labelsListsAndWhatIsKept() throws IOException, InterruptedException {
    DataCases cases = new DataCases(folder.resolve("lists"), data, VERDICTS);
    for (long seed = FIRST; seed < FIRST + Integer.getInteger("morula.fuzz.lists", 15); seed++) {
      cases.run(seed);
    }
    assertNoFaults();
  }
}
