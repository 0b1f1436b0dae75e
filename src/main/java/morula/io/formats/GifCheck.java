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

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/** GIF (87a and 89a): blocks up to the trailer. */
final class GifCheck implements FormatCheck {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;

  @Override
  public boolean recognises(FileBytes file) {
    return file.startsWith("GIF8");
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    DataInputStream in = file.stream(10);
    int flags = in.readUnsignedByte();
    in.skipNBytes(2);
    skipColors(in, flags);
    for (int block = in.readUnsignedByte(); block != TRAILER; block = in.readUnsignedByte()) {
      if (block == EXTENSION) {
        in.skipNBytes(1);
      } else if (block == IMAGE) {
        in.skipNBytes(8);
        skipColors(in, in.readUnsignedByte());
        in.skipNBytes(1);
      } else {
        return Optional.empty(); // not as the standard says: readers stop here
      }
      for (int size = in.readUnsignedByte(); size > 0; size = in.readUnsignedByte()) {
        in.skipNBytes(size);
      }
    }
    return Optional.empty();
  }

  private static void skipColors(DataInputStream in, int flags) throws IOException {
    if ((flags & 0x80) != 0) {
      in.skipNBytes(3L << (flags & 7) + 1);
    }
  }
}
