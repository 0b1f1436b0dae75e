package morula.fiji;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import morula.io.WholeFile;

/** Pictures side by side, and as PNG. */
final class Pictures {
  private Pictures() {}

  static BufferedImage sideBySide(List<BufferedImage> pictures) {
    int width = pictures.stream().mapToInt(BufferedImage::getWidth).sum();
    int height = pictures.stream().mapToInt(BufferedImage::getHeight).max().orElse(1);
    BufferedImage all = new BufferedImage(Math.max(1, width), height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, all.getWidth(), height);
    int x = 0;
    for (BufferedImage picture : pictures) {
      graphics.drawImage(picture, x, 0, null);
      x += picture.getWidth();
    }
    graphics.dispose();
    return all;
  }

  /**
   * Writes a PNG file, whole or not at all.
   *
   * @throws IOException if it cannot be written; the message names it
   */
  static void writePng(BufferedImage picture, Path file) throws IOException {
    WholeFile.write(
        file,
        partial -> {
          if (!ImageIO.write(picture, "png", partial.toFile())) {
            throw new IOException("this Java cannot write PNG");
          }
        });
  }
}
