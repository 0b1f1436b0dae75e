package morula.pictures;

import java.awt.Color;

/** Colours of labels in panels: black for the background. */
final class PanelColors {
  /** Okabe and Ito's, which the colour-blind can tell apart, the brighter ones first. */
  private static final int[] CLASSES = {
    0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0xCC79A7, 0xD55E00, 0x0072B2
  };

  /** Neighbouring objects get hues far apart: steps of the golden ratio of the colour circle. */
  private static final float HUE_STEP = 0.618034f;

  private PanelColors() {}

  /** The colour of a class as 0xRRGGBB; 0 and below are the background. */
  static int ofClass(int index) {
    return index <= 0 ? 0 : CLASSES[(index - 1) % CLASSES.length];
  }

  /** The colour of an object as 0xRRGGBB; 0 and below are the background. */
  static int ofObject(int label) {
    return label <= 0 ? 0 : Color.HSBtoRGB(label * HUE_STEP, 0.75f, 1) & 0xFFFFFF;
  }
}
