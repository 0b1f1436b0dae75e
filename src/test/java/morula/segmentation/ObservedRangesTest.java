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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.io.UserFolder;
import morula.progress.Progress;
import morula.torchscript.ActivationRanges;
import morula.torchscript.ActivationRanges.Range;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservedRangesTest {
  private static final List<String> NODES = List.of("x", "conv");
  private static final ActivationRanges RANGES =
      new ActivationRanges(Map.of("x", new Range(-0.5, 3), "conv", new Range(0, 1e-3f)));

  @TempDir Path folder;

  private String before;

  @BeforeEach
  void use() {
    before = System.getProperty(UserFolder.PROPERTY);
    System.setProperty(UserFolder.PROPERTY, folder.toString());
  }

  @AfterEach
  void restore() {
    System.setProperty(UserFolder.PROPERTY, before);
  }

  private List<String> lines() throws Exception {
    return Files.readAllLines(folder.resolve("activation-ranges.txt"));
  }

  @Test
  void rangesComeBackForTheSameModelAndNodes() {
    assertEquals(Optional.empty(), ObservedRanges.find("a", NODES));
    ObservedRanges.add("a", NODES, RANGES);
    assertEquals(Optional.of(RANGES), ObservedRanges.find("a", NODES));
    assertEquals(Optional.empty(), ObservedRanges.find("b", NODES));
    assertEquals(Optional.empty(), ObservedRanges.find("a", List.of("x", "pool")));
  }

  /** Not a number; infinite; the wrong order; too few; no numbers at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7fc000003f800000000000003f800000",
        "bf8000007f800000000000003f800000",
        "3f800000bf800000000000003f800000",
        "bf8000003f800000",
        "bf8000003f80000",
        "nonsense",
        ""
      })
  void aDamagedLineIsAsGoodAsNone(String values) throws Exception {
    ObservedRanges.add("a", NODES, RANGES);
    String line = lines().get(0);
    String key = line.substring(0, line.indexOf(' ') + 1);
    Files.writeString(folder.resolve("activation-ranges.txt"), key + values + "\n");
    assertEquals(Optional.empty(), ObservedRanges.find("a", NODES));
  }

  /** A second line would show that they were observed again. */
  @Test
  void aModelIsObservedOnce() throws Exception {
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .with(Map.of("model", CheckedModelTest.MODEL, "precision", "int8", "device", "cpu"));
    Segmenter.open(settings, Progress.NONE).close();
    assertEquals(1, lines().size());
    Segmenter.open(settings, Progress.NONE).close();
    assertEquals(1, lines().size());
    assertTrue(lines().get(0).length() > 100, lines().get(0));
  }
}
