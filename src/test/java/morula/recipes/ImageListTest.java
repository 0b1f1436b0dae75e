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

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of images: who trains, who validates, who is never seen. */
class ImageListTest {
  private static final List<String> NAMES =
      IntStream.range(0, 60).mapToObj(i -> "image" + i).toList();

  @Test
  void aLargerSampleHasTheSmallerOneAndTheSameHeldOutImages() {
    ListedImages few = new SampleList("few", 5, 4, 10).choose(NAMES, f -> "");
    ListedImages many = new SampleList("many", 20, 4, 10).choose(NAMES, f -> "");
    assertEquals(5, few.training().size());
    assertEquals(few.training(), many.training().subList(0, 5));
    assertEquals(few.validation(), many.validation());
    assertEquals(few.heldOut(), many.heldOut());
    assertDisjoint(many);
    assertTrue(few.csv().startsWith("id,set\n" + few.training().get(0) + ",train\n"), few.csv());
    assertTrue(few.csv().endsWith(few.validation().get(3) + ",validation\n"), few.csv());
  }

  @Test
  void tooFewImagesAreCounted() {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> new SampleList("fifty", 50, 5, 30).choose(NAMES, f -> ""));
    assertTrue(e.getMessage().contains("needs 85") && e.getMessage().contains("are 60"), "" + e);
  }

  @Test
  void aGroupThatIsHeldOutIsOnNoOtherSide() {
    String table =
        "id,group,fold\n"
            + IntStream.range(0, 60)
                .mapToObj(
                    i ->
                        String.format(
                            Locale.ROOT, "image%d,kind%d,%d", i, i % 4, i % 4 < 2 ? 1 : 2))
                .collect(Collectors.joining("\n"));
    ListedImages list = new FoldList("fold", "t.csv", 1, "", 6).choose(NAMES, f -> table);
    assertDisjoint(list);
    Map<String, Long> heldOut =
        list.heldOut().stream()
            .collect(Collectors.groupingBy(ListedImages.Member::group, Collectors.counting()));
    assertEquals(Map.of("kind0", 6L, "kind1", 6L), heldOut);
    Stream.concat(list.training().stream(), list.validation().stream())
        .forEach(n -> assertTrue(Integer.parseInt(n.substring(5)) % 4 >= 2, n));
    ListedImages kind = new FoldList("kind", "t.csv", 0, "kind3", 0).choose(NAMES, f -> table);
    assertDisjoint(kind);
    assertEquals(15, kind.heldOut().size());
    assertTrue(kind.heldOut().stream().allMatch(m -> m.group().equals("kind3")));
    assertEquals(45, kind.training().size() + kind.validation().size());
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> new FoldList("kind", "t.csv", 0, "kind9", 0).choose(NAMES, f -> table));
    assertTrue(e.getMessage().contains("group kind9"), e.getMessage());
    assertEquals(30, list.training().size() + list.validation().size());
    assertEquals(2, list.validation().size(), "a tenth of 15, of both kinds");
    assertThrows(
        InvalidRequestException.class,
        () -> new FoldList("fold", "t.csv", 3, "", 0).choose(NAMES, f -> table));
    assertThrows(
        InvalidRequestException.class,
        () -> new FoldList("fold", "t.csv", 1, "", 0).choose(List.of("other"), f -> table));
  }

  @Test
  void aFoldOrAGroupIsHeldOut() {
    for (String json :
        List.of(
            "{\"groups\": \"t.csv\"}",
            "{\"groups\": \"t.csv\", \"fold\": 1, \"group\": \"kind1\"}")) {
      InvalidRequestException e =
          assertThrows(
              InvalidRequestException.class,
              () -> JsonFields.parse(json, "r.json").read(f -> FoldList.read("list", f)));
      assertTrue(e.getMessage().contains("what is held out of t.csv"), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"id,group;first line", "id,group,fold/a,b;a,b", "id,group,fold/a,b,0;a,b,0"})
  void aTableThatIsNoneIsRefused(String text, String part) {
    String lines = text.replace("/", "\n");
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> GroupTable.parse("t.csv", lines));
    assertTrue(e.getMessage().startsWith("t.csv: ") && e.getMessage().contains(part), "" + e);
  }

  /** Every image in one fold, and no group in two of the fluorescence images. */
  @ParameterizedTest
  @CsvSource({"dsb2018-fluorescence.csv, 541, 10", "dsb2018-histology.csv, 107, 4"})
  void theTablesThatComeWithMorula(String file, int images, int groups) throws IOException {
    List<GroupTable.Row> rows = GroupTable.parse(file, Recipes.beside("nuclei-unseen", file));
    assertEquals(images, rows.stream().map(GroupTable.Row::id).distinct().count());
    assertEquals(images, rows.size());
    Map<String, Set<Integer>> folds =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    GroupTable.Row::group,
                    Collectors.mapping(GroupTable.Row::fold, Collectors.toSet())));
    assertEquals(groups, folds.size());
    assertEquals(
        file.contains("fluorescence"), folds.values().stream().allMatch(f -> f.size() == 1));
    assertEquals(
        Set.of(1, 2, 3, 4, 5), rows.stream().map(GroupTable.Row::fold).collect(Collectors.toSet()));
  }

  private static void assertDisjoint(ListedImages list) {
    Set<String> seen = new HashSet<>(list.training());
    seen.addAll(list.validation());
    assertEquals(list.training().size() + list.validation().size(), seen.size());
    assertTrue(
        Collections.disjoint(
            seen, list.heldOut().stream().map(ListedImages.Member::name).toList()));
    assertFalse(list.heldOut().isEmpty());
  }
}
