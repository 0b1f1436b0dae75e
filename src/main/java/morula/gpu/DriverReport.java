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

package morula.gpu;

import java.util.List;

/**
 * What the driver of NVIDIA says.
 *
 * @param state whether there is one, and whether it works
 * @param version the newest CUDA that it knows: 1000 × major + 10 × minor; 0 if unknown
 * @param cards its graphics cards, by index
 * @param error number of the error that the driver reports; 0 if none
 */
public record DriverReport(State state, int version, List<GraphicsCard> cards, int error) {

  /** What can be said of a driver. */
  public enum State {
    /** No driver is installed. */
    NONE,
    /** There is one that reports an error. */
    FAILED,
    /** It works, though there may be no card. */
    WORKS
  }

  /** A machine without a driver. */
  public static final DriverReport NONE = new DriverReport(State.NONE, 0, List.of(), 0);

  /** Copies the list. */
  public DriverReport {
    cards = List.copyOf(cards);
  }

  /** Returns a driver that does not work. */
  static DriverReport failed(int version, int error) {
    return new DriverReport(State.FAILED, version, List.of(), error);
  }

  /** Returns the newest CUDA that the driver knows, such as "12.4". */
  public String cuda() {
    return version / 1000 + "." + version % 1000 / 10;
  }
}
