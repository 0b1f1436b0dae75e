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

package morula.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import morula.progress.InvalidRequestException;
import morula.synthetic.SyntheticSource.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticSourceTest {
  @Test
  void oneSpellingForEqualImages() {
    assertEquals(
        "textures(size=128,sigma=25.6,sigma1=0.2,sigma2=1.2,smoothing=1.0,count=8000)",
        parse("textures").text());
    assertEquals(parse("textures").text(), parse("Textures( sigma = 25.6 )").text());
    assertEquals("shapes(size=64,count=10000)", parse("shapes()").text());
    assertEquals("nuclei(size=256,count=7)", parse("nuclei(count=7)").text());
    assertEquals(2, parse("textures").classes());
    assertEquals(6, parse("shapes").classes());
    assertEquals(0, parse("nuclei").classes());
    assertEquals("membranes(size=256,count=200)", parse("membranes").text());
    assertEquals(0, parse("membranes").classes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"textures(size=32)", "shapes(size=32)", "nuclei(size=48)", "membranes(size=48)"})
  void anImageIsAFunctionOfSeedStreamAndIndexAlone(String text) {
    SyntheticSource source = parse(text);
    Set<Integer> seen = new HashSet<>();
    for (Stream stream : Stream.values()) {
      for (int seed = 0; seed < 3; seed++) {
        for (int i = 0; i < 5; i++) {
          double[] pixels = Samples.pixels(source.draw(stream, i, seed));
          assertTrue(seen.add(Arrays.hashCode(pixels)), "another image each time");
        }
      }
    }
    source.draw(Stream.TRAINING, 1, 0);
    SyntheticSample again = parse(text).draw(Stream.VALIDATION, 4, 2);
    assertTrue(seen.contains(Arrays.hashCode(Samples.pixels(again))));
    assertArrayEquals(Samples.labels(source.draw(Stream.VALIDATION, 4, 2)), Samples.labels(again));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "textures(size=8)|size must be a whole number from 16",
        "textures(sigma=-1)|sigma must be a number from",
        "shapes(sigma=2)|there is no option sigma",
        "nuclei(count=1)|count must be a whole number from 2",
        "membranes(overlap=0.2)|there is no option overlap",
        "grains|use nuclei, membranes, shapes or textures"
      })
  void whatMakesNoSenseIsRefusedNamingTheKey(String text, String why) {
    InvalidRequestException e = assertThrows(InvalidRequestException.class, () -> parse(text));
    assertTrue(e.getMessage().startsWith("images=" + text), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void namesAreToldFromFolders() {
    assertTrue(SyntheticSource.isNamed("Textures (size=64)"));
    assertTrue(SyntheticSource.isNamed("nuclei"));
    assertTrue(SyntheticSource.isNamed("membranes(size=64)"));
    assertFalse(SyntheticSource.isNamed("data/nuclei"));
    assertFalse(SyntheticSource.isNamed("nuclei/*.tif"));
  }

  private static SyntheticSource parse(String text) {
    return SyntheticSource.parse("images", text);
  }
}
