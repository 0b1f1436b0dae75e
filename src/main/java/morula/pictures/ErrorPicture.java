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

package morula.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import morula.dataset.LabelKind;
import morula.evaluation.ObjectErrors;
import morula.evaluation.Overlaps;
import morula.image.Labels;
import morula.io.PngFiles;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Draws the differences between a prediction and the ground truth: matched, missed, false, merged
 * and split objects in different colours (those of Okabe and Ito, which colour-blind people can
 * distinguish), with their numbers in the legend, true outlines in white and predicted outlines in
 * black; for classes, right and wrong pixels.
 */
public final class ErrorPicture {
  static final int RIGHT = 0x4D4D4D;
  static final int MISSED = Palette.VERMILLION;
  static final int FALSE = Palette.YELLOW;
  static final int MERGED = Palette.SKY_BLUE;
  static final int SPLIT = Palette.PURPLE;
  private static final int BORDER = 0xFFFFFF;
  private static final int CUT = 0x000000;

  private ErrorPicture() {}

  /**
   * Draws the plane with the most labelled pixels. The numbers in the legend are those of its
   * frame.
   *
   * @param truth ground truth of the same size as {@code prediction}
   * @param ignoreLabel value of ignored pixels in the ground truth, drawn as background; −1 for
   *     none
   * @throws IOException if {@code file} cannot be written; the message names it
   */
  public static void write(
      Labels truth, Labels prediction, LabelKind meaning, int ignoreLabel, Path file)
      throws IOException {
    PngFiles.write(draw(truth, prediction, meaning, ignoreLabel), file);
  }

  /** Draws what {@link #write} writes. */
  public static BufferedImage draw(
      Labels truth, Labels prediction, LabelKind meaning, int ignoreLabel) {
    long[] plane = OverlayPicture.fullestPlane(truth);
    PlaneView view = new PlaneView(truth.pixels().dimension(0), truth.pixels().dimension(1));
    Map<String, Integer> legend = new LinkedHashMap<>();
    PixelColor color =
        meaning.isClasses()
            ? classes(meaning, legend)
            : objects(errors(truth, prediction, plane[1], ignoreLabel), legend);
    legend.put("true outline", BORDER);
    BufferedImage picture =
        new BufferedImage(view.pictureWidth(), view.pictureHeight(), BufferedImage.TYPE_INT_RGB);
    RandomAccess<IntType> t = truth.plane(plane[0], plane[1]).randomAccess();
    RandomAccess<IntType> p = prediction.plane(plane[0], plane[1]).randomAccess();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        t.setPosition(view.pixel(x), 0);
        t.setPosition(view.pixel(y), 1);
        p.setPosition(t);
        int trueLabel = t.get().get();
        boolean counts = trueLabel >= 0 && trueLabel != ignoreLabel;
        picture.setRGB(x, y, counts ? color.of(trueLabel, p.get().get()) : 0);
      }
    }
    if (!meaning.isClasses()) {
      OverlayPicture.outline(picture, view, prediction.plane(plane[0], plane[1]), label -> CUT);
    }
    OverlayPicture.outline(
        picture,
        view,
        truth.plane(plane[0], plane[1]),
        label -> label == ignoreLabel ? OverlayPicture.NO_COLOR : BORDER);
    return ColorLegend.below(picture, legend);
  }

  /** Chooses the colour of a pixel by its true and its predicted label. */
  private interface PixelColor {
    int of(int truth, int prediction);
  }

  private static PixelColor classes(LabelKind meaning, Map<String, Integer> legend) {
    legend.put("right", RIGHT);
    legend.put("missed", MISSED);
    legend.put("false", FALSE);
    legend.put("other class", SPLIT);
    return (t, p) -> classColor(meaning.value(t), meaning.value(p));
  }

  private static int classColor(int truth, int prediction) {
    if (truth == prediction) {
      return truth > 0 ? RIGHT : 0;
    }
    if (truth > 0) {
      return prediction > 0 ? SPLIT : MISSED;
    }
    return FALSE;
  }

  private static ObjectErrors errors(Labels truth, Labels prediction, long frame, int ignoreLabel) {
    return ObjectErrors.of(Overlaps.of(truth.frame(frame), prediction.frame(frame), ignoreLabel));
  }

  private static PixelColor objects(ObjectErrors errors, Map<String, Integer> legend) {
    legend.put(errors.matched().size() + " matched", RIGHT);
    legend.put(errors.missed().size() + " missed", MISSED);
    legend.put(errors.falsePositives().size() + " false", FALSE);
    legend.put(errors.merging().size() + " merged", MERGED);
    legend.put(errors.split().size() + " split", SPLIT);
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
}
