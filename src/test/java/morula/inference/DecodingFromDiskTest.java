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

package morula.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import morula.instances.DecoderOptions;
import morula.instances.DistanceHead;
import morula.instances.FlowHead;
import morula.instances.Head;
import morula.instances.MaskHead;
import morula.instances.SemanticHead;
import morula.instances.StarConvexHead;
import morula.progress.Progress;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class DecodingFromDiskTest {

  @Test
  void aPredictionOnDiskGivesTheSameLabels() throws IOException {
    for (int i = 0; i < 5; i++) { // threads that read the same buffer do not always meet
      check(new DistanceHead(), 50);
      check(new SemanticHead(3), 3);
      check(MaskHead.ofClasses(4, List.of()), 4);
    }
    check(new FlowHead(), 50);
    check(new StarConvexHead(8), 50);
  }

  private static void check(Head head, int atLeast) throws IOException {
    int width = 700;
    int height = 500;
    int channels = head.channels().size();
    float[] values = waves(width, height, channels);
    var inMemory = ArrayImgs.floats(values, width, height, channels);
    var expected = ArrayImgs.ints(width, height);
    int count = head.decoder(DecoderOptions.DEFAULT).decode(inMemory, expected, Progress.NONE);
    assertTrue(count >= atLeast, count + " objects");
    try (MappedFile floats = MappedFile.create(1);
        MappedFile ints = MappedFile.create(1)) {
      var onDisk = floats.floats(width, height, channels);
      var from = inMemory.cursor();
      var to = Views.flatIterable(onDisk).cursor();
      while (from.hasNext()) {
        to.next().set(from.next());
      }
      var found = ints.ints(width, height);
      assertEquals(
          count, head.decoder(DecoderOptions.DEFAULT).decode(onDisk, found, Progress.NONE));
      int[] array = new int[width * height];
      int i = 0;
      for (IntType p : Views.flatIterable(found)) {
        array[i++] = p.get();
      }
      assertArrayEquals(expected.update(null).getCurrentStorageArray(), array);
    }
  }

  /** Channels of bumps of different period, 0 to 1. */
  private static float[] waves(int width, int height, int channels) {
    Random random = new Random(1);
    double[] phase = random.doubles(2L * channels, 0, 6).toArray();
    float[] values = new float[channels * width * height];
    for (int i = 0; i < values.length; i++) {
      int c = i / (width * height);
      double x = i % width / (4.0 + c) + phase[c];
      double y = i / width % height / (5.0 + c) + phase[c + channels];
      values[i] = (float) (0.5 + 0.25 * (Math.sin(x) + Math.sin(y)));
    }
    return values;
  }
}
