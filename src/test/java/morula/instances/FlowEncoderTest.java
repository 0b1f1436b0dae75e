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

package morula.instances;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccess;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class FlowEncoderTest {

  /** Objects that lie wholly in the margin are left out; those of the patch keep their flows. */
  @Test
  void targetOfAPatchIsThatOfTheWholeImage() {
    ArrayImg<IntType, IntArray> labels = Scenes.discs(121, 97, 17, 5);
    FlowEncoder encoder = new FlowEncoder();
    ArrayImg<FloatType, FloatArray> whole = encoder.encode(labels, labels);
    FinalInterval patch = FinalInterval.createMinSize(32, 30, 57, 35);
    ArrayImg<FloatType, FloatArray> part = encoder.encode(labels, patch);
    RandomAccess<FloatType> expected = whole.randomAccess();
    Cursor<FloatType> cursor = part.localizingCursor();
    while (cursor.hasNext()) {
      float value = cursor.next().get();
      expected.setPosition(cursor);
      expected.move(32, 0);
      expected.move(30, 1);
      assertEquals(expected.get().get(), value);
    }
  }

  @Test
  void anObjectThatWasDrawnAloneIsWhole() {
    Scenes.assertAloneIsAsInBackground(new FlowEncoder());
  }
}
