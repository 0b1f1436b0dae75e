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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import morula.image.Image;
import morula.image.Labels;
import morula.image.Resize;
import morula.io.ImageFiles;
import morula.model.ModelPackage;
import morula.patches.TrainingImage;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning from resized images, and segmenting images of any size with such a model. */
@Tag("slow")
class ImageSizeTest {
  private static final int SIDE = 64;

  @TempDir static Path folder;
  private static TrainingSettings settings;
  private static TrainingResult result;

  @BeforeAll
  static void train() throws IOException {
    TinyTraining.data(folder);
    settings =
        TinyTraining.with(
            TinyTraining.settings(
                folder, "m.zip", "distance", "", -1, false, 0.01, Optional.empty()),
            "image_size",
            SIDE);
    result = TinyTraining.run(settings);
  }

  @Test
  void imagesAndLabelsAreResizedBeforeLearning() throws IOException {
    TrainingData data = new DataSource().load(settings, Progress.NONE);
    TrainingData whole =
        new DataSource().load(TinyTraining.with(settings, "image_size", 0), Progress.NONE);
    for (int i = 0; i < data.validation().size(); i++) {
      TrainingImage image = data.validation().get(i);
      assertEquals(SIDE, image.size(0));
      assertEquals(SIDE, image.size(1));
      assertTrue(labels(whole.validation().get(i)).containsAll(labels(image)), "no new label");
    }
    assertEquals(
        (SIDE * SIDE) / (96.0 * 96.0), data.medianArea() / whole.medianArea(), 0.1, "areas shrink");
    assertEquals(SIDE, data.example().middle(SIDE).dimension(0));
  }

  @Test
  void theModelRemembersItsSize() throws IOException {
    try (ModelPackage model = ModelPackage.open(result.model())) {
      assertEquals(SIDE, model.record().orElseThrow().imageSize());
      assertTrue(model.description().about().description().contains("resized to 64 x 64"));
    }
  }

  /** Whether a pixel has others than its own label within two pixels. */
  private static boolean isAtAnOutline(int[] labels, int pixel) {
    for (int y = pixel / 96 - 2; y <= pixel / 96 + 2; y++) {
      for (int x = pixel % 96 - 2; x <= pixel % 96 + 2; x++) {
        boolean isInside = x >= 0 && y >= 0 && x < 96 && y < 96;
        if (isInside && labels[y * 96 + x] != labels[pixel]) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void labelsComeBackInTheSizeOfTheImage() throws IOException {
    try (Segmenter segmenter = segmenter(0)) {
      for (Path file : images().subList(0, 2)) {
        Image image = ImageFiles.read(file);
        // a model resized by hand gives the same, resized back by hand
        Image resized = Resize.linear(image, SIDE, SIDE);
        try (Segmentation result = segmenter.segment(image, Progress.NONE);
            Segmentation small = segmenter.segment(resized, Progress.NONE)) {
          assertEquals(96, result.labels().pixels().dimension(0));
          int[] found = values(result.labels());
          var back = ArrayImgs.ints(96, 96);
          Resize.labels(small.labels().plane(0, 0), back);
          // but for the outlines, which lie between the pixels of the small image
          int[] coarse = back.update(null).getCurrentStorageArray();
          for (int i = 0; i < found.length; i++) {
            assertTrue(found[i] == coarse[i] || isAtAnOutline(coarse, i), "pixel " + i);
          }
          assertTrue(Arrays.stream(found).anyMatch(v -> v > 0), "finds something");
        }
      }
    }
  }

  @Test
  void sizesAreThoseInTheImage() throws IOException {
    Image image = ImageFiles.read(images().get(0));
    int least = 150;
    try (Segmenter segmenter = segmenter(least);
        Segmentation result = segmenter.segment(image, Progress.NONE)) {
      int[] found = values(result.labels());
      int[] areas = new int[Arrays.stream(found).max().orElse(0) + 1];
      Arrays.stream(found).forEach(v -> areas[v]++);
      for (int label = 1; label < areas.length; label++) {
        assertTrue(areas[label] > 0.8 * least, areas[label] + " pixels");
      }
    }
  }

  private static Segmenter segmenter(double minimum) throws IOException {
    return Segmenter.open(
        SegmentationSettings.defaults()
            .withModel(result.model().toString())
            .withMinimumSize(minimum)
            .withDevice("cpu"),
        Progress.NONE);
  }

  private static List<Path> images() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("images"))) {
      return files.sorted().toList();
    }
  }

  private static Set<Integer> labels(TrainingImage image) {
    Set<Integer> labels = new HashSet<>();
    image.labels().forEach(l -> labels.add(l.get()));
    return labels;
  }

  private static int[] values(Labels labels) {
    int[] values = new int[(int) labels.pixels().size()];
    int[] next = {0};
    Views.flatIterable(labels.pixels()).forEach(l -> values[next[0]++] = l.get());
    return values;
  }
}
