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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import loci.common.RandomAccessInputStream;
import loci.formats.CoreMetadata;
import loci.formats.FormatException;
import loci.formats.FormatReader;
import loci.formats.FormatTools;
import loci.formats.MetadataTools;

/**
 * Reads the first image of a FITS file as ImageJ and astronomers show it: the first row of the file
 * is the lowest. Values are as stored, except 16-bit integers with {@code BZERO = 32768}, by which
 * the format stores unsigned ones. A third axis is slices.
 *
 * <p>Replaces Bio-Formats' {@code FitsReader} (7.3.1) until it turns the rows, takes {@code BZERO}
 * into account, and finds the pixels by the block length of 2880 bytes, so that a first pixel whose
 * bytes look like a space is not lost.
 */
public final class UprightFitsReader extends FormatReader {
  private static final int BLOCK = 2880;
  private static final int CARD = 80;
  private static final int KEY = 8;
  private static final int MOST_CARDS = 100_000;

  private long pixels;
  private boolean unsigned;

  public UprightFitsReader() {
    super("Flexible Image Transport System", new String[] {"fits", "fts"});
  }

  @Override
  protected void initFile(String id) throws FormatException, IOException {
    super.initFile(id);
    in = new RandomAccessInputStream(id);
    Map<String, String> header = header();
    CoreMetadata about = core.get(0);
    about.sizeX = integer(header, "NAXIS1", 0);
    about.sizeY = integer(header, "NAXIS2", 0);
    about.sizeZ = integer(header, "NAXIS3", 1);
    if (about.sizeX < 1 || about.sizeY < 1 || about.sizeZ < 1) {
      throw new FormatException("its first part holds no image");
    }
    int bits = integer(header, "BITPIX", 0);
    unsigned =
        bits == 16 && number(header, "BZERO", 0) == 32768 && number(header, "BSCALE", 1) == 1;
    about.pixelType =
        switch (bits) {
          case 8 -> FormatTools.UINT8;
          case 16 -> unsigned ? FormatTools.UINT16 : FormatTools.INT16;
          case 32 -> FormatTools.INT32;
          case -32 -> FormatTools.FLOAT;
          case -64 -> FormatTools.DOUBLE;
          default -> throw new FormatException("BITPIX = " + bits + " is not supported");
        };
    about.sizeC = 1;
    about.sizeT = 1;
    about.imageCount = about.sizeZ;
    about.dimensionOrder = "XYZCT";
    about.littleEndian = false;
    about.metadataComplete = true;
    long expected = FormatTools.getPlaneSize(this) * (long) about.sizeZ;
    if (in.length() - pixels < expected) {
      throw new EOFException(
          String.format(
              Locale.ROOT,
              "its pixels need %d bytes, but it has %d",
              expected,
              in.length() - pixels));
    }
    MetadataTools.populatePixels(makeFilterMetadata(), this);
  }

  /** Reads the cards up to END; the pixels begin with the next block. */
  private Map<String, String> header() throws FormatException, IOException {
    Map<String, String> header = new HashMap<>();
    for (int cards = 1; cards < MOST_CARDS; cards++) {
      String card = in.readString(CARD);
      if (card.length() < CARD || cards == 1 && !card.startsWith("SIMPLE")) {
        break;
      }
      String key = card.substring(0, KEY).strip();
      if (key.equals("END")) {
        pixels = ((long) cards * CARD + BLOCK - 1) / BLOCK * BLOCK;
        return header;
      }
      if (card.charAt(KEY) == '=') {
        header.putIfAbsent(key, card.substring(KEY + 1).replaceFirst("/.*", "").strip());
      }
    }
    throw new FormatException("Not a valid FITS file");
  }

  private static double number(Map<String, String> header, String key, double otherwise)
      throws FormatException {
    String value = header.get(key);
    try {
      return value == null ? otherwise : Double.parseDouble(value.replace('D', 'E'));
    } catch (NumberFormatException e) {
      throw new FormatException(key + " = " + value + " is not a number", e);
    }
  }

  private static int integer(Map<String, String> header, String key, int otherwise)
      throws FormatException {
    return (int) number(header, key, otherwise);
  }

  @Override
  public byte[] openBytes(int no, byte[] buf, int x, int y, int w, int h)
      throws FormatException, IOException {
    FormatTools.checkPlaneParameters(this, no, buf.length, x, y, w, h);
    int bytes = FormatTools.getBytesPerPixel(getPixelType());
    for (int r = 0; r < h; r++) {
      long row = (long) no * getSizeY() + getSizeY() - 1 - (y + r);
      in.seek(pixels + (row * getSizeX() + x) * bytes);
      in.readFully(buf, r * w * bytes, w * bytes);
    }
    if (unsigned) {
      for (int i = 0; i < w * h * bytes; i += bytes) {
        buf[i] ^= (byte) 0x80;
      }
    }
    return buf;
  }

  @Override
  public void close(boolean fileOnly) throws IOException {
    super.close(fileOnly);
    if (!fileOnly) {
      pixels = 0;
      unsigned = false;
    }
  }
}
