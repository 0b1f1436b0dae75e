package morula.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes pictures as PNG files. */
public final class PngFiles {
  private PngFiles() {}

  /**
   * Writes a PNG file, whole or not at all.
   *
   * @throws IOException if it cannot be written; the message names it
   */
  public static void write(BufferedImage picture, Path file) throws IOException {
    WholeFile.write(
        file,
        partial -> {
          if (!ImageIO.write(picture, "png", partial.toFile())) {
            throw new IOException("this Java installation cannot write PNG files");
          }
        });
  }
}
