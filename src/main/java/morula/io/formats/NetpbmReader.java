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
import java.util.Locale;
import loci.common.RandomAccessInputStream;
import loci.formats.CoreMetadata;
import loci.formats.FormatException;
import loci.formats.FormatReader;
import loci.formats.FormatTools;
import loci.formats.MetadataTools;

/**
 * Reads Netpbm files (PBM, PGM, PPM; P1 to P6) as the format defines them. Values are as stored: 0
 * to the file's maximum; in bitmaps, black is 0 and white is 255.
 *
 * <p>Replaces Bio-Formats' {@code PGMReader} (7.3.1) until it takes the high byte first, as the
 * format demands (scifio/scifio#114), skips one byte only between the header and the pixels, so
 * that dark pixels are not taken for white space, and unpacks the bits of PBM files.
 */
public final class NetpbmReader extends FormatReader {
  private static final int LARGEST_MAXIMUM = 65_535;

  private boolean text;
  private boolean bitmap;
  private long pixels;

  public NetpbmReader() {
    super("Portable Gray Map", "pgm");
  }

  @Override
  protected void initFile(String id) throws FormatException, IOException {
    super.initFile(id);
    in = new RandomAccessInputStream(id);
    in.order(false);
    int kind = in.readByte() == 'P' ? in.readByte() - '0' : 0;
    if (kind < 1 || kind > 6) {
      throw new FormatException("Not a valid Netpbm file");
    }
    text = kind <= 3;
    bitmap = kind % 3 == 1;
    CoreMetadata about = core.get(0);
    about.sizeX = number();
    about.sizeY = number();
    int maximum = bitmap ? 1 : number();
    if (about.sizeX < 1 || about.sizeY < 1 || maximum < 1 || maximum > LARGEST_MAXIMUM) {
      throw new FormatException("its header is wrong");
    }
    about.pixelType = maximum > 255 ? FormatTools.UINT16 : FormatTools.UINT8;
    about.sizeC = kind % 3 == 0 ? 3 : 1;
    about.rgb = about.sizeC == 3;
    about.interleaved = true;
    about.sizeZ = 1;
    about.sizeT = 1;
    about.imageCount = 1;
    about.dimensionOrder = "XYCZT";
    about.littleEndian = false;
    about.metadataComplete = true;
    pixels = in.getFilePointer();
    if (!text) {
      checkLength();
    }
    MetadataTools.populatePixels(makeFilterMetadata(), this);
  }

  /** Bytes of a row of the file, not of a plane that is returned. */
  private long rowBytes() {
    return bitmap
        ? (getSizeX() + 7L) / 8
        : (long) getSizeX() * getSizeC() * FormatTools.getBytesPerPixel(getPixelType());
  }

  private void checkLength() throws IOException {
    long expected = rowBytes() * getSizeY();
    long present = in.length() - pixels;
    if (present < expected) {
      throw new EOFException(
          String.format(Locale.ROOT, "its pixels need %d bytes, but it has %d", expected, present));
    }
    // some writers end the header with two bytes, CR and LF
    in.seek(pixels - 1);
    if (present == expected + 1 && in.readByte() == '\r' && in.readByte() == '\n') {
      pixels++;
    }
  }

  /** Reads a number of the header, and the one character that follows it. */
  private int number() throws FormatException, IOException {
    boolean comment = false;
    int c = next();
    while (comment || c == '#' || Character.isWhitespace(c)) {
      comment = c != '\n' && c != '\r' && (comment || c == '#');
      c = next();
    }
    long value = 0;
    while (c >= '0' && c <= '9' && value <= Integer.MAX_VALUE) {
      value = 10 * value + c - '0';
      c = in.getFilePointer() < in.length() ? next() : -1;
    }
    if (value > Integer.MAX_VALUE || c > 0 && !Character.isWhitespace(c) && !(text && bitmap)) {
      throw new FormatException("its header is wrong");
    }
    return (int) value;
  }

  private int next() throws IOException {
    return in.readByte() & 0xFF;
  }

  @Override
  public byte[] openBytes(int no, byte[] buf, int x, int y, int w, int h)
      throws FormatException, IOException {
    FormatTools.checkPlaneParameters(this, no, buf.length, x, y, w, h);
    in.seek(pixels);
    if (text) {
      crop(numbers(), buf, x, y, w, h);
    } else if (bitmap) {
      bits(buf, x, y, w, h);
    } else {
      readPlane(in, x, y, w, h, buf);
    }
    return buf;
  }

  private void bits(byte[] buf, int x, int y, int w, int h) throws IOException {
    byte[] row = new byte[(int) rowBytes()];
    for (int r = 0; r < h; r++) {
      in.seek(pixels + (y + r) * rowBytes());
      in.readFully(row);
      for (int i = 0; i < w; i++) {
        int bit = row[(x + i) / 8] >> 7 - (x + i) % 8 & 1;
        buf[r * w + i] = (byte) (bit == 1 ? 0 : 255);
      }
    }
  }

  /** Reads all numbers of a plane that is written as text. */
  private byte[] numbers() throws FormatException, IOException {
    byte[] rest = new byte[Math.toIntExact(in.length() - pixels)];
    in.readFully(rest);
    int bytes = FormatTools.getBytesPerPixel(getPixelType());
    byte[] plane = new byte[Math.toIntExact((long) getSizeX() * getSizeY() * getSizeC() * bytes)];
    int at = 0;
    int read = 0;
    while (read < plane.length) {
      while (at < rest.length && (rest[at] < '0' || rest[at] > '9')) {
        at++;
      }
      if (at == rest.length) {
        throw new EOFException("its end is missing");
      }
      int value = 0;
      do {
        value = Math.min(LARGEST_MAXIMUM, 10 * value + rest[at++] - '0');
        // the digits of a bitmap need no space between them
      } while (!bitmap && at < rest.length && rest[at] >= '0' && rest[at] <= '9');
      if (bytes == 2) {
        plane[read++] = (byte) (value >> 8);
      }
      plane[read++] = (byte) (bitmap ? (value == 1 ? 0 : 255) : value);
    }
    return plane;
  }

  private void crop(byte[] plane, byte[] buf, int x, int y, int w, int h) {
    int bytes = FormatTools.getBytesPerPixel(getPixelType()) * getSizeC();
    for (int r = 0; r < h; r++) {
      int from = ((y + r) * getSizeX() + x) * bytes;
      System.arraycopy(plane, from, buf, r * w * bytes, w * bytes);
    }
  }

  @Override
  public void close(boolean fileOnly) throws IOException {
    super.close(fileOnly);
    if (!fileOnly) {
      text = false;
      bitmap = false;
      pixels = 0;
    }
  }
}
