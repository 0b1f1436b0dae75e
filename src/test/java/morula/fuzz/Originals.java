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

package morula.fuzz;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import loci.formats.FormatException;
import loci.formats.IFormatWriter;
import loci.formats.MetadataTools;
import loci.formats.meta.IMetadata;
import loci.formats.out.ICSWriter;
import loci.formats.out.JPEG2000Writer;
import loci.formats.out.OMETiffWriter;
import loci.formats.out.TiffWriter;
import morula.image.Image;
import morula.io.ImageFiles;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;

/** Small valid images of many formats, each written by a few lines of code. */
final class Originals {
  static final int WIDTH = 64;
  static final int HEIGHT = 48;
  private static final int SLICES = 2;

  private final Path folder;
  private final Image nuclei =
      SyntheticNuclei.draw("n", NucleiParameters.plane(WIDTH, HEIGHT), 5).image();
  private final Map<String, Path> files = new LinkedHashMap<>();

  private Originals(Path folder) {
    this.folder = folder;
  }

  /** Writes them into a folder; returns the files by their kind. */
  static Map<String, Path> write(Path folder) throws IOException, FormatException {
    Files.createDirectories(folder);
    Originals originals = new Originals(folder);
    originals.write();
    return originals.files;
  }

  private void write() throws IOException, FormatException {
    ImageFiles.write(nuclei, file("ImageJ TIFF", "imagej.tif"));
    ImageFiles.write(
        SyntheticNuclei.draw("v", NucleiParameters.volume(WIDTH, HEIGHT, 3), 5).image(),
        file("ImageJ TIFF stack", "stack.tif"));
    for (String compression : new String[] {"LZW", "Deflate", "PackBits", "JPEG"}) {
      writeTiff(
          file("TIFF " + compression, compression.toLowerCase(Locale.ROOT) + ".tif"), compression);
    }
    for (String format : new String[] {"png", "jpg", "bmp", "gif"}) {
      ImageIO.write(
          grey(), format, file(format.toUpperCase(Locale.ROOT), "grey." + format).toFile());
    }
    BufferedImage color = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    color.getGraphics().drawImage(grey(), 0, 0, null);
    ImageIO.write(color, "png", file("PNG colour", "colour.png").toFile());
    ImageIO.write(color, "jpg", file("JPEG colour", "colour.jpg").toFile());
    for (String compression : new String[] {"Uncompressed", "zlib", "JPEG-2000"}) {
      OMETiffWriter writer = new OMETiffWriter();
      writer.setCompression(compression);
      save(writer, file("OME-TIFF " + compression, "ome" + compression.charAt(0) + ".ome.tif"));
    }
    TiffWriter tiled = new TiffWriter();
    tiled.setCompression("LZW");
    save(tiled, file("TIFF tiles", "tiled.tif"));
    save(new ICSWriter(), file("ICS", "one.ics"));
    save(new JPEG2000Writer(), file("JPEG 2000", "one.jp2"));
    put("PGM 8", "grey8.pgm", header("P5\n" + WIDTH + " " + HEIGHT + "\n255\n"), samples(1, true));
    put(
        "PGM 16",
        "grey16.pgm",
        header("P5\n" + WIDTH + " " + HEIGHT + "\n65535\n"),
        samples(2, false));
    put(
        "FITS",
        "one.fits",
        fits(),
        samples(2, false),
        new byte[(2880 - WIDTH * HEIGHT * 2 % 2880) % 2880]);
    put(
        "NRRD",
        "one.nrrd",
        header(
            String.format(
                Locale.ROOT,
                "NRRD0004%ntype: uint16%ndimension: 2%nsizes: %d %d%nendian: little%nencoding: raw%n%n",
                WIDTH,
                HEIGHT)),
        samples(2, true));
    put("DeltaVision", "one.dv", deltaVision(), samples(2, true), samples(2, true));
    put("MRC", "one.mrc", mrc(), samples(2, true));
    put("NIfTI", "one.nii", nifti(), samples(2, true));
  }

