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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is whole, but larger than the memory of Java, is not called damaged. */
class LittleMemoryTest {
  /** A mask of this side, with 1 bit a pixel, takes 200 MB once it is opened. */
  private static final int SIDE = 40_000;

  @TempDir Path folder;

  @BeforeAll
  static void scriptsRun() {
    Script.assumeBuilt();
  }

  @Test
  void anImageThatDoesNotFitIsToldAsTooLittleMemory() throws IOException {
    Path file = folder.resolve("mask.png");
    writeMask(file);
    Files.createDirectory(folder.resolve("other"));
    Files.copy(file, folder.resolve("other/mask.png"));
    Script.Result result =
        Script.run(
            folder,
            Map.of("MORULA_JAVA_OPTS", "-Xmx100m"),
            "morula",
            "evaluate",
            "labels=mask.png",
            "predictions=other/mask.png",
            "output=scores");
    assertEquals(1, result.status(), result.err());
    assertTrue(result.line().contains("ran out of memory"), result.err());
    assertTrue(result.line().contains("-Xmx"), result.err());
    assertTrue(result.line().contains("mask.png"), result.err());
    assertFalse(result.line().contains("damaged"), result.err());
    assertFalse(Files.exists(folder.resolve("scores")), "nothing is written");
  }

  private static void writeMask(Path file) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(SIDE);
    fields.writeInt(SIDE);
    fields.write(new byte[] {1, 0, 0, 0, 0}); // 1 bit of grey, not interlaced
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(rows)) {
      byte[] row = new byte[1 + SIDE / 8];
      for (int y = 0; y < SIDE; y++) {
        packed.write(row);
      }
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeLong(0x89504E470D0A1A0AL);
      writeChunk(out, "IHDR", header.toByteArray());
      writeChunk(out, "IDAT", rows.toByteArray());
      writeChunk(out, "IEND", new byte[0]);
    }
  }

  private static void writeChunk(DataOutputStream out, String type, byte[] content)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) sum.getValue());
  }
}
