package morula.fiji;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import morula.evaluation.LabelMeaning;
import morula.evaluation.ObjectErrors;
import morula.evaluation.Overlaps;
import morula.image.Labels;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Where a prediction differs from the truth: matched, missed, false, merged and split objects in
 * colours of their own, the true outlines in white; for classes right and wrong pixels.
 */
public final class ErrorPicture {
  private static final int TIME = 3;
  private static final int RIGHT = 0x4D4D4D;
  private static final int MISSED = 0xD55E00;
  private static final int FALSE = 0xF0E442;
  private static final int MERGED = 0x56B4E9;
  private static final int SPLIT = 0xCC79A7;
  private static final int BORDER = 0xFFFFFF;
  private static final int FONT_SIZE = 14;
  private static final int LEGEND_HEIGHT = 28;

  private ErrorPicture() {}

  /**
   * Draws the plane in which most is labelled.
   *
   * @param truth of the same size as {@code prediction}
   * @throws IOException if {@code file} cannot be written; the message names it
   */
  public static void write(Labels truth, Labels prediction, LabelMeaning meaning, Path file)
      throws IOException {
    long[] plane = OverlayPicture.fullestPlane(truth);
    PlaneView view = new PlaneView(truth.pixels().dimension(0), truth.pixels().dimension(1));
    PixelColor color =
        meaning.isClasses()
            ? (t, p) -> classColor(meaning.compared(t), meaning.compared(p))
            : objects(truth, prediction, plane[1]);
    BufferedImage picture =
        new BufferedImage(view.pictureWidth(), view.pictureHeight(), BufferedImage.TYPE_INT_RGB);
    RandomAccess<IntType> t = truth.plane(plane[0], plane[1]).randomAccess();
    RandomAccess<IntType> p = prediction.plane(plane[0], plane[1]).randomAccess();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        t.setPosition(view.pixel(x), 0);
        t.setPosition(view.pixel(y), 1);
        p.setPosition(t);
        picture.setRGB(x, y, color.of(t.get().get(), p.get().get()));
      }
    }
    OverlayPicture.outline(picture, view, truth.plane(plane[0], plane[1]), label -> BORDER);
    Pictures.writePng(withLegend(picture, legend(meaning)), file);
  }

  /** The colour of a pixel by its true and its predicted label. */
  private interface PixelColor {
    int of(int truth, int prediction);
  }

  private static int classColor(int truth, int prediction) {
    if (truth == prediction) {
      return truth > 0 ? RIGHT : 0;
    }
    if (truth > 0) {
      return prediction > 0 ? SPLIT : MISSED;
    }
    return truth < 0 ? 0 : FALSE;
  }

  private static PixelColor objects(Labels truth, Labels prediction, long frame) {
    ObjectErrors errors =
        ObjectErrors.of(
            Overlaps.of(
                Views.hyperSlice(truth.pixels(), TIME, frame),
                Views.hyperSlice(prediction.pixels(), TIME, frame),
                Overlaps.NO_IGNORE));
    Set<Integer> merging = new HashSet<>(errors.merging());
    Set<Integer> split = new HashSet<>(errors.split());
    Set<Integer> missed = new HashSet<>(errors.missed());
    Set<Integer> wrong = new HashSet<>(errors.falsePositives());
    return (t, p) -> {
      if (merging.contains(p)) {
        return MERGED;
      }
      if (split.contains(t)) {
        return SPLIT;
      }
      if (wrong.contains(p)) {
        return FALSE;
      }
      if (missed.contains(t)) {
        return MISSED;
      }
      return p > 0 ? RIGHT : 0;
    };
  }

  private static Map<String, Integer> legend(LabelMeaning meaning) {
    Map<String, Integer> legend = new LinkedHashMap<>();
    boolean classes = meaning.isClasses();
    legend.put(classes ? "right" : "matched", RIGHT);
    legend.put("missed", MISSED);
    legend.put("false", FALSE);
    if (classes) {
      legend.put("other class", SPLIT);
    } else {
      legend.put("merged", MERGED);
      legend.put("split", SPLIT);
    }
    legend.put("true outline", BORDER);
    return legend;
  }

  private static BufferedImage withLegend(BufferedImage picture, Map<String, Integer> legend) {
    BufferedImage all =
        new BufferedImage(
            picture.getWidth(), picture.getHeight() + LEGEND_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
    graphics.drawImage(picture, 0, 0, null);
    int x = 6;
    int y = picture.getHeight() + LEGEND_HEIGHT - 9;
    for (Map.Entry<String, Integer> entry : legend.entrySet()) {
      graphics.setColor(new Color(entry.getValue()));
      graphics.fillRect(x, y - 10, 11, 11);
      graphics.setColor(Color.WHITE);
      graphics.drawString(entry.getKey(), x + 15, y);
      x += 27 + graphics.getFontMetrics().stringWidth(entry.getKey());
    }
    graphics.dispose();
    return all;
  }
}
