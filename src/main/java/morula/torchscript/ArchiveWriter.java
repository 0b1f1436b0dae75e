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

package morula.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@link ScriptModule} as the archive that {@code torch.jit.load} reads: a zip without
 * compression that holds the code, the pickled module, and one file a tensor. The same module
 * always gives the same bytes.
 */
public final class ArchiveWriter {
  private static final String ROOT = "net/";

  /**
   * The time of every entry; a local time, as in a zip, so that the bytes do not depend on the time
   * zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** A pickle of protocol 2 with an empty tuple. */
  private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

  private ArchiveWriter() {}

  /**
   * Writes the archive; the caller must take care of a partly written file.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(ScriptModule module, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      entry(zip, "data.pkl", ModulePickle.of(module));
      writeConstants(zip, module.constants());
      entry(zip, "code/__torch__.py", module.code().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < module.attributes().size(); i++) {
        entry(zip, "data/" + i, bytes(module.attributes().get(i)));
      }
      entry(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void writeConstants(ZipOutputStream zip, List<PackedConvolution> constants)
      throws IOException {
    if (constants.isEmpty()) {
      entry(zip, "constants.pkl", NO_CONSTANTS);
      return;
    }
    ConstantsPickle pickle = ConstantsPickle.of(constants);
    entry(zip, "constants.pkl", pickle.bytes());
    entry(zip, "code/__torch__/torch/classes/quantized.py", new byte[0]);
    for (int i = 0; i < pickle.storages().size(); i++) {
      entry(zip, "constants/" + i, pickle.storages().get(i));
    }
  }

  /** Returns about how many bytes {@link #write} writes, rather too many than too few. */
  public static long size(ScriptModule module) {
    long bytes = 1 << 20;
    for (Attribute attribute : module.attributes()) {
      bytes += (long) attribute.values().length * attribute.type().bytes() + 1024;
    }
    for (PackedConvolution constant : module.constants()) {
      bytes += constant.kernel().weights().length + 64L * constant.channels() + 4096;
    }
    return bytes;
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(ROOT + name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] bytes(Attribute attribute) {
    float[] values = attribute.stored();
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(values.length, attribute.type().bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    switch (attribute.type()) {
      case FLOAT32 -> buffer.asFloatBuffer().put(values);
      case BFLOAT16 -> {
        for (float value : values) {
          buffer.putShort(bfloat16(value));
        }
      }
      case FLOAT16 -> {
        for (float value : values) {
          buffer.putShort(float16(value));
        }
      }
      default ->
          throw new IllegalArgumentException(
              "Tensors of this type cannot be written: " + attribute.type());
    }
    return buffer.array();
  }

  /** Rounds a number to IEEE 754 binary16: to the nearest, ties to even. */
  static short float16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7E00);
    }
    if (magnitude >= 65520f) {
      return (short) (sign | 0x7C00);
    }
    // the distance of neighbours in binary16: 2^-24 for the smallest, 2^-10 of the power of two
    int exponent = Math.max(-14, Math.getExponent(magnitude));
    int steps = (int) Math.rint(Math.scalb((double) magnitude, 10 - exponent));
    // 1024 steps above a power of two begin the next one, which the sum of the bits gives
    return (short) (sign | (((exponent + 14) << 10) + steps));
  }

  /** Rounds a number to bfloat16: to the nearest, ties to even, as PyTorch does. */
  static short bfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return 0x7FC0;
    }
    return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
  }
}
