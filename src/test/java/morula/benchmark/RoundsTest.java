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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;

/** Programs take turns, and those that fail do not stop the others. */
class RoundsTest {
  private final List<String> order = new ArrayList<>();

  @Test
  void programsTakeTurnsAndTheMedianCounts() throws IOException {
    List<Row> rows =
        new Rounds(1, 3)
            .measure("task", List.of(fake("a", 9, 3, 1, 2), fake("b", 9, 5, 4, 8)), Progress.NONE);
    assertEquals(List.of("a", "b", "a", "b", "a", "b", "a", "b"), order);
    assertEquals(2, rows.get(0).median());
    assertEquals(Optional.of(new Spread(5, 4.5, 6.5, 4, 8, 10)), rows.get(1).seconds());
  }

  @Test
  void aProgramThatIsNotPossibleIsLeftOut() throws IOException {
    List<Row> rows =
        new Rounds(1, 2).measure("task", List.of(fake("a"), fake("b", 1, 1, 1)), Progress.NONE);
    assertEquals(List.of("a", "b", "b", "b"), order);
    assertEquals(Optional.empty(), rows.get(0).seconds());
    assertEquals("no operator", rows.get(0).note());
    assertEquals(1, rows.get(1).median());
  }

  private Program fake(String name, double... seconds) {
    return new Program() {
      private int next;

      @Override
      public Maker maker() {
        return Maker.MORULA;
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public Timing run() throws NotPossibleException {
        order.add(name);
        if (seconds.length == 0) {
          throw new NotPossibleException("no operator");
        }
        return new Timing(seconds[next], 2 * seconds[next++]);
      }

      @Override
      public void close() {}
    };
  }
}
