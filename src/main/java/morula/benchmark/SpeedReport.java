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

package morula.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import morula.fiji.DecodingBenchmark;

/** What was measured, for people: lines of text, which are also Markdown. */
public final class SpeedReport {
  private static final List<String> COLUMNS =
      List.of(
          "program",
          "precision and form",
          "median (s)",
          "processor time (s)",
          "quartiles (s)",
          "least to most (s)",
          "x plain archive",
          "x eager PyTorch",
          "difference");

  private final SpeedResult result;

  /** A report on a result. */
  public SpeedReport(SpeedResult result) {
    this.result = result;
  }

  /** Returns the lines for a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(result.machine().lines());
    result.decoding().map(SpeedReport::text).ifPresent(lines::add);
    for (String task : result.tasks()) {
      lines.add(title(task));
      lines.addAll(table(task).lines());
      lines.addAll(notes(task));
    }
    lines.addAll(ratios());
    lines.addAll(unfinished());
    if (!result.memory().isEmpty()) {
      lines.add("Memory of the whole job, in a Java of its own for each image");
      lines.addAll(memory().lines());
    }
    return lines;
  }

  /** Returns a page of Markdown. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# How fast Morula is here\n\n");
    result.machine().lines().forEach(line -> page.append("- ").append(line).append('\n'));
    result.decoding().ifPresent(d -> page.append("\n").append(text(d)).append('\n'));
    ratios().forEach(line -> page.append("\n").append(line).append("\n"));
    unfinished().forEach(line -> page.append("\n").append(line).append("\n"));
    for (String task : result.tasks()) {
      page.append("\n## ").append(title(task)).append("\n\n");
      table(task).lines().forEach(line -> page.append(line).append('\n'));
      notes(task).forEach(line -> page.append("\n").append(line).append("\n"));
    }
    if (!result.memory().isEmpty()) {
      page.append("\n## Memory of the whole job\n\n");
      memory().lines().forEach(line -> page.append(line).append('\n'));
    }
    return page.toString();
  }

  private List<String> unfinished() {
    return result.unfinished().isEmpty()
        ? List.of()
        : List.of(
            "The benchmark was stopped or goes on; not yet measured as a whole: "
                + result.unfinished().stream()
                    .map(Part::toString)
                    .collect(Collectors.joining(", ")));
  }

  private String title(String task) {
    boolean job = task.startsWith("whole job");
    return String.format(
        Locale.ROOT,
        "%s%s, %s (medians of %d runs that took turns)",
        task.substring(0, 1).toUpperCase(Locale.ROOT),
        task.substring(1),
        job
            ? "model " + result.settings().model()
            : String.format(Locale.ROOT, "%s of %.2f million weights", result.network(), weights()),
        result.settings().runs());
  }

  private double weights() {
    return result.weights() / 1e6;
  }

  private TextTable table(String task) {
    List<Row> rows = result.rows(task);
    Ratios ratios = new Ratios(rows);
    return new TextTable(
        COLUMNS,
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.maker().toString(),
                        row.program(),
                        row.seconds().map(s -> seconds(s.median())).orElse("not possible"),
                        row.seconds().map(s -> seconds(s.processor())).orElse(""),
                        row.seconds().map(s -> range(s.lower(), s.upper())).orElse(""),
                        row.seconds().map(s -> range(s.least(), s.most())).orElse(""),
                        ratio(ratios.reference(Maker.PLAIN), row),
                        ratio(ratios.reference(Maker.PYTORCH), row),
                        row.difference().map(SpeedReport::share).orElse("")))
            .toList());
  }

  private List<String> notes(String task) {
    List<String> notes = new ArrayList<>();
    for (Row row : result.rows(task)) {
      if (!row.note().isEmpty()) {
        notes.add(row.maker() + ", " + row.program() + ": " + row.note());
      } else if (row.isWrong()) {
        notes.add(
            row.maker()
                + ", "
                + row.program()
                + ": its output is not that of the network, so its time is not compared");
      }
    }
    return notes;
  }

  private List<String> ratios() {
    return result.tasks().stream()
        .map(task -> new Ratios(result.rows(task)).line())
        .flatMap(Optional::stream)
        .toList();
  }

  private TextTable memory() {
    return new TextTable(
        List.of(
            "image (pixels)",
            "objects",
            "peak (MB)",
            "in no file (MB)",
            "from files (MB)",
            "seconds",
            "seconds for a megapixel"),
        result.memory().stream()
            .map(
                row ->
                    List.of(
                        row.size() + " x " + row.size(),
                        Long.toString(row.objects()),
                        megabytes(row.peak()),
                        megabytes(row.anonymous()),
                        megabytes(row.mapped()),
                        seconds(row.seconds()),
                        seconds(row.secondsPerMegapixel())))
            .toList());
  }

  private static String text(DecodingBenchmark.Result decoding) {
    return String.format(
        Locale.ROOT,
        "%d x %d pixels, %d objects, %d found: decoding %.3f s, ROIs %.3f s, both together"
            + " %.3f s, processor time %.3f s (medians of %d runs); %.1f µs for each object",
        decoding.side(),
        decoding.side(),
        decoding.objects(),
        decoding.objectsFound(),
        decoding.decoding(),
        decoding.rois(),
        decoding.total(),
        decoding.processor(),
        decoding.runs(),
        decoding.total() * 1e6 / Math.max(1, decoding.objectsFound()));
  }

  private static String ratio(Optional<Row> reference, Row row) {
    return reference.isPresent() && row.seconds().isPresent()
        ? String.format(Locale.ROOT, "%.2f", reference.get().median() / row.median())
        : "";
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.4f" : "%.3f", value);
  }

  private static String range(double from, double to) {
    return seconds(from) + "-" + seconds(to);
  }

  private static String share(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f", bytes / 1e6);
  }
}
