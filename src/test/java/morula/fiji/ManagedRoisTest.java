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
package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which ROIs in the ROI Manager are those of a segmentation. */
class ManagedRoisTest {
  private final ImagePlus labels = new ImagePlus("a_labels", new ByteProcessor(9, 9));

  @Test
  void onlyThoseOfTheSegmentationAreFound() {
    ManagedRois first = new ManagedRois();
    ManagedRois second = new ManagedRois();
    second.attach(labels);
    Roi drawn = new Roi(1, 1, 2, 2);
    Roi earlier = first.marked(List.of(new Roi(1, 1, 3, 3))).get(0);
    List<Roi> own = second.marked(List.of(new Roi(0, 0, 2, 2), new Roi(4, 4, 3, 3)));
    own.get(1).setName("renamed");
    Roi copied = (Roi) own.get(1).clone(); // as the ROI Manager does
    Roi[] all = {drawn, own.get(0), earlier, copied, new Roi(2, 2, 2, 2)};
    assertArrayEquals(new int[] {1, 3}, ManagedRois.indices(all, labels));
    ImagePlus other = new ImagePlus("b_labels", new ByteProcessor(9, 9));
    assertEquals(0, ManagedRois.indices(all, other).length);
  }
}
