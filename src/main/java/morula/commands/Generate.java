package morula.commands;

import java.io.IOException;
import java.nio.file.Path;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes generated nuclei with their true labels, to try things out with. */
@Plugin(
    type = Command.class,
    name = "generate",
    description = "Draws images of nuclei with their true label images, to try things out with",
    headless = true,
    visible = false,
    attrs = @Attr(name = "no-legacy"))
public final class Generate extends MorulaCommand {

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
      label = "Count",
      description = "Number of images",
      min = "1")
  private int count = 20;

  @Parameter(
      required = false,
      persist = false,
      label = "Size",
      description = "Width and height of the images in pixels",
      min = "16")
  private int size = 256;

  @Parameter(
      required = false,
      persist = false,
      label = "Seed",
      description = "Number that every random choice follows from")
  private long seed = 1;

  @Override
  void work(Progress progress) throws IOException {
    Path folder = Requests.folder("output", output);
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), count, size, seed, progress);
    progress.message("Wrote " + count + " images and their labels to " + folder);
  }
}
