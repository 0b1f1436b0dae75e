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

package morula.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.model.TypicalValues;
import morula.model.TypicalValues.Range;

/**
 * Describes in plain sentences how an image differs from the training images of a model.
 *
 * @param typical what the training images have in common
 * @param magnification pixels of the image as the network saw it for each pixel of the image, along
 *     one axis
 */
record UnusualImage(TypicalValues typical, double magnification, boolean takesDiameter) {

  /**
   * @param values of the image
   * @param found whether anything was found in it
   * @return one sentence for each quantity that is unusual; empty if the typical values are not
   *     known
   */
  List<String> warnings(Map<ImageQuantity, Double> values, boolean found) {
    if (typical.images() == 0) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    if (Double.valueOf(0).equals(values.get(ImageQuantity.ROUGHNESS))) {
      return List.of(
          "all pixels have the same value; check the file, the channel and the exposure");
    }
    Range foreground = typical.ranges().get(ImageQuantity.FOREGROUND.key());
    if (!found && foreground != null && foreground.low() > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "nothing was found, but objects cover %s of the training images; check the channel, and whether objects are bright or dark as in the training images",
              range(foreground, 100, "%.1f", " %")));
    }
    values.forEach(
        (quantity, value) -> {
          Range range = typical.ranges().get(quantity.key());
          int side = range == null ? 0 : quantity.compare(value, range, typical.images());
          if (side != 0) {
            warnings.add(sentence(quantity, value, range, side));
          }
        });
    return warnings;
  }

  private String sentence(ImageQuantity quantity, double value, Range range, int side) {
    return switch (quantity) {
      case FOREGROUND ->
          String.format(
              Locale.ROOT,
              "%.0f %% of the image was segmented as objects, compared with %s in the training images; check the result, and whether objects are bright or dark as in the training images",
              100 * value,
              range(range, 100, "%.1f", " %"));
      case DIAMETER ->
          String.format(
              Locale.ROOT,
              "the median object is %.0f pixels wide, but the model expects %s; check the result, and %s if objects were split or merged",
              value / magnification,
              range(range, 1 / magnification, "%.0f", " pixels"),
              takesDiameter ? "set diameter=" : "resize the image");
      case CONTRAST ->
          (side < 0 ? "objects are dimmer" : "objects are brighter")
              + String.format(
                  Locale.ROOT,
                  " relative to the background than in the training images (contrast %.2f of the intensity range, compared with %s); check the result, and invert the image if its contrast is reversed",
                  value,
                  range(range, 1, "%.2f", ""));
      case BRIGHTNESS ->
          String.format(
              Locale.ROOT,
              "the median intensity is %.2f of the intensity range, compared with %s in the training images; check the result and the channel, and invert the image if its contrast is reversed",
              value,
              range(range, 1, "%.2f", ""));
      case ROUGHNESS ->
          String.format(
              Locale.ROOT,
              "the image is %s than the training images (roughness %.2f, compared with %s); check the result, and %s",
              side > 0 ? "noisier" : "smoother",
              value,
              range(range, 1, "%.2f", ""),
              side > 0
                  ? "smooth the image (smoothing=) or expose longer"
                  : "check the focus and the magnification");
      case SCORE ->
          String.format(
              Locale.ROOT,
              "the mean score of the objects is %.2f, compared with %s on the validation images; many objects may be wrong, so check the result",
              value,
              range(range, 1, "%.2f", ""));
    };
  }

  private static String range(Range range, double factor, String format, String unit) {
    return String.format(
        Locale.ROOT,
        format + " to " + format + "%s",
        factor * range.low(),
        factor * range.high(),
        unit);
  }
}
