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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import morula.progress.Count;

/** Writes the README.md of a package. */
final class Readme {
  private static final Pattern TRAINING =
      Pattern.compile("(?s)\n## How it was trained\n\n(?!Seed )(.*?)\nSeed \\d");

  private Readme() {}

  static String write(ModelContents contents) {
    About about = contents.about;
    TrainingRecord record = contents.record;
    String template =
        """
    # %s

    %s

    ![An input image and the labels that the model finds in it](%s)

    A network (`%s`) for *%s* segmentation, trained with Morula %s.

    * Input: %s
    * Output: %s
    * Preprocessing: %s
    * Context (halo) on each side, [z,] y, x: %s pixels; the image size must be a multiple of %s
    %s
    ## How to use it

    * **Fiji or ImageJ**: *Plugins > Morula > Morula: Segment...* and choose this package as the model.
    * **deepImageJ** and other consumers of the bioimage.io format (0.5): install the zip as a model.
      They return the output of the network; the step from this output to labels is part of Morula.
    * **Python**, with the package `bioimageio.core`:

    ```python
    from bioimageio.core import predict
    sample = predict(model="path/to/rdf.yaml", inputs={"input": array})  # array: %s
    ```

    ## How it was trained

    %sSeed %d; %d epochs; the model has the weights of epoch %d. Fingerprint of the training data:
    `%s`.

    | setting | value |
    |---|---|
    %s
    | software | version |
    |---|---|
    %s
    ## Validation

    %s
    To check the model on your own images, segment images that you have annotated and run
    *Morula: Evaluate...* on your annotations and the result. `test_input.npy` (before preprocessing)
    and `test_output.npy` show whether another program reproduces the output of the network.
    %s%s
    ## Limits

    The model was trained on one kind of images. Check its results carefully on images with another
    stain, magnification, tissue or microscope.%s

    ## Licence and citation

    %s
        """;
    return String.format(
        Locale.ROOT,
        template,
        about.name(),
        about.description(),
        PackageFormat.COVER,
        record.network(),
        record.head(),
        record.morulaVersion(),
        String.join(", ", contents.inputChannels),
        String.join(", ", contents.outputChannels),
        contents.preprocessing.isEmpty() ? "none" : steps(contents),
        record.halo(),
        record.divisor(),
        authors(about),
        contents.dimensions() == 2 ? "batch, channel, y, x" : "batch, channel, z, y, x",
        about.dataStatement().map(text -> text + "\n\n").orElse(""),
        record.seed(),
        epochs(record),
        record.bestEpoch(),
        record.dataFingerprint(),
        rows(record.configuration()),
        rows(record.versions()),
        scores(record),
        patches(record),
        examples(contents),
        record.medianObjectSize() > 0
            ? number(
                " The median area of the training objects was %.0f pixels.",
                record.medianObjectSize())
            : "",
        licence(about));
  }

  /**
   * Returns what the README.md of a package says of the data and of how the model was judged on
   * them; empty if it says nothing, or was not written by Morula. Early packages have it only here.
   */
  static Optional<String> training(String readme) {
    Matcher part = TRAINING.matcher(readme);
    return part.find() ? Optional.of(part.group(1).strip()) : Optional.empty();
  }

  private static String steps(ModelContents contents) {
    return contents.preprocessing.stream()
        .map(step -> "`" + step.id() + "` " + step.kwargs())
        .collect(Collectors.joining(", "));
  }

  private static String authors(About about) {
    return about.authors().isEmpty()
        ? ""
        : "* Authors: "
            + about.authors().stream().map(Author::name).collect(Collectors.joining(", "))
            + "\n";
  }

  private static int epochs(TrainingRecord record) {
    return record.curves().values().stream().mapToInt(List::size).max().orElse(record.bestEpoch());
  }

  private static String patches(TrainingRecord record) {
    return record.calibration().patches() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "`calibration.npy` holds %s of the training images, by which Morula"
                + " chooses the numeric precision.\n",
            Count.of(record.calibration().patches(), "part"));
  }

  private static String examples(ModelContents contents) {
    return contents.examples.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "\n### Where it fails\n\nErrors on images that it was judged on: missed, false, merged and"
                + " split objects, with the true outlines.\n\n![Errors of the model](%s)\n",
            PackageFormat.EXAMPLES);
  }

  private static String rows(Map<String, String> map) {
    return map.entrySet().stream()
        .map(e -> "| " + e.getKey() + " | " + e.getValue().replace("|", "\\|") + " |\n")
        .collect(Collectors.joining());
  }

  private static String scores(TrainingRecord record) {
    if (record.scores().isEmpty()) {
      return "The model was not validated.\n";
    }
    return "Scores on the validation images. They were used to select the epoch, but not for training:\n\n"
        + "| score | value |\n|---|---|\n"
        + record.scores().entrySet().stream()
            .map(e -> "| " + e.getKey() + number(" | %.4f |\n", e.getValue()))
            .collect(Collectors.joining());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String licence(About about) {
    String licence =
        about.licence().map(l -> "Licence: " + l + ".\n").orElse("No licence is stated.\n");
    return licence
        + about.cite().stream()
            .map(
                c ->
                    "\n* "
                        + c.text()
                        + c.doi().map(doi -> " https://doi.org/" + doi).orElse("")
                        + c.url().map(url -> " " + url).orElse(""))
            .collect(Collectors.joining());
  }
}
