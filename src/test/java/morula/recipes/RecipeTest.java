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

package morula.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recipes as JSON: what is read, and the one line that names what is wrong. */
class RecipeTest {

  @Test
  void numbersAndTextAreKeysAlike() {
    Recipe recipe = TinyRecipe.recipe();
    assertEquals("0.01", recipe.train().get("learning_rate"));
    assertEquals("3", recipe.train().get("epochs"));
    assertEquals(
        List.of("optimizers", "rates"), recipe.stages(false).stream().map(Stage::name).toList());
    assertEquals(List.of("optimizers"), recipe.stages(true).stream().map(Stage::name).toList());
    assertEquals(
        Map.of("optimizer", "adam|sgd(momentum=0)"),
        recipe.stage("optimizers").quick().orElseThrow().vary());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"title\":           | \"titel\":           | title is missing",
        "\"differences\":     | \"diferences\":      | diferences is not a field here",
        "\"about\": \"Some.\" | \"abuot\": \"Some.\" | stages[1].about is missing",
        "\"vary\": {\"learning_rate\" | \"varied\": {\"learning_rate\" | stages[1].varied is not a field here",
        "\"train\": {\"epochs\": 2}    | \"train\": [2]                | stages[1].train must be an object",
        "\"epochs\": 3       | \"epochs\": [3]      | train.epochs must be a text",
        "\">= 0.8\",  | \"> 0.8\",   | figures[0].goal must have the form",
        "\">= 0.1\"   | \">= few\"   | figures[0].quick must have the form",
        "\"stage\": \"rates\" | \"stage\": \"rate\" | figures names the stage rate",
        "\"model\": \"optimizers\" | \"model\": \"rates\" | has no quick form",
        "\"model\": \"optimizers\" | \"model\": \"other\" | model names the stage other",
        "\"name\": \"rates\"  | \"name\": \"a/b\"     | stages[1].name must consist of",
        "\"name\": \"rates\"  | \"name\": \"optimizers\" | two stages named optimizers",
        "\"images\": 2        | \"images\": 0         | panels[0].images must be a whole number",
        "\"key\": \"optimizer\" | \"kee\": \"optimizer\" | figures[3].ranking.key is missing",
        "[\"adam\", \"sgd(momentum=0)\"] | [\"adam\"]     | figures[3].ranking.order must list at least two",
        "\"min-max\"          | \"z\"                 | stages[0].charts[0].normalize must be min-max or absent",
        "\"name\": \"tiny\",  | \"name\": \"tiny\"    | tiny.json is not valid JSON",
      })
  void mistakesAreOneLineWithFileAndField(String right, String wrong, String line) {
    assertTrue(TinyRecipe.JSON.contains(right), right);
    String json =
        TinyRecipe.JSON.replaceFirst(
            java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Recipe.parse(json, "tiny.json"));
    assertTrue(e.getMessage().startsWith("tiny.json"), e.getMessage());
    assertTrue(e.getMessage().contains(line), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"hello", "[1]", "''", "{"})
  void whatIsNoObjectIsRefused(String json) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Recipe.parse(json, "a.json"));
    assertTrue(e.getMessage().startsWith("a.json"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  /** Only a plan of Morula's own has no document; then it says what it is for. */
  @Test
  void aDocumentOrAPurposeIsNeeded() {
    String none = TinyRecipe.JSON.replaceFirst("\"document\": \\{[^}]*},", "");
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Recipe.parse(none, "tiny.json"));
    assertTrue(e.getMessage().startsWith("tiny.json: document is missing"), e.getMessage());
    String own = none.replaceFirst("\"title\"", "\"about\": \"To try.\", \"title\"");
    assertTrue(Recipe.parse(own, "tiny.json").document().isEmpty());
  }

  @Test
  void aNameThatIsNoRecipeListsThoseThereAre() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> Recipes.find("texture-cmm"));
    assertTrue(e.getMessage().contains("texture-cnn"), e.getMessage());
  }
}
