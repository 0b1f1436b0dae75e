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

package morula.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.image.Normalization;
import morula.instances.DecoderOptions;
import morula.pictures.Cover;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Small packages to test with; fixtures by src/test/oracles/model_fixtures.py. */
final class Packages {
  static final Normalization NORMALIZATION =
      new Normalization.ScaleRange(1, 99.8, 1e-6, List.of("channel", "y", "x"));

  private Packages() {}

  static Path fixture(String name) {
    try {
      return Path.of(Packages.class.getResource("/morula/model/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ArrayImg<FloatType, FloatArray> array(String name) throws IOException {
    try (InputStream in = Packages.class.getResourceAsStream("/morula/model/" + name)) {
      return Npy.read(in.readAllBytes(), name);
    }
  }

  static TrainingRecord record() {
    return new TrainingRecord(
        TrainingRecord.FORMAT,
        "0.1.0",
        Map.of("epochs", "3", "network", "unet(depth=1)", "learning_rate", "0.001"),
        "instances",
        1,
        List.of(),
        "unet(depth=1)",
        List.of(4, 4),
        List.of(1, 1),
        1,
        42,
        Map.of("pytorch", "2.7.1", "djl", "0.35.1"),
        "0123abcd",
        DecoderOptions.DEFAULT,
        Map.of("train_loss", List.of(1.5, 0.5, 0.25), "accuracy", List.of(Double.NaN, 0.5, 0.75)),
        3,
        Map.of("accuracy_0.5", 0.75),
        120.5,
        256,
        28,
        new TypicalValues(
            12,
            Map.of("contrast", new TypicalValues.Range(0.1, 0.4, 0.8)),
            0.02,
            new DoubtScale(30, Map.of("edges", new DoubtScale.Usual(4, 0.5))),
            new ScoreShares(List.of(0.4, 0.6), List.of(0.5, 0.9))),
        CalibrationRecord.NONE);
  }

  static About about(String name) {
    return new About(
        About.legalName(name),
        "Finds generated nuclei.",
        Optional.of("CC-BY-4.0"),
        List.of(new Author("Ada Müller", Optional.of("Institute"), Optional.empty())),
        List.of(
            new Citation("U-Net", Optional.of("10.1007/978-3-319-24574-4_28"), Optional.empty())),
        List.of("segmentation", "nuclei", "2d"),
        Optional.empty(),
        Optional.of("Learned from *these* data:\n\n`CC0`, and so on."));
  }

  static ModelContents.Builder tiny() throws IOException {
    return ModelContents.builder()
        .setAbout(about("Tiny nuclei"))
        .setWeights(fixture("tiny.pt"), "2.7.1")
        .setInput(List.of("nuclei"), List.of(ProcessingStep.of(NORMALIZATION)))
        .setOutput(List.of("foreground", "boundary"))
        .setTest(array("tiny_input.npy"), array("tiny_output.npy"))
        .setRecord(record())
        .setCover(Cover.draw(ArrayImgs.floats(32, 24, 1), ArrayImgs.ints(new int[32 * 24], 32, 24)))
        .optTrainingCsv("epoch,train_loss\n1,1.5\n");
  }
}
