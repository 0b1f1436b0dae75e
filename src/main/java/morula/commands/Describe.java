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

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import morula.io.ImageFiles;
import morula.keys.KeyedCommand;
import morula.model.About;
import morula.model.Author;
import morula.model.Licences;
import morula.model.ModelContents;
import morula.model.ModelPackage;
import morula.model.ModelWriter;
import morula.model.Models;
import morula.options.ValueText;
import morula.pictures.Pictures;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Subject;
import morula.segmentation.CheckedModel;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes a copy of a model with a description for the people who will use it. */
@Plugin(
    type = KeyedCommand.class,
    name = "describe",
    description =
        "Writes a copy of a model with a description, authors, a licence and its training"
            + " data",
    headless = true,
    visible = false,
    attrs = @Attr(name = "no-legacy"))
public final class Describe extends MorulaCommand {
  /** The longest description that bioimage.io allows, in characters. */
  private static final int LONGEST_DESCRIPTION = 512;

  @Parameter(
      required = false,
      persist = false,
      label = "Model",
      description =
          "Model to describe: the name, folder or .zip file of a model that Morula trained",
      style = "open")
  private String model = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Described model",
      description = "Where to write the described model: a folder, or a file that ends in .zip",
      style = "save")
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Description",
      description =
          "One or two sentences, at most "
              + LONGEST_DESCRIPTION
              + " characters; empty to keep the present description")
  private String description = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Authors",
      description =
          "Full name of the author, or several names with semicolons between them; empty to"
              + " keep the present authors")
  private String author = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Licence",
      description =
          "SPDX identifier of the licence, such as CC0-1.0 or CC-BY-4.0; empty to keep the"
              + " present licence")
  private String licence = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Training data",
      description =
          "The data on which the model was trained, their licence, and the command that"
              + " trains the model again; empty to keep the present statement")
  private String data = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Pictures of errors",
      description =
          "PNG pictures of results and their errors, such as the worst_*.png of evaluate: a file"
              + " or a glob; README.md shows them side by side. Empty to keep the present ones",
      style = "open")
  private String examples = "";

  @Override
  void work(Progress progress) throws IOException {
    ValueText.given("model", model, "name the model to describe");
    Path target = Requests.path("output", output, "name the folder or .zip file to write");
    if (description.length() > LONGEST_DESCRIPTION) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "description: the text has %d characters, but at most %d are allowed; shorten it, or move a part to data=",
              description.length(),
              LONGEST_DESCRIPTION));
    }
    if (!licence.isBlank()) {
      Licences.identifier("licence", licence);
    }
    if (!author.isBlank() && authors().isEmpty()) {
      throw new InvalidRequestException(
          "author=" + author + " names nobody: give full names, with semicolons between them");
    }
    Optional<BufferedImage> pictures = pictures();
    ModelWriter.checkTarget("output", target);
    try (ModelPackage opened = CheckedModel.open("model", model)) {
      Path source = opened.location();
      About about = about(opened.description().about(), Models.name(target));
      ModelContents contents =
          Subject.during(
              source,
              () -> {
                ModelContents.Builder builder = ModelContents.of(opened).setAbout(about);
                pictures.ifPresent(builder::optExamples);
                return builder.build();
              });
      ModelWriter.write(contents, target);
    }
    progress.message("Wrote the described model " + target);
  }

  /** Reads the pictures of errors. */
  private Optional<BufferedImage> pictures() throws IOException {
    if (examples.isBlank()) {
      return Optional.empty();
    }
    List<BufferedImage> pictures = new ArrayList<>();
    for (Path file : ImageFiles.resolve(examples, "examples")) {
      BufferedImage picture = ImageIO.read(file.toFile());
      if (picture == null) {
        throw new InvalidRequestException(
            "examples: " + file + " is not a picture that Java can read; give PNG files");
      }
      pictures.add(picture);
    }
    return Optional.of(Pictures.sideBySide(pictures));
  }

  private About about(About before, String name) {
    return new About(
        About.legalName(name),
        description.isBlank() ? before.description() : description,
        licence.isBlank() ? before.licence() : Optional.of(Licences.identifier("licence", licence)),
        author.isBlank() ? before.authors() : authors(),
        before.cite(),
        before.tags(),
        before.trainingData(),
        data.isBlank() ? before.dataStatement() : Optional.of(data));
  }

  private List<Author> authors() {
    return List.of(author.split(";")).stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> new Author(name, Optional.empty(), Optional.empty()))
        .toList();
  }
}
