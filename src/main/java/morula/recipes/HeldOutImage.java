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

package morula.recipes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import morula.io.Csv;

/**
 * The result of a model on a held-out image.
 *
 * @param name name of the image
 * @param group kind of image; empty if unknown
 * @param scale factor by which the image was resized; 1 for the original size
 * @param objects number of true objects
 * @param predicted number of predicted objects
 * @param matched number of matches at IoU 0.5
 * @param accuracy matched/(objects + predicted − matched), at IoU 0.5; 1 if there are no objects
 * @param meanAccuracy mean of the accuracies at IoU 0.5, 0.55 … 0.95
 * @param doubt as the segmentation tells it, 0 to 1; empty if it is not known
 * @param sizeRatio median size of the matched objects, as a multiple of the true size; empty if it
 *     is not known
 */
record HeldOutImage(
    String name,
    String group,
    double scale,
    long objects,
    long predicted,
    long matched,
    double accuracy,
    double meanAccuracy,
    OptionalDouble doubt,
    OptionalDouble sizeRatio) {
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "group",
          "scale",
          "objects",
          "predicted",
          "matched",
          "accuracy_0.5",
          "mean_accuracy",
          "doubt",
          "size_ratio");

  /** Earlier versions wrote only the first columns, at least this many. */
  private static final int EARLIEST = COLUMNS.indexOf("doubt");

  /** Returns a table with one line per image. */
  static String csv(List<HeldOutImage> images) {
    StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
    for (HeldOutImage i : images) {
      text.append(
          Csv.line(
              List.of(
                  i.name,
                  i.group,
                  i.scale,
                  i.objects,
                  i.predicted,
                  i.matched,
                  rounded(i.accuracy),
                  rounded(i.meanAccuracy),
                  rounded(i.doubt),
                  rounded(i.sizeRatio))));
    }
    return text.toString();
  }

  private static String rounded(OptionalDouble value) {
    return value.isPresent() ? rounded(value.getAsDouble()) : "";
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  /**
   * Reads a table of {@link #csv}.
   *
   * @throws IOException if the text is not such a table
   */
  static List<HeldOutImage> parse(String csv) throws IOException {
    List<HeldOutImage> images = new ArrayList<>();
    List<String> columns =
        IntStream.range(EARLIEST, COLUMNS.size())
            .mapToObj(count -> COLUMNS.subList(0, count))
            .filter(some -> csv.startsWith(Csv.line(some)))
            .findFirst()
            .orElse(COLUMNS);
    for (List<String> row : Csv.rows(csv, columns)) {
      images.add(of(row));
    }
    return images;
  }

  private static HeldOutImage of(List<String> row) throws IOException {
    try {
      return new HeldOutImage(
          row.get(0),
          row.get(1),
          Double.parseDouble(row.get(2)),
          Long.parseLong(row.get(3)),
          Long.parseLong(row.get(4)),
          Long.parseLong(row.get(5)),
          Double.parseDouble(row.get(6)),
          Double.parseDouble(row.get(7)),
          optional(row, EARLIEST),
          optional(row, EARLIEST + 1));
    } catch (NumberFormatException e) {
      throw new IOException("\"" + String.join(",", row) + "\" lacks a number", e);
    }
  }

  private static OptionalDouble optional(List<String> row, int column) {
    return row.size() <= column || row.get(column).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(row.get(column)));
  }
}
