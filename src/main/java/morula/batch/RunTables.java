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

package morula.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import morula.batch.Wells.Well;
import morula.io.Csv;
import morula.io.WholeFile;
import morula.keys.ErrorLine;

/**
 * The tables of a run over many images: {@code summary.csv} with a row for each image and {@code
 * objects.csv} with a row for each object, which is what the tables of the images say. Where all
 * names have the well of a plate, it has columns of its own.
 */
final class RunTables {
  private static final List<String> PLATE = List.of("well", "row", "column");

  /** Columns of the summary that the lines of {@link morula.fiji.SegmentationSummary#info} give. */
  private static final Map<String, String> SAID =
      Map.of(
          "objects", "Objects",
          "unsure", "Unsure",
          "doubt", "Doubt",
          "made_by", "Made by",
          "model", "Model",
          "model_sha256", "Model SHA-256",
          "precision", "Precision",
          "keys", "Keys");

  private static final List<String> SUMMARY =
      List.of(
          "objects",
          "unsure",
          "warnings",
          "made_by",
          "model",
          "model_sha256",
          "precision",
          "keys",
          "doubt");

  /**
   * An image.
   *
   * @param status "segmented", "was done", or why it failed
   * @param info lines about it
   * @param table of its objects; empty if none was written
   */
  private record Row(String image, String status, String info, Optional<Path> table) {}

  private final List<Row> rows = new ArrayList<>();

  /** Adds an image. */
  void add(String image, String status, String info, Optional<Path> table) {
    rows.add(new Row(image, status, info, table.filter(Files::exists)));
  }

  /** Adds an image, or a file, that failed. */
  void addFailed(String image, Throwable failure) {
    add(image, "failed: " + ErrorLine.reason(failure), "", Optional.empty());
  }

  int size() {
    return rows.size();
  }

  /** Writes both tables; that of the objects only if there are tables of images. */
  void write(Path folder) throws IOException {
    List<Optional<Well>> wells = Wells.of(rows.stream().map(Row::image).toList());
    boolean plate = wells.stream().anyMatch(Optional::isPresent);
    WholeFile.write(folder.resolve("summary.csv"), partial -> writeSummary(partial, wells, plate));
    if (rows.stream().anyMatch(row -> row.table().isPresent())) {
      Set<String> columns = columns();
      WholeFile.write(
          folder.resolve("objects.csv"), partial -> writeObjects(partial, wells, plate, columns));
    }
  }

  private void writeSummary(Path file, List<Optional<Well>> wells, boolean plate)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      List<String> header = start("image", plate ? PLATE : List.of());
      header.add("status");
      header.addAll(SUMMARY);
      out.write(Csv.line(header));
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        List<String> line = start(row.image(), plate ? place(wells.get(i)) : List.of());
        line.add(row.status());
        Map<String, String> said = said(row.info());
        SUMMARY.forEach(column -> line.add(said.getOrDefault(column, "")));
        out.write(Csv.line(line));
      }
    }
  }

  private static Map<String, String> said(String info) {
    Map<String, String> said = new TreeMap<>();
    long warnings = info.lines().filter(line -> line.startsWith("Warning: ")).count();
    said.put("warnings", info.isEmpty() ? "" : Long.toString(warnings));
    SAID.forEach(
        (column, name) ->
            info.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .ifPresent(line -> said.put(column, line.substring(name.length() + 2))));
    return said;
  }

  /** Returns the columns of all tables, in the order in which they come. */
  private Set<String> columns() throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.table().isPresent()) {
        try (var lines = Files.lines(row.table().get())) {
          columns.addAll(
              Csv.rows(lines.findFirst().orElse("")).stream().findFirst().orElse(List.of()));
        }
      }
    }
    return columns;
  }

  private void writeObjects(
      Path file, List<Optional<Well>> wells, boolean plate, Set<String> columns)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      List<String> header = start("image", plate ? PLATE : List.of());
      header.addAll(columns);
      out.write(Csv.line(header));
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).table().isEmpty()) {
          continue;
        }
        List<String> start = start(rows.get(i).image(), plate ? place(wells.get(i)) : List.of());
        List<String> own = new ArrayList<>(); // the columns of this table
        Csv.forEachRow(
            rows.get(i).table().get(),
            object -> {
              if (own.isEmpty()) {
                own.addAll(object);
                return;
              }
              List<String> line = new ArrayList<>(start);
              for (String column : columns) {
                int at = own.indexOf(column);
                line.add(at < 0 || at >= object.size() ? "" : object.get(at));
              }
              out.write(Csv.line(line));
            });
      }
    }
  }

  private static List<String> start(String image, List<String> place) {
    List<String> line = new ArrayList<>(List.of(image));
    line.addAll(place);
    return line;
  }

  private static List<String> place(Optional<Well> well) {
    return well.map(w -> List.of(w.name(), Integer.toString(w.row()), Integer.toString(w.column())))
        .orElse(List.of("", "", ""));
  }
}
