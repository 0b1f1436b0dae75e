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

package morula.fiji;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.process.LUT;
import java.util.Set;

/**
 * The palette of a picture. ImageJ opens GIF, BMP and PNG files with a palette as grey images,
 * whose values are places in the palette, and shows the colours by its lookup table. Where the
 * table rises or falls steadily in brightness, as all tables do with which grey images are shown,
 * the values are intensities; otherwise the table holds the intensities.
 */
final class PicturePalette {
  private static final Set<Integer> FORMATS =
      Set.of(FileInfo.GIF_OR_JPG, FileInfo.BMP, FileInfo.IMAGEIO);

  private PicturePalette() {}

  /** Returns whether the values are places in a palette of colours. */
  static boolean isColor(ImagePlus source) {
    LUT table = table(source);
    return table != null && !isSteady(table) && !isGrey(table);
  }

  /** Returns whether the values are places in a palette of greys that are in no order. */
  static boolean isGrey(ImagePlus source) {
    LUT table = table(source);
    return table != null && !isSteady(table) && isGrey(table);
  }

  private static LUT table(ImagePlus source) {
    FileInfo file = source.getOriginalFileInfo();
    return file != null
            && FORMATS.contains(file.fileFormat)
            && source.getType() == ImagePlus.GRAY8
            && source.getProcessor() != null
        ? source.getProcessor().getLut()
        : null;
  }

  private static boolean isGrey(LUT table) {
    for (int i = 0; i < 256; i++) {
      if (table.getRed(i) != table.getGreen(i) || table.getRed(i) != table.getBlue(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the brightness rises, or falls, up to the last place that is not black. */
  private static boolean isSteady(LUT table) {
    int last = 255;
    while (last > 0 && brightness(table, last) == 0) {
      last--; // palettes of fewer than 256 colours
    }
    boolean rises = true;
    boolean falls = true;
    for (int i = 1; i <= last; i++) {
      rises &= brightness(table, i) >= brightness(table, i - 1);
      falls &= brightness(table, i) <= brightness(table, i - 1);
    }
    return rises || falls;
  }

  private static int brightness(LUT table, int i) {
    return table.getRed(i) + table.getGreen(i) + table.getBlue(i);
  }
}
