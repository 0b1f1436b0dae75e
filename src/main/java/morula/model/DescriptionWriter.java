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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes the description of a model in bioimage.io's format 0.5, with its keys in a fixed order.
 */
final class DescriptionWriter {
  /**
   * The version of the format: every reader of 0.5.4 and later accepts it, and it has all fields
   * written here.
   */
  private static final String FORMAT_VERSION = "0.5.4";

  /** The largest difference of a prediction elsewhere, relative to the value in the test output. */
  private static final double RELATIVE_TOLERANCE = 1e-3;

  private static final double ABSOLUTE_TOLERANCE = 1e-3;

  private DescriptionWriter() {}

  /**
   * @param description the description to write
   * @param largestOutput largest value of the test output: bioimage.io requires an absolute
   *     tolerance of at most 1% of it
   */
  static String write(ModelDescription description, double largestOutput) {
    About about = description.about();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format_version", FORMAT_VERSION);
    root.put("type", "model");
    root.put("name", about.name());
    root.put("description", about.description());
    about.licence().ifPresent(licence -> root.put("license", licence));
    putUnlessEmpty(root, "authors", about.authors().stream().map(DescriptionWriter::author));
    putUnlessEmpty(root, "cite", about.cite().stream().map(DescriptionWriter::citation));
    putUnlessEmpty(root, "tags", about.tags().stream());
    description.documentation().ifPresent(file -> root.put("documentation", file));
    putUnlessEmpty(root, "covers", description.covers().stream());
    root.put("inputs", List.of(tensor(description.input(), "preprocessing")));
    root.put("outputs", List.of(tensor(description.output(), "postprocessing")));
    Map<String, Object> weights = file(description.weights().file());
    weights.put("pytorch_version", description.weights().pytorchVersion());
    root.put("weights", Map.of("torchscript", weights));
    about.trainingData().ifPresent(id -> root.put("training_data", Map.of("id", id)));
    putUnlessEmpty(
        root, "attachments", description.attachments().stream().map(DescriptionWriter::file));
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("bioimageio", tolerance(largestOutput));
    about.dataStatement().ifPresent(text -> config.put("morula", Map.of("data_statement", text)));
    root.put("config", config);

    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    return new Yaml(new QuotingRepresenter(options), options).dump(root);
  }

  private static Map<String, Object> author(Author author) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", author.name());
    author.affiliation().ifPresent(a -> map.put("affiliation", a));
    author.githubUser().ifPresent(u -> map.put("github_user", u));
    return map;
  }

  private static Map<String, Object> citation(Citation citation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", citation.text());
    citation.doi().ifPresent(doi -> map.put("doi", doi));
    citation.url().ifPresent(url -> map.put("url", url));
    return map;
  }

  private static Map<String, Object> tensor(TensorDescription tensor, String processing) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", tensor.id());
    map.put("axes", tensor.axes().stream().map(DescriptionWriter::axis).toList());
    map.put("data", Map.of("type", tensor.dataType()));
    putUnlessEmpty(map, processing, tensor.processing().stream().map(DescriptionWriter::step));
    tensor.testTensor().ifPresent(file -> map.put("test_tensor", file(file)));
    return map;
  }

  private static Map<String, Object> axis(TensorAxis axis) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (axis instanceof TensorAxis.Batch) {
      map.put("type", "batch");
    } else if (axis instanceof TensorAxis.Channel channel) {
      map.put("type", "channel");
      map.put("channel_names", channel.names());
    } else if (axis instanceof TensorAxis.Space space) {
      map.put("type", "space");
      map.put("id", space.id());
      map.put("size", size(space.size()));
      if (space.halo() > 0) {
        map.put("halo", space.halo());
      }
    }
    return map;
  }

  private static Object size(AxisSize size) {
    if (size instanceof AxisSize.Fixed fixed) {
      return fixed.size();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    if (size instanceof AxisSize.Stepped stepped) {
      map.put("min", stepped.min());
      map.put("step", stepped.step());
    } else if (size instanceof AxisSize.Reference reference) {
      map.put("tensor_id", reference.tensor());
      map.put("axis_id", reference.axis());
      if (reference.offset() != 0) {
        map.put("offset", reference.offset());
      }
    }
    return map;
  }

  private static Map<String, Object> step(ProcessingStep step) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", step.id());
    if (!step.kwargs().isEmpty()) {
      map.put("kwargs", step.kwargs());
    }
    return map;
  }

  private static Map<String, Object> file(FileReference file) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", file.source());
    file.sha256().ifPresent(sum -> map.put("sha256", sum));
    return map;
  }

  private static Map<String, Object> tolerance(double largestOutput) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("relative_tolerance", RELATIVE_TOLERANCE);
    map.put("absolute_tolerance", Math.min(ABSOLUTE_TOLERANCE, Math.max(0, largestOutput) / 200));
    return Map.of("reproducibility_tolerance", List.of(map));
  }

  private static void putUnlessEmpty(Map<String, Object> map, String key, Stream<?> values) {
    List<?> list = values.toList();
    if (!list.isEmpty()) {
      map.put(key, list);
    }
  }

  /**
   * Quotes every text that could be read as a number: YAML 1.1 and 1.2 differ in what counts as
   * one.
   */
  private static final class QuotingRepresenter extends Representer {
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+.]?\\d.*");

    QuotingRepresenter(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
      boolean quote = tag == Tag.STR && LIKE_A_NUMBER.matcher(value).matches();
      return super.representScalar(
          tag, value, quote ? DumperOptions.ScalarStyle.SINGLE_QUOTED : style);
    }
  }
}
