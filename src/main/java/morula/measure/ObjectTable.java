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

package morula.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.instances.ObjectScores;
import morula.io.Csv;
import morula.io.WholeFile;
import morula.measure.ObjectMeasures.Intensity;
import morula.progress.Progress;

/**
 * The measurements of the objects of a label image, ordered by frame, slice and label.
 *
 * @param unit unit of length, as in {@link morula.image.Calibration#unit}
 * @param channels number of channels of the measured image
 * @param scored whether the objects have scores
 * @param objects measurements of each object of each plane
 */
public record ObjectTable(String unit, int channels, boolean scored, List<ObjectMeasures> objects) {
  private static final int FIXED_COLUMNS = 13;

  public ObjectTable {
    objects = List.copyOf(objects);
  }

  /**
   * Measures every plane.
   *
   * @param labels objects to measure; their calibration is used
   * @param image image with the same sizes in X, Y, Z and TIME
   * @param scores of label i at index i − 1, 0 to 1, see {@link ObjectScores}; without them the
   *     table has no such column
   * @throws IllegalArgumentException if the sizes differ
   * @throws IndexOutOfBoundsException if a label has no score
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static ObjectTable measure(
      Labels labels, Image image, Optional<double[]> scores, Progress progress) {
    return measure(labels, image, scores, 0, 0, progress);
  }

  /**
   * Measures every plane of a part of an image; slices and frames are those of the whole image.
   *
   * @param image the part, see {@link #measure(Labels, Image, Optional, Progress)}
   * @param firstSlice slice of the whole image that is the first of the part, from 0
   * @param firstFrame frame of the whole image that is the first of the part, from 0
   */
  public static ObjectTable measure(
      Labels labels,
      Image image,
      Optional<double[]> scores,
      int firstSlice,
      int firstFrame,
      Progress progress) {
    List<ObjectMeasures> objects = new ArrayList<>();
    new MeasuredObjects(labels, image, scores, firstSlice, firstFrame, progress)
        .forEach(objects::add);
    return table(labels, image, scores, objects);
  }

  private static ObjectTable table(
      Labels labels, Image image, Optional<double[]> scores, List<ObjectMeasures> objects) {
    return new ObjectTable(
        labels.calibration().unit(), (int) image.size(Axis.CHANNEL), scores.isPresent(), objects);
  }

  /**
   * Measures every plane of a part of an image as {@link #measure(Labels, Image, Optional, int,
   * int, Progress)} does and writes the table as {@link #writeCsv} does, object by object, so that
   * the table need not fit into memory.
   *
   * @throws IllegalArgumentException as {@code measure}
   * @throws IndexOutOfBoundsException as {@code measure}
   * @throws java.util.concurrent.CancellationException if cancelled; then nothing is written
   * @throws IOException if the file cannot be written
   */
  public static void write(
      Labels labels,
      Image image,
      Optional<double[]> scores,
      int firstSlice,
      int firstFrame,
      Path file,
      Progress progress)
      throws IOException {
    table(labels, image, scores, List.of())
        .writeCsv(
            new MeasuredObjects(labels, image, scores, firstSlice, firstFrame, progress), file);
  }

  /**
   * Returns the names of the columns, as {@link #writeCsv} writes them; channels count from 1.
   * There is a column "score" if the objects have scores.
   */
  public List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "label",
                "frame",
                "slice",
                "area_pixels",
                "area",
                "centroid_x",
                "centroid_y",
                "box_x",
                "box_y",
                "box_width",
                "box_height",
                "perimeter",
                "circularity"));
    if (scored) {
      columns.add("score");
    }
    for (int c = 1; c <= channels; c++) {
      columns.addAll(List.of("mean_" + c, "min_" + c, "max_" + c));
    }
    return columns;
  }

  /** Returns the names of the columns that {@link #writeCsv} writes after the unit. */
  public List<String> furtherColumns() {
    List<String> columns =
        new ArrayList<>(
            List.of("feret", "min_feret", "ellipse_major", "ellipse_minor", "ellipse_angle"));
    for (int c = 1; c <= channels; c++) {
      columns.addAll(
          List.of("median_" + c, "sd_" + c, "integrated_density_" + c, "ring_mean_" + c));
    }
    return columns;
  }

  /** Returns the numbers of one object, one for each of the {@link #furtherColumns}. */
  public double[] furtherRow(ObjectMeasures object) {
    ObjectDetails details = object.details();
    DoubleStream.Builder row = DoubleStream.builder();
    row.add(details.feret()).add(details.minimumFeret());
    row.add(details.major()).add(details.minor()).add(details.angle());
    for (ObjectDetails.Channel channel : details.channels()) {
      row.add(channel.median()).add(channel.deviation());
      row.add(channel.integrated()).add(channel.ring());
    }
    return row.build().toArray();
  }

  /**
   * Returns the unit of a column, such as "µm²"; empty if it has none, or if the image has no pixel
   * size.
   */
  public String unitOf(String column) {
    if (unit.equals(Calibration.NONE.unit())) {
      return "";
    }
    String shown = unit.equals("micron") ? "µm" : unit;
    return switch (column) {
      case "area" -> shown + "²";
      case "centroid_x",
          "centroid_y",
          "perimeter",
          "feret",
          "min_feret",
          "ellipse_major",
          "ellipse_minor" ->
          shown;
      default -> "";
    };
  }

  /** Returns the numbers of one object, one for each of the {@link #columns}. */
  public double[] row(ObjectMeasures object) {
    int intensities = FIXED_COLUMNS + (scored ? 1 : 0);
    double[] row = new double[intensities + 3 * channels];
    row[0] = object.label();
    row[1] = object.frame();
    row[2] = object.slice();
    row[3] = object.areaPixels();
    row[4] = object.area();
    row[5] = object.centroidX();
    row[6] = object.centroidY();
    row[7] = object.boxX();
    row[8] = object.boxY();
    row[9] = object.boxWidth();
    row[10] = object.boxHeight();
    row[11] = object.perimeter();
    row[12] = object.circularity();
    if (scored) {
      row[FIXED_COLUMNS] = object.score();
    }
    for (int c = 0; c < channels; c++) {
      Intensity intensity = object.intensities().get(c);
      row[intensities + 3 * c] = intensity.mean();
      row[intensities + 3 * c + 1] = intensity.minimum();
      row[intensities + 3 * c + 2] = intensity.maximum();
    }
    return row;
  }

  /**
   * Writes the table with a header, commas and decimal points whatever the locale: the {@link
   * #columns}, the unit of length, and the {@link #furtherColumns}. The file appears under its name
   * only when it is complete.
   *
   * @throws IOException if it cannot be written
   */
  public void writeCsv(Path file) throws IOException {
    writeCsv(objects, file);
  }

  private void writeCsv(Iterable<ObjectMeasures> rows, Path file) throws IOException {
    WholeFile.write(
        file,
        partial -> {
          try (BufferedWriter out = Files.newBufferedWriter(partial)) {
            List<String> header = new ArrayList<>(columns());
            header.add("unit");
            header.addAll(furtherColumns());
            out.write(Csv.line(header));
            for (ObjectMeasures object : rows) {
              List<String> row = new ArrayList<>();
              for (double value : row(object)) {
                row.add(text(value));
              }
              row.add(unit);
              for (double value : furtherRow(object)) {
                row.add(text(value));
              }
              out.write(Csv.line(row));
            }
          }
        });
  }

  /** Formats a number with at most 8 significant digits and without an exponent. */
  private static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value).round(new MathContext(8)).stripTrailingZeros().toPlainString();
  }
}
