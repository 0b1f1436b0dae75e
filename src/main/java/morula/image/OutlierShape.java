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

package morula.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Measures how wide outliers are and how sharp their edges. Windows are added one after the other.
 */
final class OutlierShape {
  private final Outliers outliers;
  private final double largest;
  private int[] areas = new int[0];
  private long specks;
  private long besideSpecks;
  private long raisedBesideSpecks;
  private long wide;
  private long wideOfLargest;
  private long besideAreas;
  private long raisedBesideAreas;

  /**
   * @param largest value times the sign of the outliers
   */
  OutlierShape(Outliers outliers, double largest) {
    this.outliers = outliers;
    this.largest = largest;
  }

  void add(Window window) {
    int width = window.width();
    int height = window.height();
    boolean[] far = new boolean[window.values().length];
    int count = 0;
    for (int i = 0; i < far.length; i++) {
      far[i] = outliers.contains(window.values()[i]);
      count += far[i] ? 1 : 0;
    }
    if (count == 0) {
      return;
    }
    boolean[] inner = PlaneMask.eroded(far, width, height);
    boolean[] area = PlaneMask.dilated(inner, width, height, 1);
    boolean[] speck = new boolean[far.length];
    for (int i = 0; i < far.length; i++) {
      speck[i] = far[i] && !area[i];
      specks += speck[i] ? 1 : 0;
      wide += area[i] ? 1 : 0;
      wideOfLargest += area[i] && outliers.sign() * (double) window.values()[i] == largest ? 1 : 0;
    }
    int[] found = PlaneMask.areas(inner, inner, new boolean[far.length], width, height);
    areas = IntStream.concat(Arrays.stream(areas), Arrays.stream(found)).sorted().toArray();
    boolean[] nearSpeck = PlaneMask.dilated(speck, width, height, 1);
    boolean[] nearArea = PlaneMask.dilated(area, width, height, 1);
    for (int i = 0; i < far.length; i++) {
      if (!far[i] && (nearSpeck[i] || nearArea[i])) {
        boolean raised = outliers.sign() * (window.values()[i] - outliers.end()) > 0;
        besideSpecks += nearSpeck[i] ? 1 : 0;
        raisedBesideSpecks += nearSpeck[i] && raised ? 1 : 0;
        besideAreas += nearArea[i] ? 1 : 0;
        raisedBesideAreas += nearArea[i] && raised ? 1 : 0;
      }
    }
  }

  boolean hasSpecks() {
    return specks > 0;
  }

  long pixels() {
    return specks + wide;
  }

  /** The areas of connected outliers without their outermost pixels, ascending. */
  int[] areas() {
    return areas.clone();
  }

  /** The share of the neighbours of thin outliers that are beyond the range of the others. */
  double raisedBesideSpecks() {
    return share(raisedBesideSpecks, besideSpecks);
  }

  /** The share of the neighbours of wide outliers that are beyond the range of the others. */
  double raisedBesideAreas() {
    return share(raisedBesideAreas, besideAreas);
  }

  /** The share of pixels of wide outliers that have the largest value of the image. */
  double shareOfLargest() {
    return share(wideOfLargest, wide);
  }

  private static double share(long part, long all) {
    return all == 0 ? 0 : (double) part / all;
  }
}
