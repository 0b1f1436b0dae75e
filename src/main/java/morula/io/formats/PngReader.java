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
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import loci.formats.CoreMetadata;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.MetadataTools;
import loci.formats.gui.AWTImageTools;
import loci.formats.in.BIFormatReader;

/**
 * Reads PNG files through the JDK, as ImageJ does. Bio-Formats' own reader (APNGReader, 7.3.1)
 * never ends on a file whose data are missing, and fails on fewer than 8 bits a pixel, as binary
 * masks have, and on interlaced files; only animations are left to it. Opacity is left out.
 */
public final class PngReader extends BIFormatReader {
  private static final long MAGIC = 0x89504E470D0A1A0AL;

  // names of chunks
  private static final int ANIMATION = 0x6163544C; // acTL, which stands before the data
  private static final int DATA = 0x49444154; // IDAT

  private BufferedImage picture;
  private byte[][] palette;

  public PngReader() {
    super("Portable Network Graphics", "png");
  }

  /** Returns whether {@code path} is a PNG file that is no animation. */
  public static boolean isNeededFor(Path path) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      if (in.readLong() != MAGIC) {
        return false;
      }
      while (true) {
        long length = Integer.toUnsignedLong(in.readInt());
        int name = in.readInt();
        if (name == ANIMATION || name == DATA) {
          return name == DATA;
        }
        in.skipNBytes(length + Integer.BYTES); // and the checksum
      }
    } catch (EOFException e) {
      return true;
    }
  }

  @Override
  protected void initFile(String id) throws FormatException, IOException {
    super.initFile(id);
    CoreMetadata about = core.get(0);
    try (ImageInputStream in = new FileImageInputStream(new File(id))) {
      ImageReader reader = reader(in);
      ImageTypeSpecifier type = reader.getImageTypes(0).next();
      if (type.getColorModel() instanceof IndexColorModel colors && !isScale(colors)) {
        palette = new byte[3][colors.getMapSize()];
        colors.getReds(palette[0]);
        colors.getGreens(palette[1]);
        colors.getBlues(palette[2]);
      }
      about.sizeX = reader.getWidth(0);
      about.sizeY = reader.getHeight(0);
      about.sizeC = colors(type.getNumBands());
      about.pixelType = AWTImageTools.getPixelType(withoutOpacity(type.createBufferedImage(1, 1)));
    }
    about.rgb = about.sizeC > 1;
    about.sizeZ = 1;
    about.sizeT = 1;
    about.imageCount = 1;
    about.dimensionOrder = "XYCZT";
    about.indexed = palette != null;
    about.falseColor = false;
    about.metadataComplete = true;
    MetadataTools.populatePixels(makeFilterMetadata(), this);
  }

  @Override
  public Object openPlane(int no, int x, int y, int w, int h) throws FormatException, IOException {
    FormatTools.checkPlaneParameters(this, no, -1, x, y, w, h);
    if (picture == null) {
      try (ImageInputStream in = new FileImageInputStream(new File(currentId))) {
        picture = withoutOpacity(reader(in).read(0));
      }
    }
    return AWTImageTools.getSubimage(picture, isLittleEndian(), x, y, w, h);
  }

  @Override
  public byte[][] get8BitLookupTable() {
    return palette;
  }

  @Override
  public void close(boolean fileOnly) throws IOException {
    super.close(fileOnly);
    picture = null;
    if (!fileOnly) {
      palette = null;
    }
  }

  private static ImageReader reader(ImageInputStream in) throws FormatException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    if (!readers.hasNext()) {
      throw new FormatException("this Java has no reader for PNG files");
    }
    ImageReader reader = readers.next();
    reader.setInput(in, true, true);
    return reader;
  }

  private static BufferedImage withoutOpacity(BufferedImage read) {
    int bands = read.getRaster().getNumBands();
    return colors(bands) < bands ? firstBands(read, colors(bands)) : read;
  }

  /** Returns the number of samples without the opacity, which is the last of two or four. */
  private static int colors(int bands) {
    return bands % 2 == 0 ? bands - 1 : bands;
  }

  /**
   * Returns whether the palette is a linear scale of grey, which the JDK uses for images of 1 to 4
   * bits.
   */
  private static boolean isScale(IndexColorModel palette) {
    int last = palette.getMapSize() - 1;
    if (last != (1 << palette.getPixelSize()) - 1) {
      return false;
    }
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
