package morula.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import morula.image.Image;
import morula.image.Labels;
import morula.image.Perturbation;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.io.Pairing;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/**
 * Writes copies of images and labels with a {@link Perturbation}, to test how robust a model is.
 */
public final class PerturbedCopies {
  private PerturbedCopies() {}

  /**
   * Writes {@code images/NAME.tif} and {@code labels/NAME.tif} for every pair.
   *
   * @param images file, folder or glob; the first series of each file is used
   * @param labels file, folder or glob, paired by name
   * @param strength strength, as described for the perturbation
   * @param seed determines, with the image's position in the list, every random choice
   * @param output folder in which the two folders are created
   * @return number of pairs
   * @throws InvalidRequestException if there is no pair, two have the same name, or a copy would
   *     replace its original
   * @throws IOException if a file cannot be read or written
   */
  public static int write(
      String images,
      String labels,
      Perturbation perturbation,
      double strength,
      long seed,
      Path output,
      Progress progress)
      throws IOException {
    Pairing found = Pairing.find(images, "images", labels, "labels");
    if (found.pairs().isEmpty()) {
      throw new InvalidRequestException(
          "labels="
              + labels
              + ": no label image has the name of an image; check images= and labels=");
    }
    SplittableRandom seeds = new SplittableRandom(seed);
    int done = 0;
    for (Map.Entry<String, Pairing.Pair> entry : found.byName().entrySet()) {
      progress.checkCancelled();
      progress.update(done, found.pairs().size(), "Writing copies");
      Pairing.Pair pair = entry.getValue();
      String name = entry.getKey() + ".tif";
      Image image = perturbation.apply(ImageFiles.read(pair.image()), strength, seeds.nextLong());
      ImageFiles.write(image, target(pair.image(), output.resolve("images").resolve(name)));
      Labels copy = perturbation.apply(LabelFiles.read(pair.labels()), strength);
      LabelFiles.write(copy, target(pair.labels(), output.resolve("labels").resolve(name)));
      done++;
    }
    return done;
  }

  private static Path target(Path original, Path copy) throws IOException {
    if (Files.exists(copy) && Files.isSameFile(original, copy)) {
      throw new InvalidRequestException(
          "output=" + copy + " would replace its original; choose another folder");
    }
    return copy;
  }
}
