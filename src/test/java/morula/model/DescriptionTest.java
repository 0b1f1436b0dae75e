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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
  private static final String OTHERS =
      """
      %YAML 1.2
      ---
      type: model
      format_version: 0.5.4
      name: Someone else's
      covers: [{source: cover.png}]
      documentation: {source: docs.md}
      license: MIT
      inputs:
        - id: raw
          axes:
            - type: batch
              size: 1
            - type: channel
              channel_names: [a, 2]
            - {type: space, id: y, size: 512}
            - type: space
              size: {tensor_id: raw, axis_id: y}
          data:
            - {type: uint8}
            - {type: uint8}
          preprocessing:
            - id: ensure_dtype
              kwargs: {dtype: float32}
            - id: zero_mean_unit_variance
      outputs:
        - id: out
          axes:
            - type: batch
            - {type: channel, channel_names: [p]}
            - {type: space, id: y, size: {tensor_id: raw, axis_id: y}, halo: 32}
            - {type: space, size: {tensor_id: raw, axis_id: x, offset: -4}, halo: 32}
      weights:
        onnx: {source: weights.onnx}
        torchscript:
          source: w/net.pt
          pytorch_version: 1.6
      """;

  @Test
  void readsWhatOthersLeaveOut() {
    ModelDescription model = DescriptionReader.read(OTHERS, "rdf.yaml");
    assertEquals(List.of("a", "2"), model.input().channels());
    assertEquals("uint8", model.input().dataType());
    assertEquals("float32", model.output().dataType());
    assertEquals(Optional.empty(), model.input().testTensor());
    assertEquals(
        List.of(
            new ProcessingStep("ensure_dtype", Map.of("dtype", "float32")),
            new ProcessingStep("zero_mean_unit_variance", Map.of())),
        model.input().processing());
    assertEquals(
        List.of(
            new TensorAxis.Space("x", new AxisSize.Reference("raw", "y", 0), 0),
            new TensorAxis.Space("y", new AxisSize.Fixed(512), 0)),
        model.input().space());
    assertEquals(
        new TensorAxis.Space("x", new AxisSize.Reference("raw", "x", -4), 32),
        model.output().space().get(0));
    assertEquals(
        new TorchScriptWeights(new FileReference("w/net.pt", Optional.empty()), "1.6"),
        model.weights());
    assertEquals(List.of("cover.png"), model.covers());
    assertEquals(Optional.of("docs.md"), model.documentation());
  }

  @Test
  void writingThenReadingChangesNothing() {
    ModelDescription model = DescriptionReader.read(OTHERS, "rdf.yaml");
    String yaml = DescriptionWriter.write(model, 1);
    assertEquals(model, DescriptionReader.read(yaml, "again"));
    assertEquals(yaml, DescriptionWriter.write(DescriptionReader.read(yaml, "again"), 1));
  }

  @Test
  void textStaysText() {
    ModelDescription model = DescriptionReader.read(OTHERS, "rdf.yaml");
    for (String text :
        List.of("2.7", "1e5", "no", "0x1f", "12:30", "null", "~", "a: b", "# c", "ß")) {
      About about =
          new About(
              text,
              text,
              Optional.of(text),
              List.of(),
              List.of(),
              List.of(text),
              Optional.empty(),
              Optional.of(text + "\n\n* " + text));
      ModelDescription changed =
          new ModelDescription(
              about,
              model.input(),
              model.output(),
              new TorchScriptWeights(model.weights().file(), text),
              Optional.of(text),
              List.of(text),
              List.of());
      String yaml = DescriptionWriter.write(changed, 1);
      assertEquals(changed, DescriptionReader.read(yaml, "again"), text);
    }
    // YAML 1.2 takes it for a number, YAML 1.1 does not
    assertTrue(
        DescriptionWriter.write(withVersion(model, "1e5"), 1).contains("pytorch_version: '1e5'"));
  }

  private static ModelDescription withVersion(ModelDescription model, String version) {
    return new ModelDescription(
        model.about(),
        model.input(),
        model.output(),
        new TorchScriptWeights(model.weights().file(), version),
        model.documentation(),
        model.covers(),
        model.attachments());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: model              | type: dataset           | rdf.yaml: type is dataset, not model
          type: model              | kind: model             | rdf.yaml: type is missing
          format_version: 0.5.4    | format_version: 0.4.9   | format_version is 0.4.9; Morula reads 0.5
          name: Someone else's     | title: x                | name is missing
          torchscript              | pytorch_state_dict      | but the model has only onnx, pytorch_state_dict
          - type: batch            | - type: time            | inputs[0].axes[0].type is time
          id: y, size: 512         | id: z, size: 512        | axes are [batch, channel, z, x]
          {type: space, id: y, size: 512} | {type: space, id: y} | inputs[0].axes[2].size is missing
          size: 512                | size: 0                 | inputs[0].axes[2].size must be at least 1
          size: 512                | size: {min: 3}          | inputs[0].axes[2].size.step is missing
          size: 512                | size: big               | inputs[0].axes[2].size must be a mapping
          channel_names: [a, 2]    | channel_names: []       | inputs[0].axes[1].channel_names is missing
          kwargs: {dtype: float32} | kwargs: 3               | preprocessing[0].kwargs must be a mapping
          source: w/net.pt         | sauce: w/net.pt         | weights.torchscript.source is missing
          inputs:                  | in:                     | inputs has 0 tensors
          """)
  void whatIsWrongIsNamed(String correct, String wrong, String message) {
    assertTrue(OTHERS.contains(correct));
    assertRefused(OTHERS.replace(correct, wrong), message);
  }

  @Test
  void whatIsNoDescriptionIsRefused() {
    assertRefused("", "rdf.yaml is not the description of a model");
    assertRefused("- 1\n- 2", "rdf.yaml is not the description of a model");
    assertRefused("a: [1", "rdf.yaml is not valid YAML");
    assertRefused(OTHERS + "type: model\n", "rdf.yaml is not valid YAML: line");
    assertRefused("a: !!java.net.URL [x]", "rdf.yaml is not valid YAML");
  }

  /** Aliases of aliases are a few lines that are thousands of values when they are written out. */
  @Test
  void textThatIsLargerOrDeeperThanADescriptionIsRefused() {
    StringBuilder aliases = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      aliases.append(String.format(Locale.ROOT, "a%d: &a%d [*a%d, *a%d]\n", i, i, i - 1, i - 1));
    }
    assertRefused(OTHERS + aliases, "rdf.yaml has more or deeper values than the description");
    assertRefused(OTHERS + "self: &self [*self]\n", "rdf.yaml has more or deeper values");
    assertRefused(OTHERS + "deep: " + "[".repeat(100_000), "rdf.yaml is not valid YAML");
    assertRefused(OTHERS + "long: " + "x".repeat(1 << 20), "rdf.yaml is not valid YAML");
    String name = "y".repeat(100_000);
    String refused =
        assertThrows(
                InvalidRequestException.class,
                () ->
                    DescriptionReader.read(
                        "type: " + name + "\n" + OTHERS.replace("type: model\n", ""), "rdf.yaml"))
            .getMessage();
    assertTrue(refused.length() < 200, refused);
  }

  @Test
  void toleranceIsAtMostOnePercentOfTheLargestOutput() {
    ModelDescription model = DescriptionReader.read(OTHERS, "rdf.yaml");
    assertTrue(DescriptionWriter.write(model, 0.9).contains("absolute_tolerance: 0.001\n"));
    assertTrue(DescriptionWriter.write(model, 0.01).contains("absolute_tolerance: 5.0E-5\n"));
    assertTrue(DescriptionWriter.write(model, -3).contains("absolute_tolerance: 0.0\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "nuclei, nuclei",
    "n, n model",
    "Zellkerne für α, Zellkerne f-r -",
    "'', model",
    "a/b\\c:d, a-b-c-d"
  })
  void namesAreMadeLegal(String name, String legal) {
    assertEquals(legal, About.legalName(name));
  }

  private static void assertRefused(String yaml, String message) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> DescriptionReader.read(yaml, "rdf.yaml"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
