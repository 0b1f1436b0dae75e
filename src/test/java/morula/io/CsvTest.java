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

package morula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    List<List<String>> rows =
        List.of(
            List.of("id", "set"),
            List.of("cells, 5 µm", "a \"good\" one"),
            List.of("_first", "", "two\nlines", "-3"),
            List.of("", "#"));
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(Csv.line(row)));
    assertEquals(rows, Csv.rows(text.toString()));
    assertEquals(rows, Csv.rows("\uFEFF" + text.toString().replace("\"\n", "\"\r\n")));
  }

  @Test
  void plainValuesStandWithoutQuotes() {
    assertEquals("name,2,0.5,\n", Csv.line(List.of("name", 2, 0.5, "")));
  }

  @Test
  void quotesThatDoNotEndAreRefused() {
    assertThrows(IOException.class, () -> Csv.rows("a\n\"b,c\n"));
    assertThrows(IOException.class, () -> Csv.rows("\"a\"b\n"));
  }

  @Test
  void tablesAreReadRowByRow(@TempDir Path folder) throws IOException {
    for (String text :
        List.of("", "\n\n", "a,b\n1,2\n", "\uFEFFa, b\n\n\"x\n,\",2\n3", "\uFEFF", "\n,\n")) {
      Path file = Files.writeString(folder.resolve("x.csv"), text);
      List<List<String>> rows = new ArrayList<>();
      Csv.forEachRow(file, rows::add);
      assertEquals(Csv.rows(text), rows);
    }
    Path open = Files.writeString(folder.resolve("x.csv"), "a,b\n\"1,2\n");
    assertThrows(IOException.class, () -> Csv.forEachRow(open, row -> {}));
  }
}
