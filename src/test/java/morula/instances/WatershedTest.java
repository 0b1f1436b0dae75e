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
