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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import morula.image.Labels;

/**
 * Finds out whether the stacks of an evaluation were segmented slice by slice: some of them have
 * objects, and none has an object in two slices. The answer is the same for all stacks, so that
 * stacks without objects are counted like the others; it is determined at the first stack.
 */
final class Stacks implements BooleanSupplier {
  private final List<LabelPair> pairs;
  private final Comparison.Reading side;
  private Optional<Boolean> answer = Optional.empty();

  /**
   * @param side the side of the evaluation that tells how its stacks were made
   */
  Stacks(List<LabelPair> pairs, Comparison.Reading side) {
    this.pairs = pairs;
    this.side = side;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  @Override
  public boolean getAsBoolean() {
    if (answer.isEmpty()) {
      answer = Optional.of(areSeparate());
    }
    return answer.get();
  }

  private boolean areSeparate() {
    boolean any = false;
    for (LabelPair pair : pairs) {
      try {
        Labels labels = side.read(pair);
        if (Slices.areSeveral(labels)) {
          Optional<Boolean> joined = Slices.areJoined(labels);
          if (joined.orElse(false)) {
            return false;
          }
          any |= joined.isPresent();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return any;
  }
}
