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

package morula.io;

import java.util.Map;
import java.util.Optional;
import morula.io.formats.ImageJMetadata;

/**
 * What a label file says to ImageJ besides its labels: their colours and what made them. Other
 * programs read the same labels with and without it.
 *
 * @param colors 256 colours as 0xRRGGBB, by label; the range of display is 0 to 255, or to the
 *     largest label where that is larger
 * @param info lines about what made the labels, which ImageJ shows with Image &gt; Show Info
 */
public record LabelLook(int[] colors, String info) {
  private static final int COLORS = 256;

  /** The property by which {@code fiji.LabelImages} knows a label image. */
  public static final String MARK = "Morula";

  /** Checks and copies the colours. */
  public LabelLook {
    if (colors.length != COLORS) {
      throw new IllegalArgumentException("a table of colours has 256, not " + colors.length);
    }
    colors = colors.clone();
  }

  /** Returns a copy of the colours. */
  @Override
  public int[] colors() {
    return colors.clone();
  }

  /** Returns the value of the tag ColorMap: reds, greens and blues from 0 to 65,535. */
  int[] colorMap() {
    int[] map = new int[3 * COLORS];
    for (int i = 0; i < COLORS; i++) {
      for (int c = 0; c < 3; c++) {
        map[c * COLORS + i] = (colors[i] >> (16 - 8 * c) & 0xFF) * 257;
      }
    }
    return map;
  }

  /** Returns the texts for ImageJ. */
  ImageJMetadata metadata() {
    return new ImageJMetadata(info, Map.of(MARK, "labels"));
  }

  /** Returns the value that ImageJ shows in the last colour. */
  static double maximum(Optional<LabelLook> look, int largest) {
    return look.isPresent() ? Math.max(COLORS - 1, largest) : Math.max(1, largest);
  }
}
