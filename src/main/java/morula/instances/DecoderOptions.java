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

/**
 * The options with which predictions become labels, set by the user or the model. All lengths are
 * in pixels; physical units must be converted with the image's calibration first. Each head has its
 * own decoder, which uses only some of the options: see {@link Head#tunable()}.
 *
 * @param foregroundThreshold probability from which a pixel belongs to an object (star-convex: may
 *     be the centre of one), 0 to 1
 * @param seedThreshold height from which a maximum may seed an object, 0 to 1; the highest of a
 *     connected foreground always does
 * @param dynamics 0 to 1, larger values split less. In a watershed, how far one must descend from a
 *     maximum to reach a higher one, if it is to seed an object of its own. With flows, how
 *     strongly they must diverge at the border of two objects; 1 if they point away from each other
 * @param minimumScore objects with a lower score are dropped, see {@link ObjectScores}: 0 to 1; 0
 *     drops none
 * @param minimumArea objects smaller than this are dropped, in pixels
 * @param maximumArea objects larger than this are dropped, in pixels
 * @param flowError objects are dropped whose predicted flows differ more than this from those of
 *     the object found: mean squared length of the difference, 0 to 4; infinite drops none
 * @param overlap star-convex objects are dropped of which, or of a more probable one, more than
 *     this share lies in the other: 0 to 1
 */
public record DecoderOptions(
    double foregroundThreshold,
    double seedThreshold,
    double dynamics,
    double minimumScore,
    double minimumArea,
    double maximumArea,
    double flowError,
    double overlap) {

  /** The default options. */
  public static final DecoderOptions DEFAULT =
      new DecoderOptions(
          0.5, 0.2, 0.25, 0, 10, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.4);

  /** Options with other limits of the area, in pixels. */
  public DecoderOptions withAreas(double minimum, double maximum) {
    return new DecoderOptions(
        foregroundThreshold,
        seedThreshold,
        dynamics,
        minimumScore,
        minimum,
        maximum,
        flowError,
        overlap);
  }

  /** Options with another threshold of the foreground. */
  public DecoderOptions withForegroundThreshold(double value) {
    return with(DecoderOption.FOREGROUND_THRESHOLD, value);
  }

  /** Options with another minimum score. */
  public DecoderOptions withMinimumScore(double value) {
    return with(DecoderOption.MINIMUM_SCORE, value);
  }

  /** Returns the value of one option. */
  public double get(DecoderOption option) {
    return switch (option) {
      case FOREGROUND_THRESHOLD -> foregroundThreshold;
      case DYNAMICS -> dynamics;
      case MINIMUM_SCORE -> minimumScore;
      case MINIMUM_AREA -> minimumArea;
      case FLOW_ERROR -> flowError;
      case OVERLAP -> overlap;
    };
  }

  /** Options with another value of one option. */
  public DecoderOptions with(DecoderOption option, double value) {
    return new DecoderOptions(
        option == DecoderOption.FOREGROUND_THRESHOLD ? value : foregroundThreshold,
        seedThreshold,
        option == DecoderOption.DYNAMICS ? value : dynamics,
        option == DecoderOption.MINIMUM_SCORE ? value : minimumScore,
        option == DecoderOption.MINIMUM_AREA ? value : minimumArea,
        maximumArea,
        option == DecoderOption.FLOW_ERROR ? value : flowError,
        option == DecoderOption.OVERLAP ? value : overlap);
  }
}
