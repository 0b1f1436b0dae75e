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

package morula.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  private static final int EPOCHS = 5;
  private static final int STEPS = 8;

  private static double[] rates(String schedule) {
    TrainingPlan plan = new TrainingPlan(EPOCHS, STEPS, 0.5, Schedule.parse(schedule));
    return IntStream.range(0, EPOCHS * STEPS).mapToDouble(plan::learningRate).toArray();
  }

  /** The oracle's numbers are made by src/test/oracles/schedules.py. */
  @ParameterizedTest
  @ValueSource(
      strings = {"constant", "cosine", "exponential", "exponential(factor=0.9)", "one_cycle"})
  void agreesWithPytorch(String schedule) throws IOException {
    Map<String, double[]> oracle;
    try (Reader reader =
        new InputStreamReader(
            ScheduleTest.class.getResourceAsStream("schedules.json"), StandardCharsets.UTF_8)) {
      oracle = new Gson().fromJson(reader, new TypeToken<Map<String, double[]>>() {}.getType());
    }
    assertArrayEquals(oracle.get(schedule), rates(schedule), 1e-11);
    assertEquals(5, oracle.size());
  }

  @Test
  void namesAreReadInAnyCase() {
    assertEquals(new Schedule.Cosine(), Schedule.parse("Cosine"));
  }

  @Test
  void plainSgdKeepsNothing() {
    assertEquals(List.of(), Optimizers.parse("sgd(momentum=0)").state());
    assertEquals(new Sgd(0.9), Optimizers.parse("SGD"));
    assertEquals(new Adam(0.9, 0.999, 1e-8, 0.05), Optimizers.parse("adamw(weight_decay=0.05)"));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    for (String text : List.of("linear", "cosine(factor=0.9)", "exponential(factor=0)")) {
      String message =
          assertThrows(InvalidRequestException.class, () -> Schedule.parse(text)).getMessage();
      assertTrue(message.startsWith("schedule=" + text), message);
    }
    for (String text : List.of("lion", "sgd(momentum=1)", "adam(weight_decay=0.1)")) {
      String message =
          assertThrows(InvalidRequestException.class, () -> Optimizers.parse(text)).getMessage();
      assertTrue(message.startsWith("optimizer=" + text), message);
    }
  }
}
