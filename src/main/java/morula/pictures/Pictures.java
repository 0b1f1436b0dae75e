package morula.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Places pictures side by side. */
public final class Pictures {
  private Pictures() {}

  public static BufferedImage sideBySide(List<BufferedImage> pictures) {
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
}
