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

package morula.io.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import loci.common.RandomAccessOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk may take only a part of what it is given, without a failure. */
class WholeFileHandleTest {
  @TempDir Path folder;

  /** Writes at most three bytes at once, and no more than {@code room} bytes of the file. */
  private static final class Reluctant extends WholeFileHandle {
    private final long room;

    Reluctant(Path file, long room) throws IOException {
      super(file.toFile());
      this.room = room;
    }

    @Override
    protected int writeOnce(ByteBuffer bytes, long at) throws IOException {
      int count = (int) Math.min(Math.min(3, bytes.remaining()), room - at);
      if (count <= 0) {
        throw new IOException("No space left on device");
      }
      ByteBuffer part = bytes.duplicate();
      part.limit(part.position() + count);
      int written = super.writeOnce(part, at);
      bytes.position(bytes.position() + written);
      return written;
    }
  }

  private static void write(WholeFileHandle handle) throws IOException {
    try (RandomAccessOutputStream out = new RandomAccessOutputStream(handle)) {
      out.order(true);
      out.writeInt(0x01020304);
      out.writeShort(0x0506);
      out.seek(20);
      out.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
      out.seek(2);
      out.writeLong(0x1112131415161718L);
      out.writeByte(0x20);
      out.seek(30);
      out.writeDouble(0.5);
    }
  }

  @Test
  void shortWritesAreContinued() throws IOException {
    write(new WholeFileHandle(folder.resolve("a").toFile()));
    write(new Reluctant(folder.resolve("b"), 1000));
    byte[] whole = Files.readAllBytes(folder.resolve("a"));
    assertEquals(38, whole.length);
    assertArrayEquals(
        new byte[] {4, 3, 0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11, 0x20, 0},
        java.util.Arrays.copyOf(whole, 12));
    assertEquals(10, whole[29]);
    assertArrayEquals(whole, Files.readAllBytes(folder.resolve("b")));
  }

  @Test
  void aFullDiskIsAFailureWhereverItEnds() {
    for (int room = 0; room < 38; room++) {
      Path file = folder.resolve("c" + room);
      int end = room;
      assertThrows(IOException.class, () -> write(new Reluctant(file, end)), "room " + room);
    }
  }
}
