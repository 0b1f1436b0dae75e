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

package morula.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticDatasetTest {
  @TempDir Path folder;

  @Test
  void writesPairsThatReadBack() throws IOException {
    Path images = folder.resolve("new folder/images");
    Path labels = folder.resolve("labels");
    Said said = new Said(Integer.MAX_VALUE);
    SyntheticDataset.write(images, labels, 3, 64, 5, said);
    List<String> expected = List.of("nuclei_001.tif", "nuclei_002.tif", "nuclei_003.tif");
    assertEquals(expected, names(images));
    assertEquals(expected, names(labels));
    assertEquals(List.of(1L, 2L, 3L), said.done);
    assertArrayEquals(
        new long[] {64, 64, 1, 1, 1},
        ImageFiles.read(images.resolve("nuclei_002.tif")).pixels().dimensionsAsLongArray());
    Labels read = LabelFiles.read(labels.resolve("nuclei_002.tif"));
    assertArrayEquals(new long[] {64, 64, 1, 1}, read.pixels().dimensionsAsLongArray());
    assertEquals("micron", read.calibration().unit());
  }

  @Test
  void aLargerSetBeginsAsASmallerOne() throws IOException {
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    SyntheticDataset.write(a, folder.resolve("la"), 1, 64, 5, Progress.NONE);
    SyntheticDataset.write(b, folder.resolve("lb"), 2, 64, 5, Progress.NONE);
    Path first = Path.of("nuclei_001.tif");
    assertEquals(-1, Files.mismatch(a.resolve(first), b.resolve(first)));
    assertTrue(Files.mismatch(b.resolve(first), b.resolve("nuclei_002.tif")) >= 0);
  }

  @Test
  void everyKindReadsBackAsDrawn() throws IOException {
    Map<String, SyntheticGenerator> kinds =
        Map.of(
            "nuclei", SyntheticGenerator.nuclei(48, 0),
            "shapes", SyntheticGenerator.shapes(48),
            "textures", SyntheticGenerator.textures(TextureParameters.published(48)));
    for (Map.Entry<String, SyntheticGenerator> kind : kinds.entrySet()) {
      Path images = folder.resolve(kind.getKey() + "/images");
      Path labels = folder.resolve(kind.getKey() + "/labels");
      SyntheticDataset.write(kind.getValue(), kind.getKey(), images, labels, 2, 7, Progress.NONE);
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 1; i <= 2; i++) {
        String name = kind.getKey() + "_00" + i + ".tif";
        SyntheticSample drawn = kind.getValue().draw(name, random);
        SyntheticSample read =
            new SyntheticSample(
                ImageFiles.read(images.resolve(name)), LabelFiles.read(labels.resolve(name)));
        assertArrayEquals(Samples.pixels(drawn), Samples.pixels(read), name);
        assertArrayEquals(Samples.labels(drawn), Samples.labels(read), name);
      }
    }
  }

  @Test
  void stopsWhenCancelled() throws IOException {
    Path images = folder.resolve("images");
    assertThrows(
        CancellationException.class,
        () -> SyntheticDataset.write(images, folder.resolve("l"), 9, 64, 5, new Said(2)));
    assertEquals(2, names(images).size());
  }

  /** Remembers what it was told and is cancelled after some images. */
  private static final class Said implements Progress {
    private final List<Long> done = new ArrayList<>();
    private final int limit;

    Said(int limit) {
      this.limit = limit;
    }

    @Override
    public void message(String line) {}

    @Override
    public void update(long finished, long total, String what) {
      done.add(finished);
    }

    @Override
    public boolean isCancelled() {
      return done.size() >= limit;
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
