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

import java.awt.Color;

/**
 * The colours of pictures and plots as 0xRRGGBB. The named colours are those of Okabe and Ito,
 * which colour-blind people can distinguish ("Color universal design", 2008).
 */
public final class Palette {
  public static final int ORANGE = 0xE69F00;
  public static final int SKY_BLUE = 0x56B4E9;
  public static final int GREEN = 0x009E73;
  public static final int YELLOW = 0xF0E442;
  public static final int BLUE = 0x0072B2;
  public static final int VERMILLION = 0xD55E00;
  public static final int PURPLE = 0xCC79A7;

  /** The colours of classes on black, bright colours first. */
  private static final int[] CLASSES = {ORANGE, SKY_BLUE, GREEN, YELLOW, PURPLE, VERMILLION, BLUE};

  /**
   * The difference of hue between consecutive labels: the golden ratio gives neighbours different
   * hues.
   */
  private static final float HUE_STEP = 0.618034f;

  private Palette() {}

  /** Returns the colour of a class; 0 and below are the background, which is black. */
  static int ofClass(int index) {
    return index <= 0 ? 0 : CLASSES[(index - 1) % CLASSES.length];
  }

  /**
   * Returns the colour of an object; 0 and below are the background, which is black.
   *
   * @param saturation 0 (white) to 1
   */
  static int ofObject(int label, float saturation) {
    return label <= 0 ? 0 : Color.HSBtoRGB(label * HUE_STEP, saturation, 1) & 0xFFFFFF;
  }
}
