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
import morula.io.LabelCanvas;
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
   * @throws InvalidRequestException if the strength makes no sense, there is no pair, two have the
   *     same name, or a copy would replace its original
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
    perturbation.check(strength);
    Pairing found = Pairing.find(images, "images", labels, "labels");
    if (found.pairs().isEmpty()) {
      throw found.tooFew("images", "labels");
    }
    SplittableRandom seeds = new SplittableRandom(seed);
    int done = 0;
    for (Map.Entry<String, Pairing.Pair> entry : found.byName("images").entrySet()) {
      progress.checkCancelled();
      progress.update(done, found.pairs().size(), "Writing copies");
      Pairing.Pair pair = entry.getValue();
      String name = entry.getKey() + ".tif";
      Image original = ImageFiles.read(pair.image());
      Image image = perturbation.apply(original, strength, seeds.nextLong());
      ImageFiles.write(image, target(pair.image(), output.resolve("images").resolve(name)));
      Labels copy =
          perturbation.apply(
              LabelFiles.read(pair.labels(), LabelCanvas.of(original, false)), strength);
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
