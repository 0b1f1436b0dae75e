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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.progress.InvalidRequestException;
import morula.study.Dimension;
import morula.study.StudyPlan;
import org.junit.jupiter.api.Test;

/** Which keys a stage runs with. */
class StagePlansTest {
  private static final Map<String, String> DATA = Map.of("images", "i", "labels", "l");

  @Test
  void theStageReplacesTheRecipeAndTheUserReplacesBoth() {
    assertEquals("2", plan("rates", false, DATA).fixed().get("epochs"));
    Map<String, String> user = Map.of("images", "i", "labels", "l", "epochs", "7");
    assertEquals("7", plan("rates", false, user).fixed().get("epochs"));
    assertEquals("7", plan("optimizers", true, Map.of("epochs", "7")).fixed().get("epochs"));
  }

  @Test
  void theQuickFormReplacesKeysAndWhatVaries() {
    StudyPlan plan = plan("optimizers", true, Map.of());
    assertEquals("drawn", plan.fixed().get("images"));
    assertEquals("1", plan.fixed().get("epochs"));
    assertEquals("2", plan.fixed().get("batch_size"));
    assertEquals(List.of("optimizer"), plan.varied().stream().map(Dimension::key).toList());
  }

  @Test
  void aKeyOfTheUserIsNotVaried() {
    Map<String, String> user = Map.of("images", "i", "labels", "l", "seed", "5");
    StudyPlan plan = plan("optimizers", false, user);
    assertEquals(List.of("optimizer"), plan.varied().stream().map(Dimension::key).toList());
    assertEquals("5", plan.fixed().get("seed"));
  }

  @Test
  void severalValuesOfTheUserAreVariedInPlaceOfTheRecipes() {
    Map<String, String> user = Map.of("images", "i", "labels", "l", "optimizer", "adamw|rmsprop");
    StudyPlan plan = plan("optimizers", false, user);
    assertEquals("optimizer=adamw|rmsprop", plan.varied().get(0).text());
    assertFalse(plan.fixed().containsKey("optimizer"));
  }

  @Test
  void whatVariesIsNotFixedToo() {
    StudyPlan plan = plan("rates", false, DATA);
    assertFalse(plan.fixed().containsKey("learning_rate"));
  }

  @Test
  void missingImagesSayWhatToGive() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> plan("rates", false, Map.of()));
    assertEquals("images= is missing: give nuclei", e.getMessage());
  }

  @Test
  void aWrongKeyNamesRecipeAndStage() {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () ->
                new StagePlans(TinyRecipe.recipe(), TinyRecipe.request(false, DATA))
                    .plan(
                        TinyRecipe.recipe().stage("rates"),
                        keys -> {
                          if (keys.get("learning_rate").equals("1")) {
                            throw new InvalidRequestException("learning_rate=1: too large");
                          }
                          return null;
                        }));
    assertEquals("tiny.json: stage rates: learning_rate=1: too large", e.getMessage());
  }

  @Test
  void everyValueIsCheckedBeforeAnythingRuns() {
    List<String> seen = new java.util.ArrayList<>();
    new StagePlans(TinyRecipe.recipe(), TinyRecipe.request(false, DATA))
        .plan(
            TinyRecipe.recipe().stage("optimizers"),
            keys -> {
              seen.add(keys.get("optimizer") + keys.get("seed"));
              return null;
            });
    assertTrue(seen.containsAll(List.of("adam1", "adam2", "adam3", "sgd(momentum=0)1")), seen + "");
  }

  private static StudyPlan plan(String stage, boolean quick, Map<String, String> keys) {
    return new StagePlans(TinyRecipe.recipe(), TinyRecipe.request(quick, keys))
        .plan(TinyRecipe.recipe().stage(stage), TinyRecipe.anyKeys());
  }
}
