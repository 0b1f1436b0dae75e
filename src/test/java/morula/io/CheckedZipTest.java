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

package morula.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedZipTest {
  /** Offsets in an entry of the directory of a zip, as its specification gives them. */
  private static final int CHECKSUM = 16;

  private static final int UNPACKED = 24;
  private static final int METHOD = 10;

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = write(zip("b", "a"));
    try (CheckedZip zip = CheckedZip.open(file)) {
      assertEquals(List.of("a", "b"), zip.names());
      assertTrue(zip.has("a") && !zip.has("c"));
      assertEquals(3000, zip.size("a"));
      assertArrayEquals(content("a"), zip.open("a").readAllBytes());
    }
  }

  @Test
  void aNameThatStandsTwiceIsRefused() throws IOException {
    byte[] bytes = zip("first", "twice");
    byte[] from = "first".getBytes(StandardCharsets.US_ASCII);
    byte[] to = "twice".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length - 5; i++) {
      if (ByteBuffer.wrap(bytes, i, 5).equals(ByteBuffer.wrap(from))) {
        System.arraycopy(to, 0, bytes, i, 5);
      }
    }
    assertRefused(bytes, "has two entries of the name twice");
  }

  /** The directory alone decides: nothing of such an entry is unpacked. */
  @Test
  void anEntryThatWouldGrowAThousandfoldIsRefused() throws IOException {
    byte[] bytes = zip("a", "weights.pt");
    directory(bytes, 1).putInt(UNPACKED, 2_000_000_000);
    assertRefused(bytes, "unpacking its entry weights.pt would make 1907 MB out of 1 MB");
  }

  /** As in zips whose entries lie over each other: each one is harmless. */
  @Test
  void manyEntriesThatGrowTogetherAreRefused() throws IOException {
    byte[] bytes = zip("a", "b");
    for (int i = 0; i < 2; i++) {
      directory(bytes, i).putInt(UNPACKED, 200 << 20);
    }
    assertRefused(bytes, "unpacking all its entries together would make 400 MB out of 1 MB");
  }

  @Test
  void neverMoreOrFewerBytesAreReadThanDeclared() throws IOException {
    for (int declared : new int[] {2999, 10, 0, 3001, 100_000}) {
      byte[] bytes = zip("a");
      directory(bytes, 0).putInt(UNPACKED, declared);
      assertDamaged(bytes, declared);
    }
  }

  @Test
  void aWrongChecksumIsNoticed() throws IOException {
    byte[] bytes = zip("a");
    directory(bytes, 0).putInt(CHECKSUM, 1);
    assertDamaged(bytes, 3000);
  }

  @Test
  void anUnusualMethodIsRefused() throws IOException {
    byte[] bytes = zip("a");
    directory(bytes, 0).putShort(METHOD, (short) 12);
    assertRefused(bytes, "is packed in an unusual way");
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    assertRefused("no zip".getBytes(StandardCharsets.US_ASCII), "is not a complete zip file");
  }

  private void assertRefused(byte[] bytes, String message) throws IOException {
    Path file = write(bytes);
    ZipException e = assertThrows(ZipException.class, () -> CheckedZip.open(file).close());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private void assertDamaged(byte[] bytes, int declared) throws IOException {
    Path file = write(bytes);
    ZipException e = assertThrows(ZipException.class, () -> read(file, "a"), declared + "");
    assertEquals("is damaged: its entry a cannot be unpacked", e.getMessage());
  }

  private static byte[] read(Path file, String name) throws IOException {
    try (CheckedZip zip = CheckedZip.open(file)) {
      return zip.open(name).readAllBytes();
    }
  }

  private static byte[] content(String name) {
    return name.repeat(3000).substring(0, 3000).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content(name));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** The directory's entry of that index. */
  private static ByteBuffer directory(byte[] zip, int index) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int found = -1;
    for (int i = 0; i < zip.length - 4; i++) {
      if (bytes.getInt(i) == 0x02014b50 && ++found == index) {
        return bytes.slice(i, zip.length - i).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw new AssertionError("no entry " + index);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.zip"), bytes);
  }
}
