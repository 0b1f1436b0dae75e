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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import morula.engine.Predictor;
import morula.image.ConnectedComponents;
import morula.instances.DistanceHead;
import morula.model.TypicalValues;
import morula.network.ReceptiveField;
import morula.patches.TrainingImage;
import morula.progress.Progress;
import morula.segmentation.TypicalImages;
import morula.sizes.BrightDiscs;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

/** What a model remembers of its validation images. */
class ValidationMemoryTest {
  private static final int SIDE = 128;
  private static final int IMAGES = 24;

  /** Sixteen discs; the truth lacks the first four. */
  private static TrainingImage image(int number) {
    ArrayImg<FloatType, FloatArray> plane = BrightDiscs.draw(SIDE, 20, 32);
    float[] values = plane.update(null).getCurrentStorageArray();
    int[] mask = new int[SIDE * SIDE];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = values[i] > 0.5 && i / SIDE >= 32 ? 1 : 0;
    }
    ArrayImg<IntType, IntArray> truth = ConnectedComponents.of(ArrayImgs.ints(mask, SIDE, SIDE));
    return new TrainingImage("image" + number, plane, truth);
  }

  @Test
  void theShareOfObjectsThatAreRightAndWhatIsUsual() {
    List<TrainingImage> images = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      images.add(image(i));
    }
    DistanceHead head = new DistanceHead();
    ImageValidation validation =
        new ImageValidation(
            images,
            head,
            new ReceptiveField(List.of(1, 1), List.of(0, 0)),
            List.of(),
            20,
            List.of());
    TypicalImages typical = new TypicalImages(true);
    Predictor network = BrightDiscs::predict;
    validation.evaluate(network, head.defaultOptions(), Optional.of(typical), Progress.NONE);
    TypicalValues values = typical.values();
    double score = values.ranges().get("score").median();
    assertEquals(0.75, values.scoreShares().share(score), 0.02, "12 of 16");
    assertEquals(IMAGES, values.doubt().images());
    assertEquals(
        Set.of("edges", "left_out", "scores", "size_spread", "texture", "touching"),
        values.doubt().signs().keySet());
    assertEquals(Math.log(0.01), values.doubt().signs().get("left_out").median(), 1e-9);
  }
}
