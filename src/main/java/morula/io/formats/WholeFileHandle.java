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

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import loci.common.NIOFileHandle;

/**
 * Writes all the bytes that it is given, or fails.
 *
 * <p>Bio-Formats' {@link NIOFileHandle} calls {@code FileChannel.write} once and takes no notice of
 * how many bytes were written: on a full disk a file ends where the disk did, and nobody is told.
 * It is no longer needed when {@code NIOFileHandle.write(ByteBuffer, int, int)} and {@code doWrite}
 * repeat the call until nothing remains (ome-common-java, seen in 6.0.22).
 */
public class WholeFileHandle extends NIOFileHandle {

  /**
   * Opens a file to read and write.
   *
   * @throws IOException if it cannot be created
   */
  public WholeFileHandle(File file) throws IOException {
    super(file, "rw");
  }

  /**
   * Writes bytes at a position of the file and returns how many were written, as {@link
   * java.nio.channels.FileChannel#write(ByteBuffer, long)}.
   */
  protected int writeOnce(ByteBuffer bytes, long at) throws IOException {
    return channel.write(bytes, at);
  }

  @Override
  public void write(ByteBuffer bytes, int offset, int length) throws IOException {
    ByteBuffer part = bytes.duplicate();
    part.limit(offset + length).position(offset);
    while (part.hasRemaining()) {
      position += writeOnce(part, position);
    }
    buffer = null; // it may hold what stood here before
  }

  @Override
  public void seek(long to) throws IOException {
    if (to > length()) {
      setLength(to);
    }
    position = to;
    buffer = null;
  }

  @Override
  public ByteOrder getOrder() {
    return order == null ? ByteOrder.BIG_ENDIAN : order;
  }

  @Override
  public void setOrder(ByteOrder order) {
    this.order = order;
  }

  @Override
  public void writeByte(int value) throws IOException {
    write(bytes(Byte.BYTES).put(0, (byte) value));
  }

  @Override
  public void writeShort(int value) throws IOException {
    write(bytes(Short.BYTES).putShort(0, (short) value));
  }

  @Override
  public void writeInt(int value) throws IOException {
    write(bytes(Integer.BYTES).putInt(0, value));
  }

  @Override
  public void writeLong(long value) throws IOException {
    write(bytes(Long.BYTES).putLong(0, value));
  }

  @Override
  public void writeChar(int value) throws IOException {
    write(bytes(Character.BYTES).putChar(0, (char) value));
  }

  @Override
  public void writeFloat(float value) throws IOException {
    write(bytes(Float.BYTES).putFloat(0, value));
  }

  @Override
  public void writeDouble(double value) throws IOException {
    write(bytes(Double.BYTES).putDouble(0, value));
  }

  private ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(getOrder());
  }
}
