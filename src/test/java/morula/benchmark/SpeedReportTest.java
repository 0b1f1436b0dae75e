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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of times that were measured. */
class SpeedReportTest {
  private static final String TASK = "batch";

  @TempDir Path folder;

  @Test
  void ratiosLeaveOutWhatComputesSomethingElse() {
    assertEquals(
        Optional.of(
            "batch: Morula's fastest, int8, is 8.00 x the plain archive; 6.00 x eager PyTorch; 3.00"
                + " x PyTorch's best bf16 (bf16, torch.compile); Morula's bf16 is 1.50 x PyTorch's"
                + " best bf16"),
        new Ratios(result().rows()).line());
  }

  @Test
  void theTableMarksWhatIsWrongAndWhatIsNotPossible() {
    String text = String.join("\n", new SpeedReport(result()).lines());
    assertTrue(text.contains("not possible"), text);
    assertTrue(
        text.contains(
            "PyTorch, int8, quantized for x86: its output is not that of the network, so its time"
                + " is not compared"),
        text);
    assertTrue(text.contains("PyTorch, bf16, optimize_for_inference: no such operator"), text);
    assertTrue(text.contains("ONEDNN_MAX_CPU_ISA=AVX2"), text);
    assertTrue(text.contains("other programs computed too"), text);
    long widths =
        text.lines()
            .filter(line -> line.startsWith("| "))
            .mapToInt(String::length)
            .distinct()
            .count();
    assertEquals(2, widths, "columns of both tables are aligned: " + text);
  }

  @Test
  void theFiles() throws IOException {
    SpeedFiles.write(result(), folder.resolve("x/figures.json"));
    JsonObject json =
        JsonParser.parseString(Files.readString(folder.resolve("x/figures.json")))
            .getAsJsonObject();
    assertEquals(7, json.getAsJsonArray("rows").size());
    JsonObject plain = json.getAsJsonArray("rows").get(0).getAsJsonObject();
    assertEquals(4, plain.getAsJsonObject("seconds").get("median").getAsDouble());
    assertEquals(1, json.getAsJsonArray("memory").size());
    List<String> table = Files.readAllLines(folder.resolve("x/figures.csv"));
    assertEquals(8, table.size());
    assertEquals("batch,plain archive,fp32,4.0,3.0,5.0,2.0,6.0,8.0,0.0,", table.get(1));
    assertEquals(
        "size,objects,peak,anonymous,mapped,seconds\n1000,40,3000000,2000000,1000000,2.0\n",
        Files.readString(folder.resolve("x/figures_memory.csv")));
    String page = Files.readString(folder.resolve("x/figures.md"));
    assertTrue(page.contains("| 1000 x 1000"), page);
    try (var left = Files.list(folder.resolve("x"))) {
      assertEquals(4, left.count());
    }
  }

  private static SpeedResult result() {
    List<Row> rows =
        List.of(
            row(Maker.PLAIN, "fp32", 4, 0),
            row(Maker.MORULA, "bf16", 1, 0.001),
            row(Maker.MORULA, "int8", 0.5, 0.01),
            row(Maker.PYTORCH, "eager fp32", 3, 0),
            row(Maker.PYTORCH, "bf16, torch.compile", 1.5, 0.001),
            row(Maker.PYTORCH, "int8, quantized for x86", 0.1, 0.9),
            new Row(
                TASK,
                Maker.PYTORCH,
                "bf16, optimize_for_inference",
                Optional.empty(),
                Optional.empty(),
                "no such operator"));
    Machine machine =
        new Machine(
            "some processor",
            "Linux",
            8_000_000_000L,
            2,
            Map.of("morula", "1", "libtorch", "2", "djl", "3", "java", "17"),
            Optional.of("PyTorch 2 in Python 3"),
            Map.of("ONEDNN_MAX_CPU_ISA", "AVX2"),
            2.5,
            3.5);
    SpeedSettings settings =
        new SpeedSettings(
            Set.of(Part.INFERENCE),
            "unet",
            7,
            Optional.of("python3"),
            "nuclei",
            "",
            1024,
            List.of(1000));
    return new SpeedResult(
        machine,
        settings,
        "unet",
        1_000_000,
        Optional.empty(),
        rows,
        List.of(new MemoryRow(1000, 3_000_000, 2_000_000, 1_000_000, 2, 40)),
        Set.of());
  }

  private static Row row(Maker maker, String program, double median, double difference) {
    return new Row(
        TASK,
        maker,
        program,
        Optional.of(
            new Spread(
                median, median * 0.75, median * 1.25, median * 0.5, median * 1.5, median * 2)),
        Optional.of(difference),
        "");
  }
}
