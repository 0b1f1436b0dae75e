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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.benchmark.FakePython;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code benchmark}: what it leaves and refuses, not how fast anything is. */
class BenchmarkCommandTest {
  @TempDir Path folder;

  @BeforeAll
  static void built() {
    Script.assumeBuilt();
  }

  @Test
  void writesItsFigures() throws IOException {
    Script.Result result =
        Script.morula(
            folder,
            "benchmark",
            "output=new/figures.json",
            "parts=decoding|inference|training|job|memory",
            "size=64",
            "objects=4",
            "runs=1",
            "image_size=128",
            "memory_sizes=128",
            "python=" + FakePython.write(folder, FakePython.GOOD),
            "network=unet(depth=1,width=4)");
    assertEquals(0, result.status(), result.err());
    JsonObject figures =
        JsonParser.parseString(Files.readString(folder.resolve("new/figures.json")))
            .getAsJsonObject();
    JsonObject machine = figures.getAsJsonObject("machine");
    assertEquals(
        Runtime.version().toString(),
        machine.getAsJsonObject("versions").get("java").getAsString());
    assertTrue(machine.get("threads").getAsInt() > 0);
    JsonObject decoding = figures.getAsJsonObject("decoding");
    assertEquals(64, decoding.get("side").getAsInt());
    assertEquals(4, decoding.get("objects").getAsInt());
    assertEquals(4, decoding.get("objects_found").getAsInt());
    double total = decoding.get("total").getAsDouble();
    assertTrue(total > 0 && total < 60, "seconds: " + total);
    List<String> rows = new ArrayList<>();
    for (JsonElement element : figures.getAsJsonArray("rows")) {
      JsonObject row = element.getAsJsonObject();
      String task = row.get("task").getAsString().replaceFirst(" of.*|,.*", "");
      String program = row.get("program").getAsString().replaceFirst("auto .*", "auto");
      rows.add(task + "/" + row.get("by").getAsString() + "/" + program);
      boolean measured = row.has("seconds");
      assertEquals(!program.startsWith("int8,"), measured, row + "");
    }
    for (String row :
        List.of(
            "batch/plain archive/fp32",
            "batch/Morula/int8",
            "tile/Morula/bf16",
            "tile/PyTorch/bf16, torch.compile",
            "training step/Morula/bf16",
            "training step/PyTorch/eager fp32",
            "whole job/Morula/precision=auto",
            "whole job/plain archive/fp32, all else by Morula")) {
      assertTrue(rows.contains(row), row + " is not in " + rows);
    }
    if (Files.exists(Path.of("/proc/self/status"))) {
      JsonObject memory = figures.getAsJsonArray("memory").get(0).getAsJsonObject();
      assertTrue(memory.get("peak").getAsLong() > 50_000_000, memory + "");
    }
    assertTrue(Files.readString(folder.resolve("new/figures.md")).contains("| Morula"));
    assertTrue(Files.readString(folder.resolve("new/figures.csv")).startsWith("task,by,program"));
    assertTrue(result.err().contains("has PyTorch 1.0+cpu"), result.err());
    assertTrue(result.err().contains("64 x 64 pixels, 4 objects, 4 found"), result.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output=         | output= is missing",
        "size=32         | size=32",
        "objects=0       | objects=0",
        "heads=semantic  | heads=semantic",
        "heads=unknown   | heads=unknown",
        "network=none    | network=none",
        "runs=0          | runs=0",
        "parts=all       | parts=all",
        "python=absent   | python=absent",
        "images=absent   | images=absent",
        "model=absent    | model=absent",
        "memory_sizes=1  | memory_sizes=1",
      })
  void requestsThatMakeNoSense(String word, String line) throws IOException {
    Script.Result result = Script.morula(folder, "benchmark", word);
    assertEquals(2, result.status(), result.err());
    assertTrue(result.line().contains(line), result.err());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count(), "nothing is written");
    }
  }
}
