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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import morula.progress.InvalidRequestException;

/**
 * Reads the description of a model in bioimage.io's format 0.5, written by Morula or by others.
 * Values that the format allows to leave out (the id of the axis x, a data type) are filled in.
 */
final class DescriptionReader {
  private static final Set<List<String>> LAYOUTS =
      Set.of(List.of("batch", "channel", "y", "x"), List.of("batch", "channel", "z", "y", "x"));

  private DescriptionReader() {}

  /**
   * @param text content of {@code rdf.yaml}
   * @param file name for messages
   * @throws InvalidRequestException naming the file and the key if the text is not the description
   *     of a model, or describes a model that Morula cannot apply: another format, several inputs
   *     or outputs, no TorchScript weights, other axes than batch, channel, [z,] y, x
   */
  static ModelDescription read(String text, String file) {
    YamlMap root = YamlMap.parse(text, file);
    if (!root.requiredText("type").equals("model")) {
      throw root.error("type", "is " + Excerpt.of(root.requiredText("type")) + ", not model");
    }
    String version = root.requiredText("format_version");
    if (!version.matches("0\\.5(\\..*)?")) {
      throw root.error("format_version", "is " + Excerpt.of(version) + "; Morula reads 0.5");
    }
    TensorDescription input = tensor(single(root, "inputs"), "input", "preprocessing");
    TensorDescription output = tensor(single(root, "outputs"), "output", "postprocessing");
    if (input.axes().size() != output.axes().size()) {
      throw root.error(
          "outputs", "have different axes from the inputs: " + Excerpt.of(ids(output.axes())));
    }
    return new ModelDescription(
        about(root),
        input,
        output,
        weights(root.map("weights")),
        path(root, "documentation"),
        paths(root, "covers"),
        root.maps("attachments").stream().map(DescriptionReader::file).toList());
  }

  private static About about(YamlMap root) {
    return new About(
        root.requiredText("name"),
        root.text("description").orElse(""),
        root.has("license") && !(root.raw().get("license") instanceof Map)
            ? root.text("license")
            : Optional.empty(),
        root.maps("authors").stream()
            .map(
                a ->
                    new Author(
                        a.requiredText("name"), a.text("affiliation"), a.text("github_user")))
            .toList(),
        root.maps("cite").stream()
            .map(c -> new Citation(c.text("text").orElse(""), c.text("doi"), c.text("url")))
            .toList(),
        root.texts("tags"),
        root.map("training_data").text("id"),
        root.map("config").map("morula").text("data_statement"));
  }

  private static YamlMap single(YamlMap root, String key) {
    List<YamlMap> tensors = root.maps(key);
    if (tensors.size() == 1) {
      return tensors.get(0);
    }
    String names =
        tensors.stream().map(t -> t.text("id").orElse("unnamed")).collect(Collectors.joining(", "));
    throw root.error(
        key,
        "has "
            + tensors.size()
            + " tensors"
            + (names.isEmpty() ? "" : " (" + Excerpt.of(names) + ")")
            + "; Morula can apply models with one input and one output only");
  }

  private static TensorDescription tensor(YamlMap map, String defaultId, String processing) {
    List<TensorAxis> axes = new ArrayList<>();
    for (YamlMap axis : map.maps("axes")) {
      axes.add(axis(axis));
    }
    if (!LAYOUTS.contains(ids(axes))) {
      throw map.error(
          "axes",
          "are "
              + Excerpt.of(ids(axes))
              + "; Morula can apply models with the axes batch, channel, [z,] y, x only");
    }
    Object data = map.raw().get("data");
    YamlMap firstData =
        data instanceof List<?>
            ? map.maps("data").stream()
                .findFirst()
                .orElseThrow(() -> map.error("data", "is empty; the model is damaged"))
            : map.map("data");
    return new TensorDescription(
        map.text("id").orElse(defaultId),
        axes,
        firstData.text("type").orElse("float32"),
        map.maps(processing).stream().map(DescriptionReader::step).toList(),
        map.has("test_tensor") ? Optional.of(file(map.map("test_tensor"))) : Optional.empty());
  }

  private static List<String> ids(List<TensorAxis> axes) {
    return axes.stream().map(TensorAxis::id).toList();
  }

  private static TensorAxis axis(YamlMap axis) {
    String type = axis.requiredText("type");
    return switch (type) {
      case "batch" -> new TensorAxis.Batch();
      case "channel" -> {
        List<String> names = axis.texts("channel_names");
        if (names.isEmpty()) {
          throw axis.missing("channel_names");
        }
        yield new TensorAxis.Channel(names);
      }
      case "space" ->
          new TensorAxis.Space(axis.text("id").orElse("x"), size(axis), axis.integer("halo", 0));
      default ->
          throw axis.error(
              "type", "is " + Excerpt.of(type) + "; Morula supports batch, channel and space");
    };
  }

  private static AxisSize size(YamlMap axis) {
    if (axis.isInteger("size")) {
      return new AxisSize.Fixed(axis.size("size"));
    }
    if (!axis.has("size")) {
      throw axis.missing("size");
    }
    YamlMap size = axis.map("size");
    return size.has("axis_id")
        ? new AxisSize.Reference(
            size.requiredText("tensor_id"), size.requiredText("axis_id"), size.integer("offset", 0))
        : new AxisSize.Stepped(size.size("min"), size.size("step"));
  }

  private static ProcessingStep step(YamlMap step) {
    Map<String, Object> kwargs = new LinkedHashMap<>();
    step.map("kwargs").raw().forEach((key, value) -> kwargs.put(String.valueOf(key), value));
    return new ProcessingStep(step.requiredText("id"), kwargs);
  }

  private static TorchScriptWeights weights(YamlMap weights) {
    if (!weights.has("torchscript")) {
      throw weights.error(
          "torchscript",
          "is missing: Morula needs the weights as TorchScript, but the model has "
              + (weights.keys().isEmpty()
                  ? "no weights"
                  : "only " + Excerpt.of(String.join(", ", weights.keys()))));
    }
    YamlMap entry = weights.map("torchscript");
    return new TorchScriptWeights(file(entry), entry.text("pytorch_version").orElse("unknown"));
  }

  private static FileReference file(YamlMap map) {
    return new FileReference(map.requiredText("source"), map.text("sha256"));
  }

  /** Returns a file given by its path or, as in later versions of the format, by a mapping. */
  private static Optional<String> path(YamlMap map, String key) {
    return map.raw().get(key) instanceof Map ? map.map(key).text("source") : map.text(key);
  }

  private static List<String> paths(YamlMap map, String key) {
    return map.list(key).stream()
        .map(e -> e instanceof Map<?, ?> file ? file.get("source") : e)
        .map(String::valueOf)
        .toList();
  }
}
