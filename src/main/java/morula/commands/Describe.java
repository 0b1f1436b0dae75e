package morula.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import morula.keys.KeyedCommand;
import morula.model.About;
import morula.model.Author;
import morula.model.ModelContents;
import morula.model.ModelFolders;
import morula.model.ModelPackage;
import morula.model.ModelWriter;
import morula.model.Models;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes a model again with what people want to know before they use it. */
@Plugin(
    type = KeyedCommand.class,
    name = "describe",
    description = "Says in a model what it is, who made it and under which licence, to share it",
    headless = true,
    visible = false,
    attrs = @Attr(name = "no-legacy"))
public final class Describe extends MorulaCommand {
  /** What bioimage.io allows. */
  private static final int LONGEST_DESCRIPTION = 512;

  @Parameter(
      required = false,
      persist = false,
      label = "Model",
      description = "Folder, .zip file or name of a model that Morula trained",
      style = "open")
  private String model = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Output",
      description = "Folder, or file ending in .zip, to write the described model to",
      style = "save")
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Description",
      description = "A sentence or two; empty to leave it")
  private String description = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Author",
      description = "Full name, or names with semicolons between them; empty to leave them")
  private String author = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Licence",
      description = "Identifier of the licence, such as CC0-1.0 or CC-BY-4.0; empty to leave it")
  private String licence = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Data",
      description =
          "Which data the model learned from, under which licence, and the command that trains it"
              + " again; empty to leave it")
  private String data = "";

  @Override
  void work(Progress progress) throws IOException {
    Requests.given("model", model, "say which model to describe");
    Path target = Requests.path("output", output, "say where to write the described model");
    if (description.length() > LONGEST_DESCRIPTION) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "description: has %d characters, at most %d are allowed; put the rest into data=",
              description.length(),
              LONGEST_DESCRIPTION));
    }
    ModelWriter.checkTarget("output", target);
    Path source = Models.find("model", model, ModelFolders.all());
    try (ModelPackage opened = ModelPackage.open(source)) {
      About about = about(opened.description().about(), Models.name(target));
      ModelWriter.write(ModelContents.of(opened).setAbout(about).build(), target);
    }
    progress.message("Wrote " + target);
  }

  private About about(About before, String name) {
    return new About(
        About.legalName(name),
        description.isBlank() ? before.description() : description,
        licence.isBlank() ? before.licence() : Optional.of(licence),
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
