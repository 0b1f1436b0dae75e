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

package morula.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** Recognizes and converts stacks that were segmented slice by slice. */
public final class Slices {
  private Slices() {}

  /**
   * Returns whether a label occurs in two slices of one frame; empty if there is no label at all.
   */
  static Optional<Boolean> areJoined(Labels labels) {
    long slices = labels.slices();
    boolean any = false;
    for (long frame = 0; frame < labels.frames(); frame++) {
      BitSet before = new BitSet();
      for (long z = 0; z < slices; z++) {
        BitSet here = new BitSet();
        for (IntType label : Views.flatIterable(labels.plane(z, frame))) {
          if (label.get() > 0) {
            here.set(label.get());
          }
        }
        if (here.intersects(before)) {
          return Optional.of(true);
        }
        before.or(here);
      }
      any |= !before.isEmpty();
    }
    return any ? Optional.of(false) : Optional.empty();
  }

  /** Returns whether the image has several slices. */
  static boolean areSeveral(Labels labels) {
    return labels.slices() > 1;
  }

  /** Returns the label image with every slice as a frame. */
  public static Labels asFrames(Labels labels) {
    List<RandomAccessibleInterval<IntType>> planes = new ArrayList<>();
    for (long frame = 0; frame < labels.frames(); frame++) {
      for (long z = 0; z < labels.slices(); z++) {
        planes.add(Views.addDimension(labels.plane(z, frame), 0, 0));
      }
    }
    return new Labels(labels.name(), Views.stack(planes), labels.calibration());
  }
}
