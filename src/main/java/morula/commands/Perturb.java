package morula.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import morula.evaluation.PerturbedCopies;
import morula.image.Perturbation;
import morula.keys.KeyedCommand;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes images and labels as another microscope would have made them, to try a model on. */
@Plugin(
    type = KeyedCommand.class,
    name = "perturb",
    description = "Writes copies of images and labels with another depth, contrast, noise or size",
    headless = true,
    visible = false,
    attrs = @Attr(name = "no-legacy"))
public final class Perturb extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description = "File, folder or glob of images",
      style = "open")
  private String images = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Labels",
      description = "File, folder or glob of their true label images, paired by name",
      style = "open")
  private String labels = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Output",
      description = "Folder that gets the folders images and labels",
      style = "directory")
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Kind",
      description =
          "What is changed: depth (to 16 bits), inversion of the contrast, an uneven background,"
              + " noise, or the size",
      choices = {"depth", "inversion", "background", "noise", "size"})
  private String kind = "depth";

  @Parameter(
      required = false,
      persist = false,
      label = "Strength",
      description =
          "Background: its largest value; noise: its standard deviation, both relative to the range"
              + " of the image; size: the factor, above 0; the others have none",
      min = "0")
  private double strength = 1;

  @Parameter(
      required = false,
      persist = false,
      label = "Seed",
      description = "Number that every random choice follows from")
  private long seed = 1;

  @Override
  void work(Progress progress) throws IOException {
    Requests.given("images", images, "say where the images are");
    Requests.given("labels", labels, "say where their label images are");
    Path folder = Requests.folder("output", output);
    Perturbation perturbation = Perturbation.valueOf(kind.toUpperCase(Locale.ROOT));
    if (perturbation == Perturbation.SIZE && !(strength > 0)) {
      throw new InvalidRequestException("strength=" + strength + ": a size is above 0");
    }
    int count =
        PerturbedCopies.write(images, labels, perturbation, strength, seed, folder, progress);
    progress.message("Wrote " + count + " images and their labels to " + folder);
  }
}
