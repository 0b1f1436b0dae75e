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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdListTest {
  private static final List<String> ALL = List.of("a", "b", "c", "d", "e, 5 µm");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nc\n",
        "id\na\nc",
        "ID\r\n\"a\"\r\n\r\nc\r\n",
        "\uFEFFid,cells\na,3\nc,5\n",
        "cells,Id\n3,folder/a.tif\n5,c.png\n",
        "a\na\nc\n",
        " a \n  \n c ",
        "\uFEFFa\r\nc\r\n",
        "filename;cells\na.tif;3\nc.tif;5",
        "cells\tname\n3\ta\n5\tc",
        "id;note\n\"a\";\"1;2\"\nc;3"
      })
  void namesTakePartWhateverTheSpelling(String text) throws IOException {
    assertEquals(new IdList(List.of("a", "c"), Optional.empty()), read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,train\nc,validation\nb,train",
        "id,set\na,train\nc,validation\nb,train",
        "set,note,id\ntrain,x,a\nvalidation,,c\ntrain,y,b",
        "a;train\nc;validation\nb;train",
        "ID\tSet\na\tTrain\nc\tval\nb\ttraining"
      })
  void aSetDecidesTheSplit(String text) throws IOException {
    IdList list = read(text);
    assertEquals(List.of("a", "c", "b"), list.names());
    assertEquals(new ValidationSplit(List.of("a", "b"), List.of("c")), list.split().orElseThrow());
  }

  @Test
  void aNameWithCommasStandsInQuotes() throws IOException {
    assertEquals(List.of("e, 5 µm"), read("\"e, 5 µm\"\n").names());
    assertEquals(List.of("a", "e, 5 µm"), read("id,set\na,train\n\"e, 5 µm\",validation").names());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a;x|there is no image 'x'",
        "id|the list names no image",
        "a,train;b,test|the set of 'b' is 'test'",
        "a,train;b|the set of 'b' is ''",
        "a,train;b,train|no image is in the set validation",
        "a,validation|no image is in the set train",
        "a,train;a,validation|'a' is in both sets"
      })
  void whatMakesNoSenseIsRefusedNamingFileAndId(String text, String why) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> read(text.replace(';', '\n')));
    assertTrue(e.getMessage().startsWith("ids=" + folder), e.getMessage());
    assertTrue(e.getMessage().contains("ids.csv: " + why), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void otherEncodingsAreRead() throws IOException {
    Path file = folder.resolve("list.txt");
    String text = "\uFEFFa\r\ne, 5 µm\r\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Files.write(file, text.getBytes(charset));
      assertEquals(List.of("a", "e, 5 µm"), IdList.read(file.toString(), ALL).names());
    }
    Files.write(file, text.substring(1).getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(List.of("a", "e, 5 µm"), IdList.read(file.toString(), ALL).names());
  }

  /** One character with an accent, or a letter and an accent. */
  @Test
  void accentsMayBeWrittenInTwoWays() throws IOException {
    Path file = Files.writeString(folder.resolve("list.txt"), "ze\u0301bre.tif\n\u00FCber\n");
    List<String> names = List.of("z\u00E9bre", "u\u0308ber");
    assertEquals(names, IdList.read(file.toString(), names).names());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> IdList.read("absent.csv", ALL));
    assertEquals(
        "ids=absent.csv: the file cannot be read; give a text or CSV file", e.getMessage());
  }

  @Test
  void quotesThatDoNotEndAreRefused() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> read("a\n\"b,train"));
    assertTrue(e.getMessage().contains("a quotation mark is not closed"), e.getMessage());
  }

  private IdList read(String text) throws IOException {
    return IdList.read(Files.writeString(folder.resolve("ids.csv"), text).toString(), ALL);
  }
}
