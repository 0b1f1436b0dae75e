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

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The bytes of an open file, read at any position. */
final class FileBytes implements AutoCloseable {
  private static final int HEAD = 1024;

  private final Path path;
  private final FileChannel channel;
  private final byte[] head;

  private FileBytes(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.head = bytes(0, (int) Math.min(HEAD, channel.size()), ByteOrder.BIG_ENDIAN).array();
  }

  static FileBytes open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new FileBytes(path, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  /** Returns the first bytes of the file, at most 1024. */
  byte[] head() {
    return head.clone();
  }

  /** Returns the first bytes of the file, at most 1024. */
  ByteBuffer head(ByteOrder order) {
    return ByteBuffer.wrap(head()).order(order);
  }

  boolean startsWith(String magic) {
    return startsWith(magic.getBytes(StandardCharsets.ISO_8859_1));
  }

  boolean startsWith(byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  long length() throws IOException {
    return channel.size();
  }

  /**
   * Reads exactly {@code count} bytes.
   *
   * @throws EOFException if the file has fewer
   */
  ByteBuffer bytes(long position, int count, ByteOrder order) throws IOException {
    if (position < 0 || count < 0 || count > channel.size() - position) {
      throw new EOFException();
    }
    ByteBuffer bytes = ByteBuffer.allocate(count).order(order);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  /** Returns the last bytes of the file as Latin-1 text, at most {@code count}. */
  String tail(int count) throws IOException {
    int size = (int) Math.min(count, length());
    byte[] bytes = bytes(length() - size, size, ByteOrder.BIG_ENDIAN).array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Returns a stream of big-endian values from {@code position} on; it need not be closed. */
  DataInputStream stream(long position) throws IOException {
    channel.position(position);
    return new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
