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

package morula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.dataset.LabelKind;
import morula.instances.Head;
import morula.instances.Heads;
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.CrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.MeanSquaredErrorLoss;
import morula.losses.SquaredDiceLoss;
import morula.network.OutputActivation;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;
import morula.torchscript.Precision;
import morula.torchscript.TrainingProgram;
import morula.training.Optimizers;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pixel of the ignored label costs nothing, whatever the head and the loss. */
class IgnoredPixelsTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;
  private static final int PIXELS = WIDTH * HEIGHT;

  static Stream<Arguments> lossesOfHeads() {
    return Stream.of(
        Arguments.of("distance", List.<Loss>of()),
        Arguments.of(
            "semantic",
            List.of(
                new CrossEntropyLoss(List.of()),
                new CrossEntropyLoss(List.of(0.2, 1.0, 3.0)),
                new DiceLoss(3))),
        Arguments.of("foreground", List.<Loss>of()),
        Arguments.of(
            "masks",
            List.of(
                new BinaryCrossEntropyLoss(),
                DiceLoss.ofMasks(),
                new MeanSquaredErrorLoss(OutputActivation.SIGMOID),
                new SquaredDiceLoss(OutputActivation.SIGMOID))),
        Arguments.of(
            "masks(levels=20:50)", List.of(new SquaredDiceLoss(OutputActivation.IDENTITY))));
  }

  @ParameterizedTest
  @MethodSource("lossesOfHeads")
  void theLossIsThatOfTheOtherPixels(String name, List<Loss> losses) throws IOException {
    Head head = Heads.parse(name, 3);
    float[] target = sparseTarget(head);
    int channels = head.channels().size();
    float[] logits = new float[channels * PIXELS];
    float[] others = new float[logits.length];
    SplittableRandom random = new SplittableRandom(8);
    int[] annotated = annotated(target, head.encoder().channels());
    boolean[] counts = new boolean[PIXELS];
    for (int i : annotated) {
      counts[i] = true;
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) random.nextGaussian();
      others[i] = counts[i % PIXELS] ? logits[i] : (float) (50 * random.nextGaussian());
    }
    for (Loss loss : Stream.concat(Stream.of(head.defaultLoss()), losses.stream()).toList()) {
      try (TrainingSession session = session(channels, loss)) {
        double expected = session.loss(packed(logits, annotated), packed(target, annotated));
        double tolerance = 1e-5 * Math.max(1, expected);
        assertEquals(expected, session.loss(image(logits), image(target)), tolerance, name);
        assertEquals(expected, session.loss(image(others), image(target)), tolerance, name);
        float[] changed = logits.clone();
        changed[annotated[0]] += 5;
        assertNotEquals(expected, session.loss(image(changed), image(target)), name);
        double nothing = session.loss(image(logits), image(ignored(target.length)));
        assertTrue(nothing >= 0 && nothing <= channels, name + ": " + nothing);
        assertEquals(nothing, session.loss(image(others), image(ignored(target.length))), name);
      }
    }
  }

  /** Two objects, or classes, and a stroke of background; nothing else is annotated. */
  private static float[] sparseTarget(Head head) {
    int margin = head.encoder().margin();
    int other = head.labelKind() == LabelKind.FOREGROUND ? 1 : 2;
    int width = WIDTH + 2 * margin;
    int[] labels = new int[width * (HEIGHT + 2 * margin)];
    for (int i = 0; i < labels.length; i++) {
      int x = i % width - margin;
      int y = i / width - margin;
      boolean first = Math.hypot(x - 10, y - 12) < 6;
      boolean second = Math.hypot(x - 21, y - 12) < 6;
      boolean stroke = y == 19 || y == 20 || x == 27;
      labels[i] = first ? 1 : second ? other : stroke ? 0 : -1;
    }
    var block = ArrayImgs.ints(labels, width, HEIGHT + 2L * margin);
    var patch = FinalInterval.createMinSize(margin, margin, WIDTH, HEIGHT);
    return head.encoder().encode(block, patch).update(null).getCurrentStorageArray();
  }

  /** Pixels that are not ignored in every channel. */
  private static int[] annotated(float[] target, int channels) {
    int[] annotated =
        IntStream.range(0, PIXELS)
            .filter(
                i ->
                    IntStream.range(0, channels)
                        .anyMatch(c -> target[c * PIXELS + i] != TargetEncoder.IGNORE))
            .toArray();
    assertTrue(annotated.length > 50 && annotated.length < PIXELS / 2);
    return annotated;
  }

  private static float[] ignored(int length) {
    float[] target = new float[length];
    Arrays.fill(target, TargetEncoder.IGNORE);
    return target;
  }

  private static ArrayImg<FloatType, FloatArray> image(float[] values) {
    return ArrayImgs.floats(values, WIDTH, HEIGHT, values.length / PIXELS, 1);
  }

  /** An image of these pixels alone. */
  private static ArrayImg<FloatType, FloatArray> packed(float[] values, int[] pixels) {
    int channels = values.length / PIXELS;
    float[] kept = new float[channels * pixels.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i / pixels.length * PIXELS + pixels[i % pixels.length]];
    }
    return ArrayImgs.floats(kept, pixels.length, 1, channels, 1);
  }

  private static TrainingSession session(int channels, Loss loss) throws IOException {
    TrainingProgram program =
        new TrainingProgram(
            Identity.network(channels),
            OutputActivation.IDENTITY,
            loss,
            Optimizers.parse("sgd"),
            Precision.FP32);
    return new TrainingSession(program, program.start(Identity.weights(channels)), Device.CPU);
  }
}
