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
   * Writes samples as {@code PREFIX_001.tif}, … in both folders. The first images of a larger data
   * set are those of a smaller one.
   *
   * @param generator draws each sample
   * @param prefix of the names: what is drawn
   * @param images folder of the images; made if missing
   * @param labels folder of the label images; made if missing
   * @param count number of images
   * @param seed of every random choice
   * @param progress told of each image
   * @throws IOException if a file cannot be written; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled; whole images stay
   */
  public static void write(
      SyntheticGenerator generator,
      String prefix,
      Path images,
      Path labels,
      int count,
      long seed,
      Progress progress)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      progress.checkCancelled();
      String name = String.format(Locale.ROOT, "%s_%03d", prefix, i + 1);
      SyntheticSample sample = generator.draw(name, random);
      ImageFiles.write(sample.image(), images.resolve(name + ".tif"));
      LabelFiles.write(sample.labels(), labels.resolve(name + ".tif"));
      progress.update(i + 1L, count, "Drawing " + prefix);
    }
  }

  /**
   * Writes {@link SyntheticGenerator#nuclei} placed by chance, as {@code nuclei_001.tif}, …; see
   * above.
   */
  public static void write(
      Path images, Path labels, int count, int size, long seed, Progress progress)
      throws IOException {
    write(SyntheticGenerator.nuclei(size, 0), "nuclei", images, labels, count, seed, progress);
  }
}
