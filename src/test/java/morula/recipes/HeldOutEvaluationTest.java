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

package morula.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.LabelRegions;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.learning.DataSource;
import morula.learning.TrainingSettings;
import morula.progress.Progress;
import morula.synthetic.SyntheticGenerator;
import morula.synthetic.SyntheticSample;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held-out images are segmented and scored as a whole. */
@Tag("slow")
class HeldOutEvaluationTest {
  private static final Path NUCLEI = Path.of("update-site", "models", "nuclei.zip");

  @TempDir Path folder;

  @Test
  void allSlicesAndFramesAreScored() throws IOException {
    List<SyntheticSample> samples = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 4; i++) {
      samples.add(SyntheticGenerator.nuclei(128, 0).draw("n" + i, random));
    }
    write("stack", Axis.Z, samples.subList(0, 2));
    write("movie", Axis.TIME, samples.subList(2, 4));
    TrainingSettings settings =
        TrainingSettings.defaults()
            .with(
                Map.of(
                    "images", folder.resolve("images").toString(),
                    "labels", folder.resolve("labels").toString(),
                    "model", Files.copy(NUCLEI, folder.resolve("nuclei.zip")).toString(),
                    "device", "cpu"));
    List<HeldOutImage> found =
        new HeldOutEvaluation(
                List.of(new ListedImages.Member("stack", ""), new ListedImages.Member("movie", "")),
                List.of(1.5),
                new DataSource(),
                Progress.NONE)
            .evaluate(settings);
    assertEquals(4, found.size());
    for (HeldOutImage image : found) {
      int first = image.name().equals("stack") ? 0 : 2;
      long objects = objects(samples.get(first)) + objects(samples.get(first + 1));
      assertEquals(objects, image.objects(), image.toString());
      assertTrue(image.matched() > 0.8 * objects, image.toString());
    }
  }

  private static long objects(SyntheticSample sample) {
    return LabelRegions.of(sample.labels().plane(0, 0)).areas().length;
  }

  /** Writes the samples as planes of an image, in which each plane numbers its own objects. */
  private void write(String name, Axis along, List<SyntheticSample> samples) throws IOException {
    List<RandomAccessibleInterval<UnsignedShortType>> images = new ArrayList<>();
    List<RandomAccessibleInterval<IntType>> labels = new ArrayList<>();
    for (SyntheticSample sample : samples) {
      images.add(Cast.unchecked(sample.image().pixels()));
      labels.add(sample.labels().pixels());
    }
    RandomAccessibleInterval<UnsignedShortType> pixels = Views.concatenate(along.ordinal(), images);
    RandomAccessibleInterval<IntType> objects =
        Views.concatenate(along.ordinal() - 1, labels); // without channels
    Files.createDirectories(folder.resolve("images"));
    Files.createDirectories(folder.resolve("labels"));
    ImageFiles.write(
        new Image(name, pixels, Calibration.NONE), folder.resolve("images/" + name + ".tif"));
    LabelFiles.write(
        new Labels(name, objects, Calibration.NONE), folder.resolve("labels/" + name + ".tif"));
  }
}
