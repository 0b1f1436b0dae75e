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
  }

  @ParameterizedTest
  @ValueSource(strings = {"textures(size=32)", "shapes(size=32)", "nuclei(size=48)"})
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
        "grains|use nuclei, shapes or textures"
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
    assertFalse(SyntheticSource.isNamed("data/nuclei"));
    assertFalse(SyntheticSource.isNamed("nuclei/*.tif"));
  }

  private static SyntheticSource parse(String text) {
    return SyntheticSource.parse("images", text);
  }
}
