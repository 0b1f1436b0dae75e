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

/**
 * JPEG (ITU-T T.81, annex B): segments with a length, and after a start of scan coded data up to
 * the next marker. Whatever follows the end of the image, such as the zeros of a recovered file or
 * the film of a phone, belongs to somebody else. There are no checksums.
 */
final class JpegCheck implements FormatCheck {
  private static final byte[] MAGIC = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;

  @Override
  public boolean recognises(FileBytes file) {
    return file.startsWith(MAGIC);
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    DataInputStream in = file.stream(2);
    int marker = nextMarker(in);
    while (marker != END_OF_IMAGE) {
      if (!isAlone(marker)) {
        in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
      }
      marker = marker == START_OF_SCAN ? afterScan(in) : nextMarker(in);
    }
    return Optional.empty();
  }

  /** Markers without a segment: TEM and the restarts. */
  private static boolean isAlone(int marker) {
    return marker == 0x01 || marker >= 0xD0 && marker <= 0xD8;
  }

  private static int nextMarker(DataInputStream in) throws IOException {
    while (in.readUnsignedByte() != 0xFF) {
      // some writers leave bytes between the segments
    }
    int marker = in.readUnsignedByte();
    while (marker == 0xFF) { // fill bytes
      marker = in.readUnsignedByte();
    }
    return marker;
  }

  /** Returns the first marker behind coded data, in which FF 00 is a value and restarts stand. */
  private static int afterScan(DataInputStream in) throws IOException {
    int marker = nextMarker(in);
    while (marker == 0 || isAlone(marker)) {
      marker = nextMarker(in);
    }
    return marker;
  }
}
