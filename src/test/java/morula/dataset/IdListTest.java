package morula.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
        " a \n  \n c "
      })
  void namesTakePartWhateverTheSpelling(String text) throws IOException {
    assertEquals(new IdList(List.of("a", "c"), Optional.empty()), read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,train\nc,validation\nb,train",
        "id,set\na,train\nc,validation\nb,train",
        "set,note,id\ntrain,x,a\nvalidation,,c\ntrain,y,b"
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
        "a;x|names 'x', which is none of the images",
        "id|names no image",
        "a,train;b,test|says 'test' for 'b'",
        "a,train;b|says '' for 'b'",
        "a,train;b,train|has none to validate",
        "a,validation|has none to train",
        "a,train;a,validation|has 'a' both to train and to validate"
      })
  void whatMakesNoSenseIsRefusedNamingFileAndId(String text, String why) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> read(text.replace(';', '\n')));
    assertTrue(e.getMessage().startsWith("ids=" + folder), e.getMessage());
    assertTrue(e.getMessage().contains("ids.csv: " + why), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> IdList.read("absent.csv", ALL));
    assertEquals("ids=absent.csv: no text file that can be read", e.getMessage());
  }

  @Test
  void quotesThatDoNotEndAreRefused() {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> read("a\n\"b,train"));
    assertTrue(e.getMessage().contains("has a quote that does not end"), e.getMessage());
  }

  private IdList read(String text) throws IOException {
    return IdList.read(Files.writeString(folder.resolve("ids.csv"), text).toString(), ALL);
  }
}
