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

package morula.io.formats;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.image.Calibration;

/**
 * Writes the pixel sizes and units in OME-XML as its schema wants them. Bio-Formats drops a whole
 * description, and with it the axes, for one unit that it does not know or one size that is not
 * positive.
 */
final class OmeXmlScale {
  /** An attribute for a unit, such as {@code PhysicalSizeXUnit="µm"}. */
  private static final Pattern UNIT =
      Pattern.compile(
          "\\b(PhysicalSize[XYZ]|TimeIncrement|DeltaT|ExposureTime)Unit\\s*=\\s*"
              + "(\"[^\"<]*\"|'[^'<]*')");

  /** An attribute for the size of a pixel, such as {@code PhysicalSizeX="0.5"}. */
  private static final Pattern SIZE =
      Pattern.compile("\\b(PhysicalSize[XYZ]\\s*=\\s*)(\"[^\"<]*\"|'[^'<]*')");

  private static final Pattern REFERENCE = Pattern.compile("&#(?:(\\d{1,7})|x([0-9a-fA-F]{1,6}));");

  /** Lengths of the schema 2016-06 that can be the size of a pixel. */
  private static final Set<String> LENGTHS =
      Set.of(
          "Ym",
          "Zm",
          "Em",
          "Pm",
          "Tm",
          "Gm",
          "Mm",
          "km",
          "hm",
          "dam",
          "m",
          "dm",
          "cm",
          "mm",
          "\u00B5m",
          "nm",
          "pm",
          "fm",
          "am",
          "zm",
          "ym",
          "\u00C5",
          "thou",
          "li",
          "in",
          "ft",
          "yd",
          "mi",
          "ua",
          "ly",
          "pc",
          "pt",
          "pixel",
          "reference frame");

  private static final Map<String, String> OTHER_LENGTHS =
      Map.of("inch", "in", "inches", "in", "pixels", "pixel", "px", "pixel", "", "pixel");

  private static final Map<String, String> OTHER_TIMES =
      Map.of(
          "sec", "s", "secs", "s", "second", "s", "seconds", "s", "msec", "ms", "minute", "min",
          "minutes", "min", "hour", "h", "hours", "h", "us", "\u00B5s");

  private OmeXmlScale() {}

  /**
   * Returns OME-XML whose units are those of the schema: every spelling of micrometre and second,
   * and characters written as references, such as {@code &#181;m}. A length that is none becomes
   * "reference frame", so that the image counts as not calibrated. A negative size loses its sign,
   * and one that cannot be a size is left out.
   */
  static String repaired(String xml) {
    return SIZE.matcher(UNIT.matcher(xml).replaceAll(OmeXmlScale::repaired))
        .replaceAll(OmeXmlScale::repairedSize);
  }

  /** Returns the first size of a pixel that cannot be one, as it is written. */
  static Optional<String> impossibleSize(String xml) {
    return SIZE.matcher(xml)
        .results()
        .map(size -> unquoted(size.group(2)))
        .filter(written -> !(size(written) > 0))
        .findFirst();
  }

  private static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Returns the size without its sign; NaN if it is not a finite number. */
  private static double size(String written) {
    try {
      double size = Math.abs(Double.parseDouble(written));
      return Double.isFinite(size) ? size : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String repairedSize(MatchResult attribute) {
    String written = unquoted(attribute.group(2));
    String repaired = size(written) > 0 ? attribute.group().replaceFirst("-(?=[\\d.])", "") : "";
    return Matcher.quoteReplacement(
        written.matches("\\s*-.*") || repaired.isEmpty() ? repaired : attribute.group());
  }

  private static String repaired(MatchResult attribute) {
    String whole = attribute.group();
    String quoted = attribute.group(2);
    String unit = withoutReferences(unquoted(quoted)).strip();
    unit = attribute.group(1).startsWith("PhysicalSize") ? length(unit) : time(unit);
    return Matcher.quoteReplacement(
        whole.substring(0, whole.length() - quoted.length())
            + quoted.charAt(0)
            + unit
            + quoted.charAt(0));
  }

  private static String length(String unit) {
    if (LENGTHS.contains(unit)) {
      return unit;
    }
    String spelled = Calibration.unit(unit);
    return switch (spelled) {
      case "micron" -> "\u00B5m";
      case "nanometer", "nanometre", "nanometers", "nanometres" -> "nm";
      case "millimeter", "millimetre", "millimeters", "millimetres" -> "mm";
      default -> OTHER_LENGTHS.getOrDefault(unit, "reference frame");
    };
  }

  private static String time(String unit) {
    // a lost micro sign: no other unit of time begins with a letter that is not ASCII
    String spelled = unit.replaceFirst("^(\\u03BC|\\uFFFD|\\u00C2\\u00B5)s$", "\u00B5s");
    return OTHER_TIMES.getOrDefault(spelled, spelled);
  }

  private static String withoutReferences(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            reference -> {
              int code =
                  reference.group(1) != null
                      ? Integer.parseInt(reference.group(1))
                      : Integer.parseInt(reference.group(2), 16);
              return Matcher.quoteReplacement(
                  Character.isValidCodePoint(code) && code >= ' ' && code != '<' && code != '&'
                      ? Character.toString(code)
                      : "");
            });
  }
}
