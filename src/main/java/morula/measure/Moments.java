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
 * The ellipse with the second moments of an object, whose pixels count as squares.
 *
 * @param major longer axis in the calibration's unit
 * @param minor shorter axis
 * @param angle of the longer axis, 0 to 180 degrees, counter-clockwise as on the screen
 */
record Moments(double major, double minor, double angle) {

  /**
   * @param pixels indices of the object's pixels
   * @param width of the rows that they count
   */
  static Moments of(int[] pixels, int width, Calibration calibration) {
    double w = calibration.pixelWidth();
    double h = calibration.pixelHeight();
    double meanX = 0;
    double meanY = 0;
    for (int i : pixels) {
      meanX += i % width * w / pixels.length;
      meanY += i / width * h / pixels.length;
    }
    double xx = w * w / 12;
    double yy = h * h / 12;
    double xy = 0;
    for (int i : pixels) {
      double x = i % width * w - meanX;
      double y = i / width * h - meanY;
      xx += x * x / pixels.length;
      yy += y * y / pixels.length;
      xy += x * y / pixels.length;
    }
    double root = Math.hypot((xx - yy) / 2, xy);
    double middle = (xx + yy) / 2;
    double angle = Math.toDegrees(0.5 * Math.atan2(-2 * xy, xx - yy));
    return new Moments(
        4 * Math.sqrt(middle + root),
        4 * Math.sqrt(Math.max(0, middle - root)),
        angle < 0 ? angle + 180 : angle);
  }
}
