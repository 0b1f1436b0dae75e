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

package morula.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DimensionTest {

  @Test
  void readsChoicesRangesAndKeysThatChangeTogether() {
    List<Dimension> dimensions =
        Dimension.parse(
            "learning_rate=log(0.0001..0.01); network=unet(depth=2,width=8)|unet ;batch_size=2..16;"
                + "optimizer,learning_rate=adam,0.001|sgd(momentum=0.9,x=1),0.1;");
    assertEquals(new Range("learning_rate", "", 0.0001, 0.01, "", true, false), dimensions.get(0));
    assertEquals(
        new Choices("network", List.of("unet(depth=2,width=8)", "unet")), dimensions.get(1));
    assertEquals(new Range("batch_size", "", 2, 16, "", false, true), dimensions.get(2));
    Dimension linked = dimensions.get(3);
    String second = linked.examples().get(1);
    Map<String, String> assigned = linked.assign(second);
    assertEquals(Map.of("optimizer", "sgd(momentum=0.9,x=1)", "learning_rate", "0.1"), assigned);
    assertEquals(second, linked.valueIn(assigned));
    assertEquals(List.of(), Dimension.parse(" "));
  }

  @Test
  void aRangeMayStandWithinOptions() {
    Dimension noise =
        Dimension.parse("augmentation=flips(elastic=false,noise=log(0.01..0.5),x=2)").get(0);
    assertEquals(
        new Range("augmentation", "flips(elastic=false,noise=", 0.01, 0.5, ",x=2)", true, false),
        noise);
    String value = noise.sample(new SplittableRandom(1));
    assertTrue(value.startsWith("flips(elastic=false,noise=0."), value);
    double number = noise.number(value).orElseThrow();
    assertTrue(number >= 0.01 && number <= 0.5, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learning_rate=log(0.0001..0.01)",
        "batch_size=2..16",
        "augmentation=flips(noise=0.0..0.2)",
        "network=unet(width=log(8..64))",
        "optimizer,learning_rate=adam,0.001|sgd,0.1",
        "images=../data|../data2",
        "class_weights=|auto",
      })
  void textReadsBack(String text) {
    Dimension dimension = Dimension.parse(text).get(0);
    assertEquals(text, dimension.text());
    assertEquals(List.of(dimension), Dimension.parse(dimension.text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "learning_rate           ! learning_rate: the text cannot be read",
        "learning_rate=          ! learning_rate=: the text cannot be read",
        "=1|2                    ! =1|2: the text cannot be read",
        "seed=1|1                ! give each value once",
        "batch_size=16..2        ! first number must be the smaller",
        "learning_rate=log(0..1) ! above 0",
        "width=1..2|5            ! a range cannot be combined",
        "a,b=1,2|3               ! needs 2 values",
        "a,b=1..2                ! keys that change together",
      })
  void whatMakesNoSenseIsRefusedInOneLine(String text, String line) {
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> Dimension.parse(text));
    assertTrue(refused.getMessage().contains(line), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @Test
  void samplesFillTheRangeEvenlyOnItsScale() {
    Range rate = (Range) Dimension.parse("learning_rate=log(0.0001..1)").get(0);
    Range batch = (Range) Dimension.parse("batch_size=1..4").get(0);
    SplittableRandom random = new SplittableRandom(7);
    int[] decades = new int[4];
    int[] sizes = new int[5];
    int draws = 4000;
    for (int i = 0; i < draws; i++) {
      double number = rate.number(rate.sample(random)).orElseThrow();
      assertTrue(number >= 0.0001 && number <= 1);
      decades[(int) Math.min(3, Math.floor(Math.log10(number) + 4))]++;
      sizes[Integer.parseInt(batch.sample(random))]++;
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(draws / 4.0, decades[i], 150);
      assertEquals(draws / 4.0, sizes[i + 1], 150);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=log(1..32)", "a=2..9", "a=x(y=0.5..0.75)", "a=log(0.0001..10.0)"})
  void placeIsTheInverseOfAt(String text) {
    Range range = (Range) Dimension.parse(text).get(0);
    for (double place = 0; place <= 1; place += 0.125) {
      String value = range.at(place);
      double back = range.place(value);
      assertTrue(back >= 0 && back <= 1, value);
      assertEquals(value, range.at(back));
    }
  }
}
