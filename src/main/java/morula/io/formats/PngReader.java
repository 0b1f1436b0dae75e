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

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
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
 * Reads the PNG files on which Bio-Formats' own reader fails (7.3.1: fewer than 8 bits a pixel, as
 * binary masks have, and interlaced ones) through the JDK. Opacity is left out.
 */
public final class PngReader extends BIFormatReader {
  private static final long MAGIC = 0x89504E470D0A1A0AL;

  private BufferedImage picture;
  private byte[][] palette;

  public PngReader() {
    super("Portable Network Graphics", "png");
  }

  /**
   * Returns whether {@code path} is a PNG file of fewer than 8 bits a pixel, or an interlaced one.
   */
  public static boolean isNeededFor(Path path) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
      if (in.readLong() != MAGIC) {
        return false;
      }
      in.skipNBytes(16); // length and name of the header chunk, width, height
      int bitDepth = in.readUnsignedByte();
      in.skipNBytes(3); // colour type, compression, filter
      int interlaced = in.readUnsignedByte();
      return bitDepth < 8 || interlaced != 0;
    } catch (EOFException e) {
      return false;
    }
  }

  @Override
  protected void initFile(String id) throws FormatException, IOException {
    super.initFile(id);
    BufferedImage read = ImageIO.read(new File(id));
    if (read == null) {
      throw new FormatException("Not a valid PNG file");
    }
    picture = withoutOpacity(read);
    if (read.getColorModel() instanceof IndexColorModel colors && !isScale(colors)) {
      palette = new byte[3][colors.getMapSize()];
      colors.getReds(palette[0]);
      colors.getGreens(palette[1]);
      colors.getBlues(palette[2]);
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
    about.pixelType = AWTImageTools.getPixelType(picture);
    about.indexed = palette != null;
    about.falseColor = false;
    about.metadataComplete = true;
    MetadataTools.populatePixels(makeFilterMetadata(), this);
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

  private static BufferedImage withoutOpacity(BufferedImage read) {
    int bands = read.getRaster().getNumBands();
    return bands % 2 == 0 ? firstBands(read, bands - 1) : read;
  }

  /**
   * Returns whether the palette is a linear scale of grey, which the JDK uses for images of 1 to 4
   * bits.
   */
  private static boolean isScale(IndexColorModel palette) {
    int last = palette.getMapSize() - 1;
    for (int i = 0; i <= last; i++) {
      int grey = Math.round(255f * i / last);
      if ((palette.getRGB(i) & 0xFFFFFF) != 0x010101 * grey) {
        return false;
      }
    }
    return true;
  }

  private static BufferedImage firstBands(BufferedImage picture, int bands) {
    Raster from = picture.getRaster();
    int width = from.getWidth();
    WritableRaster to =
        Raster.createInterleavedRaster(
            from.getTransferType(), width, from.getHeight(), bands, null);
    int[] row = new int[width];
    for (int band = 0; band < bands; band++) {
      for (int y = 0; y < from.getHeight(); y++) {
        from.getSamples(from.getMinX(), from.getMinY() + y, width, 1, band, row);
        to.setSamples(0, y, width, 1, band, row);
      }
    }
    return image(to);
  }

  private static BufferedImage image(WritableRaster raster) {
    int space = raster.getNumBands() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            false,
            false,
            Transparency.OPAQUE,
            raster.getTransferType());
    return new BufferedImage(model, raster, false, null);
  }
}
