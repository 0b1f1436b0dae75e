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

package morula.benchmark;

import java.util.Optional;

/**
 * What was measured of a program.
 *
 * @param task what it did, such as "batch of 8 x 256 x 256 pixels"
 * @param maker whose program it is
 * @param program such as "bf16"
 * @param seconds of the runs; empty if it cannot run here
 * @param difference of its output from that of the plain archive: the norm of the difference by the
 *     norm of the output; empty if there is nothing to compare
 * @param note why it cannot run here, or what to know about it; may be empty
 */
public record Row(
    String task,
    Maker maker,
    String program,
    Optional<Spread> seconds,
    Optional<Double> difference,
    String note) {
  /** From this difference on, a program does not compute this network any more. */
  private static final double WRONG = 0.2;

  /** Whether the times are those of a program that computes something else than the network. */
  boolean isWrong() {
    return difference.isPresent() && !(difference.get() < WRONG);
  }

  /** Whether it can be compared with others. */
  boolean counts() {
    return seconds.isPresent() && !isWrong();
  }

  /** The median in seconds. */
  double median() {
    return seconds.orElseThrow().median();
  }
}
