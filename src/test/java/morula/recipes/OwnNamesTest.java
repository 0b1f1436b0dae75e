package morula.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;

/** What a recipe may name in keys: its lists and its stages. */
class OwnNamesTest {
  private static final String JSON =
      TinyRecipe.JSON.replaceFirst(
          "\"stages\"",
          "\"lists\": [{\"name\": \"ten\", \"train\": 10, \"validate\": 2}], \"stages\"");

  @Test
  void listsAndStagesBecomeFilesOfTheOutput() {
    Map<String, String> keys =
        resolved(Map.of("ids", "ten", "encoder_weights", "stage:optimizers", "start_from", "none"));
    assertEquals(Path.of("out/lists/ten.csv"), Path.of(keys.get("ids")));
    assertEquals(Path.of("out/optimizers/best.zip"), Path.of(keys.get("encoder_weights")));
    assertTrue(!keys.containsKey("start_from"), keys + "");
  }

  @Test
  void pathsAndNamesOfModelsStayAsTheyAre() {
    Map<String, String> keys = Map.of("ids", "my/ten.csv", "start_from", "nuclei", "loss", "none");
    assertEquals(keys, resolved(keys));
  }

  @Test
  void aStageThatIsNotThereIsRefused() {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class, () -> resolved(Map.of("start_from", "stage:none")));
    assertTrue(e.getMessage().startsWith("start_from=stage:none: "), e.getMessage());
    assertTrue(e.getMessage().contains("optimizers, rates"), e.getMessage());
  }

  private static Map<String, String> resolved(Map<String, String> keys) {
    Map<String, String> seen = new LinkedHashMap<>();
    new RecipeKeys(
            Recipe.parse(JSON, "tiny.json"),
            Path.of("out"),
            given -> {
              seen.putAll(given);
              return null;
            })
        .settings(keys);
    return seen;
  }
}
