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

package morula.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationSplitTest {
  private static final List<String> NAMES =
      IntStream.range(0, 20).mapToObj(i -> "cell." + i).toList();

  @TempDir Path folder;

  @Test
  void fractionSplitsWhateverTheOrderOfTheNames() {
    ValidationSplit split = of(NAMES, "0.15", 1);
    assertEquals(3, split.validation().size());
    Set<String> all = new HashSet<>(split.training());
    all.addAll(split.validation());
    assertEquals(new HashSet<>(NAMES), all);
    List<String> reversed = new ArrayList<>(NAMES);
    Collections.reverse(reversed);
    assertEquals(
        new HashSet<>(split.validation()), new HashSet<>(of(reversed, "0.15", 1).validation()));
    assertFalse(split.equals(of(NAMES, "0.15", 2)));
  }

  @Test
  void neitherSideIsEverEmpty() {
    for (String fraction : List.of("0.001", "0.5", "0.999")) {
      for (int n = 2; n <= 20; n++) {
        ValidationSplit split = of(NAMES.subList(0, n), fraction, n);
        assertFalse(split.training().isEmpty());
        assertFalse(split.validation().isEmpty());
        assertEquals(n, split.training().size() + split.validation().size());
      }
    }
    refused(NAMES.subList(0, 1), "0.2", "at least 2");
  }

  @Test
  void fileNamesStemsAndFileNames() throws IOException {
    String list = list("cell.3\n\ncell.4.png\r\nfolder/cell.15.tif\n");
    ValidationSplit split = of(NAMES, list, 1);
    assertEquals(List.of("cell.3", "cell.4", "cell.15"), split.validation());
    assertEquals(17, split.training().size());
    ValidationSplit files = of(List.of("a.ome.tif", "b.png"), list("a\n"), 1);
    assertEquals(List.of("a.ome.tif"), files.validation());
  }

  @Test
  void whatMakesNoSenseIsRefusedNamingIt() throws IOException {
    String unknown = list("cell.3\ncell.77\n");
    refused(NAMES, unknown, "cell.77");
    refused(NAMES, unknown, "list.txt");
    refused(NAMES, list(String.join("\n", NAMES)), "every image");
    refused(NAMES, list("\n"), "no image");
    String test = "name,set\ncell.3,train\ncell.4,validation\ncell.5,test\n";
    refused(NAMES, list(test), "the set of 'cell.5' is 'test'; use train or validation");
    refused(NAMES, folder.resolve("absent.txt").toString(), "absent.txt");
    for (String fraction : List.of("0", "1", "-0.1", "15", "NaN")) {
      refused(NAMES, fraction, "validation");
    }
  }

  @Test
  void someOfItIsRefusedBeforeAnyImageIsRead() throws IOException {
    for (String wrong : List.of("4", "0", "NaN", folder.resolve("absent.txt").toString())) {
      InvalidRequestException e =
          assertThrows(InvalidRequestException.class, () -> ValidationSplit.check(wrong));
      assertTrue(e.getMessage().contains("validation"), e.getMessage());
    }
    ValidationSplit.check("0.2");
    ValidationSplit.check(list("cell.3\n"));
  }

  @Test
  void withoutDuplicatesTheSplitStaysWhatItEverWas() {
    List<String> shuffled = new ArrayList<>(NAMES);
    Collections.sort(shuffled);
    Collections.shuffle(shuffled, new Random(7));
    assertEquals(
        new HashSet<>(shuffled.subList(0, 5)), new HashSet<>(of(NAMES, "0.25", 7).validation()));
  }

  @Test
  void imagesOfTheSameContentStayTogether() {
    Random random = new Random(3);
    for (int seed = 0; seed < 200; seed++) {
      int kinds = 2 + random.nextInt(15);
      Map<String, String> contents = new LinkedHashMap<>();
      NAMES.forEach(name -> contents.put(name, "content " + random.nextInt(kinds)));
      ValidationSplit split = ValidationSplit.of(contents, Set.of(), "0.3", seed);
      Set<String> training = contents(split.training(), contents);
      Set<String> validation = contents(split.validation(), contents);
      assertTrue(Collections.disjoint(training, validation));
      assertEquals(20, split.training().size() + split.validation().size());
      assertFalse(training.isEmpty() || validation.isEmpty());
    }
  }

  /** One of four images is empty: whatever the seed, it is not the one to validate with. */
  @Test
  void bothSidesHaveObjectsWhereTheyCan() {
    List<String> four = NAMES.subList(0, 4);
    Map<String, String> contents = new LinkedHashMap<>();
    four.forEach(name -> contents.put(name, name));
    for (int seed = 0; seed < 50; seed++) {
      ValidationSplit before = of(four, "0.15", seed);
      ValidationSplit split = ValidationSplit.of(contents, Set.of("cell.3"), "0.15", seed);
      assertEquals(1, split.validation().size());
      if (before.validation().equals(List.of("cell.3"))) {
        assertFalse(split.validation().contains("cell.3"));
      } else {
        assertEquals(before, split);
      }
      for (String fraction : List.of("0.25", "0.5", "0.75")) {
        split = ValidationSplit.of(contents, Set.of("cell.0", "cell.3"), fraction, seed);
        assertEquals(4, split.training().size() + split.validation().size());
        assertFalse(Collections.disjoint(split.training(), List.of("cell.1", "cell.2")));
        assertFalse(Collections.disjoint(split.validation(), List.of("cell.1", "cell.2")));
      }
    }
    ValidationSplit one =
        ValidationSplit.of(contents, Set.of("cell.0", "cell.2", "cell.3"), "0.2", 1);
    assertEquals(of(four, "0.2", 1), one, "nothing to choose from");
  }

  @Test
  void listsOfTablesNameTheValidationImages() throws IOException {
    for (String text :
        List.of(
            "\uFEFFcell.3\r\ncell.15.tif\r\n",
            "cell.3;1;x\ncell.15;2;y\n",
            "name\tobjects\ncell.3\t12\ncell.15\t3\n",
            "Image;Set\ncell.3;val\ncell.4;train\ncell.15;validation\n",
            "\"cell.3\"\n\"cell.15\"\n")) {
      ValidationSplit split = of(NAMES, list(text), 1);
      assertEquals(List.of("cell.3", "cell.15"), split.validation(), text);
    }
    ValidationSplit odd = of(List.of("a; b", "c\"d", "e,f"), list("a; b\nc\"d\n"), 1);
    assertEquals(List.of("a; b", "c\"d"), odd.validation());
    ValidationSplit.check(list("c\"d\n"));
    refused(NAMES, list("cell.3\n\"cell.4"), "quotation mark");
  }

  @Test
  void imagesThatAreAllTheSameAreRefused() {
    Map<String, String> contents = Map.of("a", "x", "b", "x");
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class, () -> ValidationSplit.of(contents, Set.of(), "0.5", 1));
    assertTrue(e.getMessage().contains("same pixels"), e.getMessage());
  }

  private static Set<String> contents(List<String> names, Map<String, String> contents) {
    return names.stream().map(contents::get).collect(Collectors.toSet());
  }

  /** Without duplicates. */
  private static ValidationSplit of(List<String> names, String validation, long seed) {
    Map<String, String> contents = new LinkedHashMap<>();
    names.forEach(name -> contents.put(name, name));
    return ValidationSplit.of(contents, Set.of(), validation, seed);
  }

  private static void refused(List<String> names, String validation, String part) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> of(names, validation, 1));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  private String list(String text) throws IOException {
    return Files.writeString(folder.resolve("list.txt"), text).toString();
  }
}
