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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import loci.common.RandomAccessInputStream;
import loci.formats.FormatException;
import loci.formats.in.TiffReader;
import loci.formats.tiff.IFD;
import loci.formats.tiff.TiffParser;

/**
 * Reads TIFF files of 64-bit integers, as numpy makes them, as 64-bit floats, which hold every
 * integer up to 2^53.
 *
 * <p>Needed until Bio-Formats reads such files itself (7.3.1 refuses them: ome/bioformats#4089).
 */
public final class Integer64TiffReader extends TiffReader {
  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;
  private static final int IEEE_FLOAT = 3;
  private static final int BLACK_IS_ZERO = 1;

  private boolean unsigned;

  /** Returns whether the pixels of {@code first}, the first page, are 64-bit integers. */
  static boolean isNeededFor(IFD first) throws FormatException {
    int format = first.getIFDIntValue(IFD.SAMPLE_FORMAT, UNSIGNED);
    return first.getBitsPerSample()[0] == 64 && (format == UNSIGNED || format == SIGNED);
  }

  @Override
  protected void initTiffParser() {
    super.initTiffParser();
    tiffParser = new Declared(in);
  }

  @Override
  public byte[] openBytes(int no, byte[] buf, int x, int y, int w, int h)
      throws FormatException, IOException {
    super.openBytes(no, buf, x, y, w, h);
    ByteBuffer values =
        ByteBuffer.wrap(buf)
            .order(isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (int i = 0; i + Long.BYTES <= buf.length; i += Long.BYTES) {
      long value = values.getLong(i);
      double converted = unsigned && value < 0 ? (value >>> 1) * 2.0 : value;
      values.putDouble(i, converted);
    }
    return buf;
  }

  /** Declares the integers as floats of the same length, so that nothing refuses them. */
  private final class Declared extends TiffParser {
    Declared(RandomAccessInputStream in) {
      super(in);
      setDoCaching(false);
    }

    @Override
    public IFD getIFD(long offset) throws IOException {
      IFD ifd = super.getIFD(offset);
      try {
        if (ifd != null && isNeededFor(ifd)) {
          unsigned = ifd.getIFDIntValue(IFD.SAMPLE_FORMAT, UNSIGNED) == UNSIGNED;
          ifd.put(IFD.SAMPLE_FORMAT, IEEE_FLOAT);
          ifd.put(IFD.PHOTOMETRIC_INTERPRETATION, BLACK_IS_ZERO); // else values are turned over
        }
      } catch (FormatException e) {
        throw new IOException(e.getMessage(), e);
      }
      return ifd;
    }
  }
}
