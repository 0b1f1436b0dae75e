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

package morula.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import morula.instances.DecoderOption;
import morula.progress.InvalidRequestException;
import morula.torchscript.ActivationRanges.Range;

/** The values that a {@link TrainingRecord} can have: others would need more than any computer. */
final class RecordLimits {
  /** Pixels a side to which an image may be resized. */
  private static final int LARGEST_IMAGE = 16_384;

  /** Characters. */
  private static final int LONGEST = 1000;

  private static final int MOST_CHANNELS = 1024;
  private static final int MOST_NODES = 65_535;
  private static final int MOST_CLASSES = 65_535;
  private static final int LARGEST_DIVISOR = 4096;
  private static final int LARGEST_HALO = 1 << 20;

  private static final double LARGEST_NOISE = 10;

  private final String file;

  private RecordLimits(String file) {
    this.file = file;
  }

  /**
   * @param file name for messages
   * @throws InvalidRequestException naming the file and the key of a value that is out of its range
   */
  static void check(TrainingRecord record, String file) {
    RecordLimits limits = new RecordLimits(file);
    limits.check("format", record.format(), 1, TrainingRecord.FORMAT, "");
    for (String text : List.of(record.network(), record.head(), record.morulaVersion())) {
      limits.check("the length of network, head or morula_version", text.length(), 1, LONGEST, "");
    }
    int axes = record.divisor().size();
    limits.check("divisor", axes, 2, 3, "numbers");
    limits.check("halo", record.halo().size(), axes, axes, "numbers");
    record.divisor().forEach(n -> limits.check("divisor", n, 1, LARGEST_DIVISOR, "pixels"));
    record.halo().forEach(n -> limits.check("halo", n, 0, LARGEST_HALO, "pixels"));
    limits.check("input_channels", record.inputChannels(), 1, MOST_CHANNELS, "");
    limits.check("classes", record.classes(), 0, MOST_CLASSES, "");
    limits.check("image_size", record.imageSize(), 0, LARGEST_IMAGE, "pixels");
    limits.check("diameter", record.diameter(), 0, TrainingRecord.LARGEST_DIAMETER, "pixels");
    limits.check("median_object_size", record.medianObjectSize(), 0, Double.MAX_VALUE, "pixels");
    for (DecoderOption option : DecoderOption.values()) {
      double value = record.decoder().get(option);
      String key = "decoder." + option.name().toLowerCase(Locale.ROOT);
      limits.check(key, value, 0, Double.POSITIVE_INFINITY, "");
    }
    limits.whole("configuration", record.configuration());
    limits.whole("versions", record.versions());
    limits.whole("scores", record.scores());
    limits.whole("curves", record.curves());
    limits.whole("typical", record.typical().ranges());
    limits.check("typical.noise", record.typical().noise(), 0, LARGEST_NOISE, "");
    limits.doubt(record.typical().doubt());
    limits.shares(record.typical().scoreShares());
    limits.check(
        "calibration.patches", record.calibration().patches(), 0, CalibrationCheck.MOST, "");
    limits.calibration(record.calibration().ranges());
    record.curves().values().forEach(curve -> limits.whole("curves", curve));
  }

  private void doubt(DoubtScale scale) {
    whole("typical.doubt.signs", scale.signs());
    scale
        .signs()
        .forEach(
            (sign, usual) -> {
              String key = "typical.doubt.signs." + sign;
              check(key + ".median", usual.median(), -Double.MAX_VALUE, Double.MAX_VALUE, "");
              check(key + ".deviation", usual.deviation(), Double.MIN_VALUE, Double.MAX_VALUE, "");
            });
  }

  private void shares(ScoreShares shares) {
    check(
        "the number of typical.score_shares.right",
        shares.right().size(),
        shares.scores().size(),
        shares.scores().size(),
        "");
    ascending("typical.score_shares.scores", shares.scores());
    ascending("typical.score_shares.right", shares.right());
  }

  private void ascending(String key, List<Double> values) {
    double last = 0;
    for (double value : values) {
      check(key, value, Math.nextUp(last), ScoreShares.HIGHEST, "");
      last = value;
    }
  }

  private void check(String key, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: %s is %s, but must be from %s to %s%s; the model is damaged",
              file,
              key,
              text(value),
              text(least),
              text(most),
              unit.isEmpty() ? "" : " " + unit));
    }
  }

  private void calibration(Map<String, Range> ranges) {
    check("the number of calibration.ranges", ranges.size(), 0, MOST_NODES, "");
    whole("calibration.ranges", ranges);
    ranges.forEach(
        (node, range) -> {
          if (!range.isValid()) {
            throw new InvalidRequestException(
                String.format(
                    Locale.ROOT,
                    "%s: calibration.ranges of %s are from %s to %s, which is no range; the model is"
                        + " damaged",
                    file,
                    Excerpt.of(node),
                    text(range.low()),
                    text(range.high())));
          }
        });
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }

  private void whole(String key, Map<String, ?> values) {
    if (values.values().stream().anyMatch(Objects::isNull)) {
      throw new InvalidRequestException(
          file + ": a value of " + key + " is missing; the model is damaged");
    }
  }

  private void whole(String key, List<?> values) {
    if (values.stream().anyMatch(Objects::isNull)) {
      throw new InvalidRequestException(
          file + ": a value of " + key + " is missing; the model is damaged");
    }
  }
}
