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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifCheckTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyBlockThatTheXmlNamesMustBeThere(boolean longSizes) throws Exception {
    byte[] whole = lif(longSizes);
    Path file = folder.resolve("x.lif");
    assertEquals(Optional.empty(), Completeness.fault(Files.write(file, whole)));
    Files.write(file, Arrays.copyOf(whole, whole.length + 50)); // newer files end with zeros
    assertEquals(Optional.empty(), Completeness.fault(file));
    for (int length = whole.length - 1; length > 13; length--) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertEquals(FormatCheck.END_MISSING, Completeness.fault(file), "of length " + length);
    }
  }

  private static byte[] lif(boolean longSizes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String xml =
        "<LMSDataContainerHeader><Memory Size=\"40\" MemoryBlockID=\"MemBlock_1\"/>"
            + "<Memory Size=\"0\" MemoryBlockID=\"MemBlock_2\"/>"
            + "<Memory Size=\"60\" MemoryBlockID=\"MemBlock_3\"/></LMSDataContainerHeader>";
    byte[] text = xml.getBytes(StandardCharsets.UTF_16LE);
    out.writeBytes(
        little(13 + text.length)
            .putInt(0x70)
            .putInt(5 + text.length)
            .put((byte) 0x2A)
            .putInt(xml.length())
            .put(text)
            .array());
    block(out, "MemBlock_1", 40, longSizes);
    block(out, "MemBlock_3", 60, longSizes);
    return out.toByteArray();
  }

  private static void block(ByteArrayOutputStream out, String name, int size, boolean longSizes) {
    byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer header = little((longSizes ? 22 : 18) + text.length);
    header.putInt(0x70).putInt(header.capacity() - 8).put((byte) 0x2A);
    if (longSizes) {
      header.putLong(size);
    } else {
      header.putInt(size);
    }
    header.put((byte) 0x2A).putInt(name.length()).put(text);
    out.writeBytes(header.array());
    out.writeBytes(new byte[size]);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
