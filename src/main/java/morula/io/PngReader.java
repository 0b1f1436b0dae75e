package morula.io;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
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
final class PngReader extends BIFormatReader {
  private static final long MAGIC = 0x89504E470D0A1A0AL;

  private final boolean expandPalette;
  private BufferedImage picture;

  /**
   * @param expandPalette whether the indices of a palette become what they stand for: red, green
   *     and blue, or grey where all entries are
   */
  PngReader(boolean expandPalette) {
    super("Portable Network Graphics", "png");
    this.expandPalette = expandPalette;
  }

  /** Whether {@code path} is such a PNG file. */
  static boolean isNeededFor(Path path) throws IOException {
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
    picture = light(read);
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
    about.metadataComplete = true;
    MetadataTools.populatePixels(makeFilterMetadata(), this);
  }

  @Override
  public Object openPlane(int no, int x, int y, int w, int h) throws FormatException, IOException {
    FormatTools.checkPlaneParameters(this, no, -1, x, y, w, h);
    return AWTImageTools.getSubimage(picture, isLittleEndian(), x, y, w, h);
  }

  @Override
  public void close(boolean fileOnly) throws IOException {
    super.close(fileOnly);
    if (!fileOnly) {
      picture = null;
    }
  }

  /** The picture without opacity and, where wanted, without palette. */
  private BufferedImage light(BufferedImage read) {
    if (read.getColorModel() instanceof IndexColorModel palette) {
      return expandPalette && !isScale(palette) ? expanded(read, palette) : read;
    }
    int bands = read.getRaster().getNumBands();
    return bands % 2 == 0 ? firstBands(read, bands - 1) : read;
  }

  /** Whether the indices are greys already, in other units: the JDK reads 1 to 4 bits so. */
  private static boolean isScale(IndexColorModel palette) {
    int last = palette.getMapSize() - 1;
    for (int i = 0; i <= last; i++) {
      if (!isGrey(palette, i) || palette.getRed(i) != Math.round(255f * i / last)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGrey(IndexColorModel palette, int i) {
    return palette.getRed(i) == palette.getGreen(i) && palette.getRed(i) == palette.getBlue(i);
  }

  private static BufferedImage expanded(BufferedImage picture, IndexColorModel palette) {
    boolean grey = true;
    for (int i = 0; i < palette.getMapSize(); i++) {
      grey &= isGrey(palette, i);
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    Raster indices = picture.getRaster();
    BufferedImage to =
        image(
            Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, width, height, grey ? 1 : 3, null));
    int[] row = new int[width];
    for (int band = 0; band < (grey ? 1 : 3); band++) {
      for (int y = 0; y < height; y++) {
        indices.getSamples(0, y, width, 1, 0, row);
        for (int x = 0; x < width; x++) {
          row[x] = palette.getRGB(row[x]) >> 8 * (2 - band) & 0xFF;
        }
        to.getRaster().setSamples(0, y, width, 1, band, row);
      }
    }
    return to;
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
