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

package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import morula.image.Axis;
import morula.image.Perturbation;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerturbedCopiesTest {
  @TempDir Path folder;

  @BeforeEach
  void data() throws IOException {
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 2, 64, 3, Progress.NONE);
  }

  @Test
  void everyPairIsWrittenUnderItsName() throws IOException {
    Path output = folder.resolve("double");
    assertEquals(2, write(Perturbation.SIZE, 2, output));
    Path name = Path.of("nuclei_002.tif");
    assertEquals(128, ImageFiles.read(output.resolve("images").resolve(name)).size(Axis.X));
    assertEquals(
        128, LabelFiles.read(output.resolve("labels").resolve(name)).pixels().dimension(1));
  }

  @Test
  void originalsAreNeverReplaced() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> write(Perturbation.NOISE, 0.1, folder));
    assertTrue(e.getMessage().startsWith("output="), e.getMessage());
  }

  @Test
  void copiesOfTheSameNameAreRefused() throws IOException {
    SyntheticDataset.write(
        folder.resolve("images/again"), folder.resolve("labels/again"), 2, 64, 4, Progress.NONE);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () ->
                PerturbedCopies.write(
                    folder.resolve("images") + "/**.tif",
                    folder.resolve("labels") + "/**.tif",
                    Perturbation.NOISE,
                    0.1,
                    1,
                    folder.resolve("copies"),
                    Progress.NONE));
    assertTrue(e.getMessage().contains("nuclei_001"), e.getMessage());
    assertFalse(Files.exists(folder.resolve("copies")));
  }

  @Test
  void stopsBetweenPairsWhenCancelled() {
    boolean[] cancelled = new boolean[1];
    Progress progress =
        new Progress() {
          @Override
          public void message(String line) {}

          @Override
          public void update(long done, long total, String what) {
            assertEquals(2, total);
            cancelled[0] = true;
          }

          @Override
          public boolean isCancelled() {
            return cancelled[0];
          }
        };
    Path output = folder.resolve("copies");
    assertThrows(
        CancellationException.class, () -> write(Perturbation.NOISE, 0.1, output, progress));
    assertTrue(Files.exists(output.resolve("labels/nuclei_001.tif")));
    assertFalse(Files.exists(output.resolve("images/nuclei_002.tif")));
  }

  private int write(Perturbation perturbation, double strength, Path output) throws IOException {
    return write(perturbation, strength, output, Progress.NONE);
  }

  private int write(Perturbation perturbation, double strength, Path output, Progress progress)
      throws IOException {
    return PerturbedCopies.write(
        folder.resolve("images").toString(),
        folder.resolve("labels").toString(),
        perturbation,
        strength,
        1,
        output,
        progress);
  }
}
