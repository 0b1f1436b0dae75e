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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WatershedTest {

  private record Case(int width, int dynamics, short[] level, int[] seeds, int[] basins) {}

  @Test
  void agreesWithScikitImage() throws IOException {
    Case[] cases;
    try (Reader reader =
        new InputStreamReader(
            getClass().getResourceAsStream("watershed.json"), StandardCharsets.UTF_8)) {
      cases = new Gson().fromJson(reader, Case[].class);
    }
    assertEquals(4, cases.length);
    for (Case c : cases) {
      Watershed watershed = new Watershed(c.level(), c.width());
      int[] seeds = watershed.seeds(c.dynamics(), 0);
      assertArrayEquals(c.seeds(), seeds);
      assertTrue(seeds.length > 1);
      assertArrayEquals(c.basins(), watershed.grow(seeds));
    }
  }

  @Test
  void aPlateauIsSharedByDistance() {
    int width = 23;
    short[] level = new short[width * 3];
    Arrays.fill(level, (short) -1);
    Arrays.fill(level, width + 1, 2 * width - 1, (short) 5);
    level[width + 1] = 500;
    level[2 * width - 2] = 400;
    Watershed watershed = new Watershed(level, width);
    int[] basin = watershed.grow(watershed.seeds(10, 0));
    for (int x = 1; x < width - 1; x++) {
      if (x != width / 2) {
        assertEquals(x < width / 2 ? 1 : 2, basin[width + x]);
      }
    }
  }

  @Test
  void oneMaximumRemainsHoweverLow() {
    short[] level = {-1, -1, -1, -1, 0, -1, -1, -1, -1};
    assertArrayEquals(new int[] {4}, new Watershed(level, 3).seeds(100, 500));
    short[] none = new short[9];
    Arrays.fill(none, (short) -1);
    assertEquals(0, new Watershed(none, 3).seeds(1, 0).length);
  }

  @Test
  void lowMaximaDoNotSeed() {
    short[] level = {-1, -1, -1, -1, -1, -1, 900, 1, 300, -1, -1, -1, -1, -1, -1};
    assertEquals(2, new Watershed(level, 5).seeds(100, 300).length);
    assertEquals(1, new Watershed(level, 5).seeds(100, 301).length);
    assertEquals(1, new Watershed(level, 5).seeds(300, 0).length);
  }
}
