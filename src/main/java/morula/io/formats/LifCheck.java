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

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leica LIF: a block of XML that names the blocks of pixels and their sizes, then these blocks. A
 * block is 0x70, its length, then 0x2A before each number or text. Bio-Formats returns black planes
 * for what lies behind the end of the file.
 */
final class LifCheck implements FormatCheck {
  private static final int BLOCK = 0x70;
  private static final int FIELD = 0x2A;

  /** The header of a block without its name, with sizes of eight bytes. */
  private static final int BLOCK_HEADER = 8 + 1 + 8 + 1 + 4;

  private static final Pattern MEMORY = Pattern.compile("<Memory\\b[^>]*>");
  private static final Pattern SIZE = Pattern.compile("\\bSize=\"(\\d{1,18})\"");
  private static final Pattern NAME = Pattern.compile("\\bMemoryBlockID=\"([^\"]*)\"");

  @Override
  public boolean recognises(FileBytes file) {
    ByteBuffer head = file.head(ByteOrder.LITTLE_ENDIAN);
    return head.capacity() > 13 && head.getInt(0) == BLOCK && head.get(8) == FIELD;
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    int xmlBytes = Math.multiplyExact(file.head(ByteOrder.LITTLE_ENDIAN).getInt(9), 2);
    Set<String> expected = blocks(text(file, 13, xmlBytes));
    long at = 13L + xmlBytes;
    boolean named = true; // whether the blocks have the names of the XML
    while (at < file.length()) {
      int size = (int) Math.min(BLOCK_HEADER, file.length() - at);
      if (size < 4) {
        return END_MISSING;
      }
      ByteBuffer header = file.bytes(at, size, ByteOrder.LITTLE_ENDIAN);
      if (header.getInt(0) != BLOCK) {
        return Optional.empty(); // newer files end with zeros
      }
      if (size < BLOCK_HEADER - 4) {
        return END_MISSING;
      }
      boolean longSize = header.get(13) != FIELD;
      int nameAt = longSize ? 18 : 14;
      if (size < nameAt + 4) {
        return END_MISSING;
      }
      long bytes = longSize ? header.getLong(9) : header.getInt(9) & 0xFFFFFFFFL;
      int nameBytes = Math.multiplyExact(header.getInt(nameAt), 2);
      boolean first = at == 13L + xmlBytes;
      boolean known = expected.remove(text(file, at + nameAt + 4, nameBytes));
      named = known || named && !first;
      at = Math.addExact(at + nameAt + 4 + nameBytes, bytes);
      if (at > file.length()) {
        return END_MISSING;
      }
    }
    return named && !expected.isEmpty() ? END_MISSING : Optional.empty();
  }

  /** Returns the names of the blocks that hold pixels. */
  private static Set<String> blocks(String xml) {
    Set<String> names = new HashSet<>();
    Matcher memory = MEMORY.matcher(xml);
    while (memory.find()) {
      Matcher size = SIZE.matcher(memory.group());
      Matcher name = NAME.matcher(memory.group());
      if (size.find() && name.find() && Long.parseLong(size.group(1)) > 0) {
        names.add(name.group(1));
      }
    }
    return names;
  }

  private static String text(FileBytes file, long position, int bytes) throws IOException {
    if (bytes < 0) {
      throw new EOFException();
    }
    return new String(
        file.bytes(position, bytes, ByteOrder.LITTLE_ENDIAN).array(), StandardCharsets.UTF_16LE);
  }
}
