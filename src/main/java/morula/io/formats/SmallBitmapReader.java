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

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import loci.formats.CoreMetadata;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.MetadataTools;
import loci.formats.gui.AWTImageTools;
import loci.formats.in.BIFormatReader;

/**
 * Reads through the JDK the BMP files on which Bio-Formats' own reader fails (7.3.1: it shifts rows
 * of fewer than 8 bits a pixel, leaves out their palette, takes 16 bits for grey, and exchanges the
 * pixels of 4-bit run lengths). Needed until its {@code BMPReader} reads these.
 */
final class SmallBitmapReader extends BIFormatReader {
  private static final int BITS_PER_PIXEL = 28;
  private static final int RUN_LENGTH_4 = 2;

  private BufferedImage picture;
  private byte[][] palette;

  SmallBitmapReader() {
    super("Windows Bitmap", "bmp");
  }

  static boolean isNeededFor(Path path) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
      in.skipNBytes(BITS_PER_PIXEL);
      int bits = Short.reverseBytes(in.readShort());
      int compression = Integer.reverseBytes(in.readInt());
      return bits < 8 || bits == 16 || compression == RUN_LENGTH_4;
    } catch (EOFException e) {
      return false;
    }
  }

  @Override
  protected void initFile(String id) throws FormatException, IOException {
    super.initFile(id);
    picture = ImageIO.read(new File(id));
    if (picture == null) {
      throw new FormatException("Not a valid BMP file");
    }
    if (picture.getColorModel() instanceof IndexColorModel colors) {
      // as long as the range of values, of which Bio-Formats looks up every one
      palette = new byte[3][256];
      for (int i = 0; i < colors.getMapSize(); i++) {
        palette[0][i] = (byte) colors.getRed(i);
        palette[1][i] = (byte) colors.getGreen(i);
        palette[2][i] = (byte) colors.getBlue(i);
      }
      palette = isScale(colors) ? null : palette;
    } else if (picture.getType() != BufferedImage.TYPE_BYTE_GRAY) {
      BufferedImage rgb =
          new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
      rgb.getGraphics().drawImage(picture, 0, 0, null);
      picture = rgb;
    }
    CoreMetadata about = core.get(0);
    about.sizeX = picture.getWidth();
    about.sizeY = picture.getHeight();
    about.sizeC = picture.getRaster().getNumBands();
    about.rgb = about.sizeC > 1;
    about.sizeZ = 1;
    about.sizeT = 1;
    about.imageCount = 1;
    about.dimensionOrder = "XYCZT";
    about.pixelType = FormatTools.UINT8;
    about.indexed = palette != null;
    about.falseColor = false;
    about.metadataComplete = true;
    MetadataTools.populatePixels(makeFilterMetadata(), this);
  }

  /** Returns whether the palette is a linear scale of grey from black to white. */
  private static boolean isScale(IndexColorModel palette) {
    int last = palette.getMapSize() - 1;
    for (int i = 0; i <= last; i++) {
      int grey = Math.round(255f * i / Math.max(1, last));
      if ((palette.getRGB(i) & 0xFFFFFF) != 0x010101 * grey) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Object openPlane(int no, int x, int y, int w, int h) throws FormatException, IOException {
    FormatTools.checkPlaneParameters(this, no, -1, x, y, w, h);
    return AWTImageTools.getSubimage(picture, isLittleEndian(), x, y, w, h);
  }

  @Override
  public byte[][] get8BitLookupTable() {
    return palette;
  }

  @Override
  public void close(boolean fileOnly) throws IOException {
    super.close(fileOnly);
    if (!fileOnly) {
      picture = null;
      palette = null;
    }
  }
}
