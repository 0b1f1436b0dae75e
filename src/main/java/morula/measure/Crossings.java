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

package morula.measure;

import morula.image.Calibration;

/**
 * The weights of Crofton's formula for the perimeter: the length of an outline is π/2 times the
 * mean over directions of the number of crossings with parallel lines of the direction, times the
 * distance of the lines. Four directions of neighbouring pixels are used, each weighted by the
 * range of angles nearest to it.
 *
 * <p>D. Legland, K. Kiêu, M.-F. Devaux, "Computation of Minkowski measures on 2D and 3D binary
 * images", Image Analysis and Stereology 26 (2007).
 *
 * @param horizontal length that a crossing between x and x + 1 adds
 * @param vertical length that a crossing between y and y + 1 adds
 * @param diagonal length that a crossing along a diagonal adds
 */
record Crossings(double horizontal, double vertical, double diagonal) {

  static Crossings of(Calibration calibration) {
    double w = calibration.pixelWidth();
    double h = calibration.pixelHeight();
    double angle = Math.atan2(h, w);
    return new Crossings(
        Math.PI / 2 * (angle / Math.PI) * h,
        Math.PI / 2 * (0.5 - angle / Math.PI) * w,
        Math.PI / 2 * 0.25 * (w * h / Math.hypot(w, h)));
  }
}
