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

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.io.Csv;
import morula.io.ImageFiles;
import morula.io.WholeFile;

/** Writes what was measured: JSON with everything, a table of values, and a page of Markdown. */
public final class SpeedFiles {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private SpeedFiles() {}

  /**
   * Writes the files; each appears when it is complete. Times are in seconds, memory in bytes.
   *
   * @param json the file for JSON; the others lie beside it, with the endings .csv, .md and, if
   *     memory was measured, _memory.csv
   * @throws IOException if one cannot be written; the message names it
   */
  public static void write(SpeedResult result, Path json) throws IOException {
    Path beside = json.toAbsolutePath();
    String stem = ImageFiles.stem(beside);
    write(json, GSON.toJson(json(result)) + "\n");
    write(beside.resolveSibling(stem + ".csv"), csv(result));
    if (!result.memory().isEmpty()) {
      write(beside.resolveSibling(stem + "_memory.csv"), memoryCsv(result.memory()));
    }
    write(beside.resolveSibling(stem + ".md"), new SpeedReport(result).markdown());
  }

  private static void write(Path file, String text) throws IOException {
    WholeFile.write(file, partial -> Files.writeString(partial, text));
  }

  static JsonObject json(SpeedResult result) {
    JsonObject json = new JsonObject();
    json.add("machine", machine(result.machine()));
    JsonObject network = new JsonObject();
    network.addProperty("text", result.network());
    network.addProperty("weights", result.weights());
    json.add("network", network);
    json.addProperty("runs", result.settings().runs());
    json.addProperty("model", result.settings().model());
    result.decoding().ifPresent(decoding -> json.add("decoding", GSON.toJsonTree(decoding)));
    JsonArray rows = new JsonArray();
    result.rows().forEach(row -> rows.add(row(row)));
    json.add("rows", rows);
    json.add("memory", GSON.toJsonTree(result.memory()));
    JsonArray unfinished = new JsonArray();
    result.unfinished().forEach(part -> unfinished.add(part.toString()));
    json.add("unfinished", unfinished);
    return json;
  }

  private static JsonObject machine(Machine machine) {
    JsonObject json = new JsonObject();
    json.addProperty("processor", machine.processor());
    json.addProperty("system", machine.system());
    json.addProperty("memory", machine.memory());
    json.addProperty("threads", machine.threads());
    json.add("versions", GSON.toJsonTree(machine.versions()));
    machine.python().ifPresent(text -> json.addProperty("python", text));
    json.add("variables", GSON.toJsonTree(machine.variables()));
    json.addProperty("load_before", machine.loadBefore());
    json.addProperty("load_after", machine.loadAfter());
    return json;
  }

  private static JsonObject row(Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("task", row.task());
    json.addProperty("by", row.maker().toString());
    json.addProperty("program", row.program());
    row.seconds().ifPresent(seconds -> json.add("seconds", GSON.toJsonTree(seconds)));
    row.difference()
        .filter(Double::isFinite)
        .ifPresent(difference -> json.addProperty("difference", difference));
    json.addProperty("note", row.note());
    return json;
  }

  static String csv(SpeedResult result) {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                List.of(
                    "task",
                    "by",
                    "program",
                    "median",
                    "lower_quartile",
                    "upper_quartile",
                    "least",
                    "most",
                    "processor",
                    "difference",
                    "note")));
    for (Row row : result.rows()) {
      List<Object> values = new ArrayList<>(List.of(row.task(), row.maker(), row.program()));
      if (row.seconds().isPresent()) {
        Spread s = row.seconds().get();
        values.addAll(
            List.of(s.median(), s.lower(), s.upper(), s.least(), s.most(), s.processor()));
      } else {
        values.addAll(List.of("", "", "", "", "", ""));
      }
      values.add(row.difference().map(Object.class::cast).orElse(""));
      values.add(row.note());
      text.append(Csv.line(values));
    }
    return text.toString();
  }

  private static String memoryCsv(List<MemoryRow> rows) {
    StringBuilder text =
        new StringBuilder(
            Csv.line(List.of("size", "objects", "peak", "anonymous", "mapped", "seconds")));
    for (MemoryRow row : rows) {
      text.append(
          Csv.line(
              List.of(
                  row.size(),
                  row.objects(),
                  row.peak(),
                  row.anonymous(),
                  row.mapped(),
                  row.seconds())));
    }
    return text.toString();
  }
}
