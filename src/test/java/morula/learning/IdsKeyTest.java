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
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import morula.patches.TrainingImage;
import morula.progress.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdsKeyTest {
  @TempDir Path folder;

  @BeforeEach
  void data() throws IOException {
    TinyTraining.data(folder);
  }

  @Test
  void onlyListedPairsTakePart() throws IOException {
    TrainingData data = load("nuclei_002\nnuclei_005\nnuclei_007\n", "0.34");
    assertEquals(2, data.training().size());
    assertEquals(1, data.validation().size());
  }

  @Test
  void theListSplitsThem() throws IOException {
    TrainingData data =
        load("id,set\nnuclei_004,validation\nnuclei_001,train\nnuclei_008,train", "0.15");
    assertEquals(List.of("nuclei_001", "nuclei_008"), names(data.training().forStatistics()));
    assertEquals(List.of("nuclei_004"), names(data.validation()));
  }

  @Test
  void theSplitOfTheListGoesBeforeTheFraction() throws IOException {
    TrainingData data = load("nuclei_004,validation\nnuclei_001,train\nnuclei_003,train", "0.5");
    assertEquals(List.of("nuclei_004"), names(data.validation()));
  }

  @Test
  void theSplitOfTheListGoesBeforeParts() throws IOException {
    TrainingData data = load("nuclei_004,validation\nnuclei_001,train\nnuclei_003,train", "parts");
    assertEquals(List.of("nuclei_004"), names(data.validation()));
    assertFalse(data.hasParts(), "whole images were kept apart");
  }

  private static List<String> names(List<TrainingImage> images) {
    return images.stream().map(TrainingImage::name).toList();
  }

  private TrainingData load(String ids, String validation) throws IOException {
    Path file = Files.writeString(folder.resolve("ids.csv"), ids);
    return new DataSource()
        .load(
            TinyTraining.with(
                TinyTraining.settings(folder, "m.zip", false, 0.01),
                "ids",
                file.toString(),
                "validation",
                validation),
            Progress.NONE);
  }
}
