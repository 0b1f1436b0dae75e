package morula.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loci.formats.in.ImageIOReader;

/**
 * Reads the PNG files on which Bio-Formats' own reader fails (7.3.1: fewer than 8 bits a pixel, as
 * binary masks have, and interlaced ones) through the JDK.
 */
final class PngReader extends ImageIOReader {
  private static final long MAGIC = 0x89504E470D0A1A0AL;

  PngReader() {
    super("Portable Network Graphics", "png");
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
}
