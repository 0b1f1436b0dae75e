package morula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
