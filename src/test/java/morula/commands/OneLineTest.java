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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refusal is one line, whatever could have been remarked before it. */
class OneLineTest {
  private static final String MODEL = "model=" + Path.of("update-site/models/nuclei.zip");

  @TempDir Path folder;
  private Path images;
  private Path labels;

  @BeforeEach
  void images() throws IOException {
    images = folder.resolve("images");
    labels = folder.resolve("labels");
    SyntheticDataset.write(images, labels, 3, 64, 1, Progress.NONE);
  }

  private static String refused(String... words) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
    int status = Main.run(List.of(words), err, err);
    String said = written.toString(StandardCharsets.UTF_8).strip();
    assertEquals(Main.REFUSED, status, said);
    assertEquals(1, said.lines().count(), said);
    return said;
  }

  private String segment(String... more) {
    String[] words = new String[more.length + 4];
    words[0] = "segment";
    words[1] = "input=" + images;
    words[2] = MODEL;
    words[3] = "output=" + folder.resolve("out");
    System.arraycopy(more, 0, words, 4, more.length);
    return refused(words);
  }

  @Test
  void whatAllFilesAreRefusedForIsToldOnce() {
    assertEquals(
        "none of 3 files can be segmented: channel=9: each has only 1 channel; choose another"
            + " channel or leave the key out",
        segment("channel=9"));
    assertTrue(segment("series=7").contains("none of 3 files can be segmented: series=7: each"));
    assertTrue(segment("frame=7").contains("frame=7"));
  }

  @Test
  void remarksAboutTheModelWaitUntilAnImageCanBeSegmented() throws IOException {
    Path image;
    try (var files = Files.list(images)) {
      image = files.sorted().findFirst().orElseThrow();
    }
    String line =
        refused(
            "segment",
            "input=" + image,
            MODEL,
            "output=" + folder.resolve("out"),
            "tile_size=128",
            "channel=9");
    assertTrue(line.contains("channel=9"), line);
  }

  @Test
  void filesWithoutPartnerAreNotToldBeforeARefusal() throws IOException {
    try (var files = Files.list(labels)) {
      Files.delete(files.sorted().findFirst().orElseThrow());
    }
    String line =
        refused(
            "train",
            "images=" + images,
            "labels=" + labels,
            "model=" + folder.resolve("m.zip"),
            "ids=" + Files.writeString(folder.resolve("ids.txt"), "absent\n"));
    assertTrue(line.contains("ids.txt"), line);
  }

  @Test
  void aTrialThatMakesNoSenseIsOneLine() {
    String line =
        refused(
            "study",
            "keys=epochs=1|2",
            "images=" + images,
            "labels=" + folder.resolve("absent"),
            "output=" + folder.resolve("study"));
    assertTrue(line.contains("absent"), line);
  }
}