  private Path file(String kind, String name) {
    Path file = folder.resolve(name);
    files.put(kind, file);
    return file;
  }

  private void put(String kind, String name, byte[]... parts) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    Files.write(file(kind, name), all.array());
  }

  private BufferedImage grey() {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    byte[] samples = samples(1, true);
    picture.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, samples);
    return picture;
  }

  private byte[] samples(int bytes, boolean little) {
    ByteBuffer samples =
        ByteBuffer.allocate(WIDTH * HEIGHT * bytes)
            .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (var pixel : nuclei.plane(0, 0)) {
      int value = (int) Math.min(30_000, pixel.getRealDouble());
      if (bytes == 1) {
        samples.put((byte) Math.min(255, value / 8));
      } else {
        samples.putShort((short) value);
      }
    }
    return samples.array();
  }

  private void writeTiff(Path file, String compression) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionType(compression);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(grey(), null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  private void save(IFormatWriter writer, Path file) throws IOException, FormatException {
    IMetadata metadata = MetadataTools.createOMEXMLMetadata();
    int slices = writer instanceof JPEG2000Writer ? 1 : SLICES;
    MetadataTools.populateMetadata(
        metadata, 0, "one", true, "XYZCT", "uint16", WIDTH, HEIGHT, slices, 1, 1, 1);
    writer.setMetadataRetrieve(metadata);
    if (writer.getClass() == TiffWriter.class) {
      writer.setTileSizeX(32);
      writer.setTileSizeY(16);
    }
    writer.setId(file.toString());
    for (int z = 0; z < slices; z++) {
      writer.saveBytes(z, samples(2, true));
    }
    writer.close();
  }

  private static byte[] header(String text) {
    return text.replace("\r\n", "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] fits() {
    StringBuilder cards = new StringBuilder();
    String[] lines = {
      "SIMPLE  =                    T",
      "BITPIX  =                   16",
      "NAXIS   =                    2",
      "NAXIS1  =                   " + WIDTH,
      "NAXIS2  =                   " + HEIGHT,
      "END"
    };
    for (String line : lines) {
      cards.append(String.format(Locale.ROOT, "%-80s", line));
    }
    return header(String.format(Locale.ROOT, "%-2880s", cards));
  }

  private static byte[] deltaVision() {
    ByteBuffer header = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, WIDTH).putInt(4, HEIGHT).putInt(8, 2);
    header.putInt(12, 6); // unsigned, 16 bits
    header.putFloat(40, 0.1f).putFloat(44, 0.1f).putFloat(48, 0.2f);
    header.putShort(96, (short) 0xC0A0);
    header.putShort(180, (short) 1); // time points
    header.putShort(182, (short) 2); // Z, wavelength, time
    header.putShort(196, (short) 1); // wavelengths
    return header.array();
  }

  private static byte[] mrc() {
    ByteBuffer header = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, WIDTH).putInt(4, HEIGHT).putInt(8, 1).putInt(12, 6);
    header.putInt(28, WIDTH).putInt(32, HEIGHT).putInt(36, 1);
    header.putFloat(40, WIDTH).putFloat(44, HEIGHT).putFloat(48, 1);
    header.putInt(64, 1).putInt(68, 2).putInt(72, 3);
    header.put(208, (byte) 'M').put(209, (byte) 'A').put(210, (byte) 'P').put(211, (byte) ' ');
    header.put(212, (byte) 0x44).put(213, (byte) 0x44);
    return header.array();
  }

  private static byte[] nifti() {
    ByteBuffer header = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, 348);
    header.putShort(40, (short) 2).putShort(42, (short) WIDTH).putShort(44, (short) HEIGHT);
    for (int d = 46; d < 56; d += 2) {
      header.putShort(d, (short) 1);
    }
    header.putShort(70, (short) 512).putShort(72, (short) 16); // unsigned, 16 bits
    header.putFloat(76, 1).putFloat(80, 1).putFloat(84, 1);
    header.putFloat(108, 352).putFloat(112, 1);
    header.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
    return header.array();
  }
}
