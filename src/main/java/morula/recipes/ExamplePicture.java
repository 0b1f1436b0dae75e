package morula.recipes;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import morula.image.Image;
import morula.pictures.PanelPicture;
import morula.synthetic.SyntheticSource;

/** Draws an {@link ExamplePlan}: the first image of each kind under its caption. */
final class ExamplePicture {
  private static final int CAPTION = 26;
  private static final int BASELINE = 18;
  private static final int ROW = CAPTION + PanelPicture.CELL;

  private ExamplePicture() {}

  static BufferedImage draw(ExamplePlan plan) {
    int columns = Math.min(plan.columns(), plan.images().size());
    int rows = (plan.images().size() + columns - 1) / columns;
    int pitch = PanelPicture.CELL + PanelPicture.GAP;
    BufferedImage picture =
        new BufferedImage(
            PanelPicture.GAP + columns * pitch,
            rows * ROW + PanelPicture.GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, PanelPicture.FONT_SIZE));
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setColor(Color.BLACK);
    int i = 0;
    for (Map.Entry<String, String> example : plan.images().entrySet()) {
      int x = PanelPicture.GAP + i % columns * pitch;
      int y = i / columns * ROW;
      graphics.drawString(example.getKey(), x, y + BASELINE);
      graphics.drawImage(
          PanelPicture.picture(first(example.getValue()).plane(0, 0)),
          x,
          y + CAPTION,
          PanelPicture.CELL,
          PanelPicture.CELL,
          null);
      i++;
    }
    graphics.dispose();
    return picture;
  }

  /**
   * Returns the first image of a source; all have the same seed, so that only the parameters
   * differ.
   */
  private static Image first(String source) {
    return SyntheticSource.parse("images", source)
        .draw(SyntheticSource.Stream.TRAINING, 0, 1)
        .image();
  }
}
