package morula.recipes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import morula.io.WholeFile;

/**
 * A picture of the report.
 *
 * @param file relative to the report, with slashes
 * @param caption what it shows
 */
record Picture(String file, String caption) {

  /**
   * Writes a PNG, whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  static void write(BufferedImage picture, Path file) throws IOException {
    WholeFile.write(
        file,
        partial -> {
          if (!ImageIO.write(picture, "png", partial.toFile())) {
            throw new IOException("this Java cannot write PNG");
          }
        });
  }
}
