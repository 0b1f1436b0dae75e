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

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.image.Calibration;

/**
 * The text that ImageJ writes into the ImageDescription tag of a TIFF file: lines {@code
 * key=value}, the first of them {@code ImageJ=version}.
 *
 * @param entries keys and values in the order of the file
 */
public record ImageJDescription(Map<String, String> entries) {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  /**
   * Parses the description of a TIFF file.
   *
   * @return empty when ImageJ did not write it
   */
  public static Optional<ImageJDescription> parse(String text) {
    if (text == null || !text.startsWith("ImageJ=")) {
      return Optional.empty();
    }
    Map<String, String> entries = new LinkedHashMap<>();
    for (String line : text.split("[\\n\\r\\x00]+")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        entries.put(line.substring(0, equals).trim(), line.substring(equals + 1).trim());
      }
    }
    return Optional.of(new ImageJDescription(entries));
  }

  /**
   * Returns a whole number, or {@code otherwise} if the key is missing or its value is not a
   * number.
   */
  public long integer(String key, long otherwise) {
    return (long) number(key, otherwise);
  }

  /**
   * Returns a number, or {@code otherwise} if the key is missing or its value is not a finite
   * number.
   */
  public double number(String key, double otherwise) {
    try {
      double value = Double.parseDouble(entries.getOrDefault(key, ""));
      return Double.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /**
   * Returns whether 32,768 has to be subtracted from the values of a 16-bit file: so ImageJ stores
   * images with negative values. Any other calibration of intensities, such as an optical density,
   * is left alone, as ImageJ's own filters do.
   */
  public boolean isSigned16Bit() {
    return number("cf", -1) == 0 && number("c0", 0) == -32768 && number("c1", 0) == 1;
  }

  /**
   * Returns the calibration that ImageJ shows for the file.
   *
   * @param pixelWidth one over the tag XResolution; 1 without it
   * @param pixelHeight one over the tag YResolution; 1 without it
   */
  public Calibration calibration(double pixelWidth, double pixelHeight) {
    String unit = unescape(entries.getOrDefault("unit", ""));
    return new Calibration(
        unit.isBlank() ? 1 : pixelWidth,
        unit.isBlank() ? 1 : pixelHeight,
        number("spacing", 1),
        Calibration.unit(unit),
        number("finterval", 0),
        unescape(entries.getOrDefault("tunit", Calibration.NONE.timeUnit())),
        number("xorigin", 0),
        number("yorigin", 0),
        number("zorigin", 0));
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(match.group(1), 16))));
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                escaped.append(
                    c < 128 ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04X", c)));
    return escaped.toString();
  }

  /**
   * Returns the description of a hyperstack.
   *
   * @param minimum value displayed as black
   * @param maximum value displayed as white
   */
  public static ImageJDescription of(
      long channels,
      long slices,
      long frames,
      Calibration calibration,
      double minimum,
      double maximum) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("ImageJ", "1.54p");
    long images = channels * slices * frames;
    if (images > 1) {
      entries.put("images", Long.toString(images));
      putAboveOne(entries, "channels", channels);
      putAboveOne(entries, "slices", slices);
      putAboveOne(entries, "frames", frames);
      if ((channels > 1 ? 1 : 0) + (slices > 1 ? 1 : 0) + (frames > 1 ? 1 : 0) > 1
          || channels > 1) {
        entries.put("hyperstack", "true");
        entries.put("mode", "grayscale");
      }
    }
    if (!calibration.unit().equals(Calibration.NONE.unit())) {
      entries.put("unit", escape(calibration.unit()));
    }
    putUnless(entries, "spacing", calibration.pixelDepth(), slices > 1 ? 0 : 1);
    putUnless(entries, "finterval", calibration.frameInterval(), 0);
    if (!calibration.timeUnit().equals(Calibration.NONE.timeUnit())) {
      entries.put("tunit", escape(calibration.timeUnit()));
    }
    putUnless(entries, "xorigin", calibration.originX(), 0);
    putUnless(entries, "yorigin", calibration.originY(), 0);
    putUnless(entries, "zorigin", calibration.originZ(), 0);
    entries.put("loop", "false");
    entries.put("min", Double.toString(minimum));
    entries.put("max", Double.toString(maximum));
    return new ImageJDescription(entries);
  }

  private static void putAboveOne(Map<String, String> entries, String key, long value) {
    if (value > 1) {
      entries.put(key, Long.toString(value));
    }
  }

  private static void putUnless(
      Map<String, String> entries, String key, double value, double otherwise) {
    if (value != otherwise) {
      entries.put(key, Double.toString(value));
    }
  }

  /** Returns the text as it is written to the file. */
  public String text() {
    StringBuilder text = new StringBuilder();
    entries.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString();
  }
}
