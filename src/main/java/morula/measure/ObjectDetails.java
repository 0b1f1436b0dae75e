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

import java.util.Collections;
import java.util.List;

/**
 * Further measurements of an object. All are NaN if its bounding box has more than 16 million
 * pixels.
 *
 * @param feret largest distance of two points of the outline (Feret's diameter), in the
 *     calibration's unit; outlines run along the edges of pixels
 * @param minimumFeret smallest distance of two parallel lines with the object between them
 * @param major longer axis of the ellipse with the same second moments, in the calibration's unit
 * @param minor its shorter axis
 * @param angle of the longer axis, 0 to 180 degrees against the x axis, counter-clockwise as on the
 *     screen
 * @param channels values in each channel of the image
 */
public record ObjectDetails(
    double feret,
    double minimumFeret,
    double major,
    double minor,
    double angle,
    List<Channel> channels) {

  /** Copies the list. */
  public ObjectDetails {
    channels = List.copyOf(channels);
  }

  /**
   * The values (not normalised) of one channel.
   *
   * @param median of the object's pixels
   * @param deviation standard deviation (divided by n − 1); 0 for one pixel
   * @param integrated density: area in the square of the calibration's unit times mean, as IntDen
   *     in ImageJ
   * @param ring mean of the background pixels at most {@link DetailedMeasurement#RING} pixels
   *     outside the object; NaN if there are none
   */
  public record Channel(double median, double deviation, double integrated, double ring) {
    static final Channel UNKNOWN = new Channel(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  static ObjectDetails unknown(int channels) {
    return new ObjectDetails(
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Collections.nCopies(channels, Channel.UNKNOWN));
  }
}
