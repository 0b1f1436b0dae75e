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

package morula.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import morula.image.Image;
import morula.io.ImageSource;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a process's memory, and the images that it is measured with. */
class MemoryTest {
  @TempDir Path folder;

  @Test
  void theMemoryOfAProcess() {
    ResidentMemory memory =
        ResidentMemory.parse(
            "VmHWM:\t  3000 kB\nVmRSS:\t 2000 kB\nRssAnon:\t 1000 kB\nRssFile:\t  900 kB\n"
                + "RssShmem:\t 100 kB\n");
    assertEquals(new ResidentMemory(3000 << 10, 1000 << 10, 1000 << 10), memory);
    assertEquals(
        new ResidentMemory(3000 << 10, 2000 << 10, 1000 << 10),
        memory.max(new ResidentMemory(0, 2000 << 10, 0)));
    assertEquals(ResidentMemory.NONE, ResidentMemory.parse(""));
    assertEquals(ResidentMemory.NONE, ResidentMemory.of(Long.MAX_VALUE));
  }

  @Test
  void theMemoryOfThisProcess() {
    assumeTrue(ResidentMemory.isKnown(), "skipped: not Linux");
    ResidentMemory own = ResidentMemory.of(ProcessHandle.current().pid());
    assertTrue(own.peak() > 10_000_000 && own.anonymous() > 0 && own.mapped() > 0, own + "");
    assertTrue(own.peak() >= own.anonymous(), own + "");
  }

  @Test
  void aGeneratedImageRepeatsItsField() throws IOException {
    Path file = GeneratedImage.write(folder, 2500);
    assertEquals("nuclei_2500.tif", file.getFileName().toString());
    assertTrue(Files.size(file) >= 2500 * 2500);
    try (ImageSource source = ImageSource.open(file)) {
      Image image = source.series(0);
      RandomAccess<? extends RealType<?>> access = image.pixels().randomAccess();
      double sum = 0;
      for (int x = 0; x < 1024; x += 7) {
        double value = at(access, x, 100);
        assertEquals(value, at(access, 2047 - x, 100));
        assertEquals(value, at(access, x, 2047 - 100));
        sum += value;
      }
      assertTrue(sum > 0);
    }
  }

  private static double at(RandomAccess<? extends RealType<?>> access, long x, long y) {
    access.setPosition(new long[] {x, y, 0, 0, 0});
    return access.get().getRealDouble();
  }

  @Test
  void listsOfPartsAndSizes() {
    assertEquals(Set.of(Part.TRAINING, Part.MEMORY), Part.parse("training|memory"));
    assertEquals(4, Part.parse(Part.USUAL).size());
    assertEquals(List.of(64, 65536), SpeedSettings.sizes("64| 65536"));
    for (String wrong : List.of("", "training|", "none", "Training", "training,job")) {
      String line =
          assertThrows(InvalidRequestException.class, () -> Part.parse(wrong)).getMessage();
      assertTrue(line.startsWith("parts=" + wrong + ": list one or more of decoding"), line);
    }
    for (String wrong : List.of("", "1024|", "63", "65537", "big", "1e3")) {
      String line =
          assertThrows(InvalidRequestException.class, () -> SpeedSettings.sizes(wrong))
              .getMessage();
      assertTrue(line.startsWith("memory_sizes=" + wrong + ": list widths"), line);
    }
  }
}
