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

package morula.windows;

import java.awt.Font;
import javax.swing.plaf.ColorUIResource;
import javax.swing.plaf.FontUIResource;
import javax.swing.plaf.metal.DefaultMetalTheme;

/** A dark look with large letters, as some people need it; made of what every Java has. */
final class DarkTheme extends DefaultMetalTheme {
  private static final int USUAL = 12;

  private final FontUIResource font;

  /**
   * @param factor size of the letters; 1 is the usual one
   */
  DarkTheme(double factor) {
    font = new FontUIResource(Font.DIALOG, Font.PLAIN, (int) Math.round(factor * USUAL));
  }

  @Override
  public String getName() {
    return "Dark";
  }

  @Override
  protected ColorUIResource getPrimary1() {
    return new ColorUIResource(0x8A, 0xB4, 0xF8);
  }

  @Override
  protected ColorUIResource getPrimary2() {
    return new ColorUIResource(0x5A, 0x7A, 0xB0);
  }

  @Override
  protected ColorUIResource getPrimary3() {
    return new ColorUIResource(0x3A, 0x55, 0x80);
  }

  @Override
  protected ColorUIResource getSecondary1() {
    return new ColorUIResource(0x80, 0x83, 0x86);
  }

  @Override
  protected ColorUIResource getSecondary2() {
    return new ColorUIResource(0x5C, 0x60, 0x64);
  }

  /** The background of windows. */
  @Override
  protected ColorUIResource getSecondary3() {
    return new ColorUIResource(0x2B, 0x2D, 0x30);
  }

  /** The background of fields. */
  @Override
  protected ColorUIResource getWhite() {
    return new ColorUIResource(0x1E, 0x1F, 0x22);
  }

  /** The text. */
  @Override
  protected ColorUIResource getBlack() {
    return new ColorUIResource(0xDD, 0xDF, 0xE2);
  }

  @Override
  public FontUIResource getControlTextFont() {
    return font;
  }

  @Override
  public FontUIResource getSystemTextFont() {
    return font;
  }

  @Override
  public FontUIResource getUserTextFont() {
    return font;
  }

  @Override
  public FontUIResource getMenuTextFont() {
    return font;
  }

  @Override
  public FontUIResource getWindowTitleFont() {
    return font;
  }

  @Override
  public FontUIResource getSubTextFont() {
    return font;
  }
}
