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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import morula.dataset.LabelKind;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;

class LabelAgreementTest {
  private static ArrayImg<IntType, IntArray> row(int... labels) {
    return ArrayImgs.ints(labels, labels.length, 1);
  }

  @Test
  void numbersOfObjectsDoNotCount() {
    LabelAgreement agreement =
        LabelAgreement.of(row(0, 1, 1, 2, 2, 0), row(0, 7, 7, 3, 3, 0), LabelKind.OBJECTS);
    assertEquals(new LabelAgreement(6, 6, 2, 2), agreement);
    assertEquals(1, agreement.share());
  }

  @Test
  void classesMustBeEqual() {
    LabelAgreement agreement =
        LabelAgreement.of(row(0, 1, 1, 2), row(0, 2, 1, 2), LabelKind.CLASSES);
    assertEquals(0.75, agreement.share());
  }

  @Test
  void aMergedObjectDiffersInItsSmallerPart() {
    LabelAgreement agreement =
        LabelAgreement.of(row(0, 1, 1, 1, 2, 0), row(0, 4, 4, 4, 4, 0), LabelKind.OBJECTS);
    assertEquals(5.0 / 6, agreement.share(), 1e-12);
    assertEquals(0.5, agreement.countError());
  }

  @Test
  void aCutObjectDiffersInItsSmallerPart() {
    LabelAgreement agreement =
        LabelAgreement.of(row(1, 1, 1, 1, 0, 0), row(3, 3, 3, 8, 0, 9), LabelKind.OBJECTS);
    assertEquals(new LabelAgreement(6, 4, 1, 3), agreement);
  }
}
