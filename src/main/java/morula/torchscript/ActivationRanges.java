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

package morula.torchscript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The range of the values that each node of a network computes on typical images, by the nodes'
 * names. Values beyond a range are clipped when the network computes on 8-bit integers.
 */
public record ActivationRanges(Map<String, Range> ranges) {

  /**
   * A range.
   *
   * @param low at most {@code high}
   */
  public record Range(double low, double high) {
    /** Whether these are two numbers in the right order. */
    public boolean isValid() {
      return low <= high && -low <= Float.MAX_VALUE && high <= Float.MAX_VALUE;
    }

    /** Returns the smallest range that holds both. */
    Range with(Range other) {
      return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }
  }

  /** Copies the map. */
  public ActivationRanges {
    ranges = Map.copyOf(ranges);
  }

  /**
   * Returns the smallest ranges that hold all values. Clipping rare extremes was tried: with 8 bits
   * it never makes the mean square error of the values smaller.
   *
   * @param names of the nodes
   * @param observed for each image what {@link ObservationProgram} returns: the smallest and the
   *     largest value of each node
   */
  public static ActivationRanges of(List<String> names, List<float[]> observed) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (float[] image : observed) {
      for (int n = 0; n < names.size(); n++) {
        ranges.merge(names.get(n), new Range(image[2 * n], image[2 * n + 1]), Range::with);
      }
    }
    return new ActivationRanges(ranges);
  }

  /** Whether every range is one, which a file need not tell. */
  public boolean areValid() {
    return ranges.values().stream().allMatch(Range::isValid);
  }

  /** The range of a node. */
  public Range get(String node) {
    return ranges.get(node);
  }
}
