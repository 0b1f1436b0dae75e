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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "size=64",
            "objects=4",
            "runs=1",
            "network=unet(depth=1,width=4)");
    assertEquals(0, result.status(), result.err());
    JsonObject figures =
        JsonParser.parseString(Files.readString(folder.resolve("new/figures.json")))
            .getAsJsonObject();
    assertEquals(System.getProperty("java.version"), figures.get("java").getAsString());
    assertEquals(Runtime.getRuntime().availableProcessors(), figures.get("processors").getAsInt());
    JsonObject decoding = figures.getAsJsonObject("decoding");
    assertEquals(64, decoding.get("side").getAsInt());
    assertEquals(4, decoding.get("objects").getAsInt());
    assertEquals(4, decoding.get("objects_found").getAsInt());
    double total = decoding.get("total").getAsDouble();
    assertTrue(total > 0 && total < 60, "seconds: " + total);
    assertTrue(decoding.get("decoding").getAsDouble() > 0);
    assertTrue(decoding.get("rois").getAsDouble() > 0);
    JsonObject network = figures.getAsJsonObject("network");
    for (String program : List.of("plain", "fp32", "bf16", "int8")) {
      assertTrue(network.getAsJsonObject("batch").get(program).getAsDouble() > 0, program);
      assertTrue(network.getAsJsonObject("tile").get(program).getAsDouble() > 0, program);
    }
    assertTrue(result.err().contains("int8"), result.err());
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
