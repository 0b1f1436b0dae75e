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
