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

package morula.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.progress.Progress;

/** Writer of folders of synthetic images and labels, to train on and to try things out. */
public final class SyntheticDataset {
  private SyntheticDataset() {}

  /**
   * Writes samples as {@code PREFIX_001.tif}, … in both folders. The first images of a larger data
   * set are those of a smaller one.
   *
   * @param generator generator of the samples
   * @param prefix prefix of the file names: what the images show
   * @param images folder of the images; created if missing
   * @param labels folder of the label images; created if missing
   * @param count number of images
   * @param seed seed of every random choice
   * @param progress notified of each image
   * @throws IOException if a file cannot be written; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled; images that are complete stay
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
      progress.update(i + 1L, count, "Generating " + prefix);
    }
  }

  /**
   * Writes {@link SyntheticGenerator#nuclei} at random positions, as {@code nuclei_001.tif}, …,
   * like {@link #write(SyntheticGenerator, String, Path, Path, int, long, Progress)}.
   */
  public static void write(
      Path images, Path labels, int count, int size, long seed, Progress progress)
      throws IOException {
    write(SyntheticGenerator.nuclei(size, 0), "nuclei", images, labels, count, seed, progress);
  }
}
