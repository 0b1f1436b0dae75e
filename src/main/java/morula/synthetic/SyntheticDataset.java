package morula.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.progress.Progress;

/** Folders of generated images and labels, to train on and to try things out. */
public final class SyntheticDataset {
  private SyntheticDataset() {}

  /**
   * Writes planes of nuclei, each under other conditions, as {@code nuclei_001.tif}, … in both
   * folders. The first images of a larger data set are those of a smaller one.
   *
   * @param images folder of the images, 8 bit; made if missing
   * @param labels folder of the label images; made if missing
   * @param count number of images
   * @param size width and height, in pixels
   * @param seed of every random choice
   * @param progress told of each image
   * @throws IOException if a file cannot be written; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled; whole images stay
   */
  public static void write(
      Path images, Path labels, int count, int size, long seed, Progress progress)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      progress.checkCancelled();
      String name = String.format(Locale.ROOT, "nuclei_%03d", i + 1);
      NucleiParameters conditions = NucleiParameters.plane(size, size).vary(random.nextLong());
      SyntheticSample sample = SyntheticNuclei.draw(name, conditions, random.nextLong());
      ImageFiles.write(sample.image(), images.resolve(name + ".tif"));
      LabelFiles.write(sample.labels(), labels.resolve(name + ".tif"));
      progress.update(i + 1L, count, "Drawing nuclei");
    }
  }
}
