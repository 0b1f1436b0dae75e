package morula.commands;

import java.io.IOException;
import java.nio.file.Path;
import morula.keys.KeyedCommand;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import morula.synthetic.SyntheticGenerator;
import morula.synthetic.SyntheticShapes;
import morula.synthetic.SyntheticSource;
import morula.synthetic.TextureParameters;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes generated images with their true labels, to train on and to try things out with. */
@Plugin(
    type = KeyedCommand.class,
    name = "generate",
    description = "Draws images of nuclei, shapes or textures with their true label images",
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
      label = "Kind",
      description =
          "What is drawn: nuclei as single objects, five classes of shapes in colour, or two"
              + " textures",
      choices = {"nuclei", "shapes", "textures"})
  private String kind = "nuclei";

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
      description =
          "Width and height of the images in pixels, from 16 on; 0 for the kind's own: nuclei "
              + SyntheticSource.NUCLEI_SIZE
              + ", shapes "
              + SyntheticShapes.SIZE
              + ", textures "
              + TextureParameters.SIZE,
      min = "0")
  private int size;

  @Parameter(
      required = false,
      persist = false,
      label = "Seed",
      description = "Number that every random choice follows from")
  private long seed = 1;

  @Parameter(
      required = false,
      persist = false,
      label = "Overlap",
      description =
          "Nuclei: above 0, clusters of touching nuclei, the bounding boxes of which overlap by up"
              + " to this share of the smaller; no pixel belongs to two; 0 for nuclei placed by"
              + " chance",
      min = "0",
      max = "" + SyntheticSource.LARGEST_OVERLAP)
  private double overlap;

  @Parameter(
      required = false,
      persist = false,
      label = "Sigma",
      description =
          "Textures: smoothing of the noise that parts the image, in pixels; larger for larger"
              + " domains; 0 for a fifth of the size",
      min = "0")
  private double sigma;

  @Parameter(
      required = false,
      persist = false,
      label = "Sigma 1",
      description = "Textures: smoothing of the noise in domain 1, in pixels",
      min = "0")
  private double sigma1 = TextureParameters.SIGMA1;

  @Parameter(
      required = false,
      persist = false,
      label = "Sigma 2",
      description = "Textures: smoothing of the noise outside domain 1, in pixels",
      min = "0")
  private double sigma2 = TextureParameters.SIGMA2;

  @Parameter(
      required = false,
      persist = false,
      label = "Smoothing",
      description = "Textures: smoothing of the whole image, in pixels",
      min = "0")
  private double smoothing = TextureParameters.SMOOTHING;

  @Override
  void work(Progress progress) throws IOException {
    Path folder = Requests.folder("output", output);
    SyntheticDataset.write(
        generator(),
        kind,
        folder.resolve("images"),
        folder.resolve("labels"),
        count,
        seed,
        progress);
    progress.message("Wrote " + count + " images and their labels to " + folder);
  }

  private SyntheticGenerator generator() {
    if (size != 0 && size < SyntheticSource.SMALLEST) {
      throw new InvalidRequestException(
          "size=" + size + " is too small: give " + SyntheticSource.SMALLEST + " or more");
    }
    return switch (kind) {
      case "shapes" -> SyntheticGenerator.shapes(sizeOr(SyntheticShapes.SIZE));
      case "textures" -> SyntheticGenerator.textures(textures());
      default -> SyntheticGenerator.nuclei(sizeOr(SyntheticSource.NUCLEI_SIZE), overlap);
    };
  }

  private TextureParameters textures() {
    int side = sizeOr(TextureParameters.SIZE);
    if (!(sigma1 > 0 && sigma2 > 0 && smoothing > 0)) {
      throw new InvalidRequestException("sigma1=, sigma2= and smoothing= are above 0");
    }
    double partition = sigma > 0 ? sigma : TextureParameters.published(side).sigma();
    return new TextureParameters(side, partition, sigma1, sigma2, smoothing);
  }

  private int sizeOr(int otherwise) {
    return size == 0 ? otherwise : size;
  }
}
