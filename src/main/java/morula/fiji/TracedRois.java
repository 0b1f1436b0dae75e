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

import ij.gui.Roi;
import java.util.Iterator;
import java.util.NoSuchElementException;
import morula.image.LabelRegions;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * The ROIs of a label image in the order of frames, then slices, then labels, each traced when it
 * is asked for.
 *
 * @param stack that they lie on
 */
record TracedRois(Labels labels, LabelRois.Stack stack) implements Iterable<Roi> {

  @Override
  public Traced iterator() {
    return new Traced();
  }

  /** The ROIs that are still to come. */
  final class Traced implements Iterator<Roi> {
    /** The plane that is traced now, counted through all frames; −1 before the first. */
    private long plane = -1;

    private LabelRegions regions;
    private int[] present = {};

    /** The index in {@link #present} of the next label. */
    private int next;

    @Override
    public boolean hasNext() {
      while (next == present.length && plane + 1 < labels.slices() * labels.frames()) {
        plane++;
        next = 0;
        regions = LabelRegions.of(pixels());
        present = regions.labels();
      }
      return next < present.length;
    }

    /** The slice of the last ROI, from 0. */
    int z() {
      return (int) (plane % labels.slices());
    }

    /** The frame of the last ROI, from 0. */
    int t() {
      return (int) (plane / labels.slices());
    }

    private RandomAccessibleInterval<IntType> pixels() {
      return labels.plane(z(), t());
    }

    @Override
    public Roi next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Roi roi = LabelRois.roi(pixels(), present[next++], regions);
      stack.place(roi, z(), t());
      return roi;
    }
  }
}
