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

package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelPairsTest {
  @TempDir Path folder;
  private Path labels;
  private Path predictions;

  @BeforeEach
  void makeFolders() throws IOException {
    labels = Files.createDirectory(folder.resolve("labels"));
    predictions = Files.createDirectory(folder.resolve("predictions"));
  }

  @Test
  void picksTheLabelImagesAmongWhatSegmentWrites() throws IOException {
    files(labels, "a.png", "b.png");
    for (String name : List.of("a", "b", "c")) {
      files(
          predictions,
          name + "_labels.tif",
          name + "_rois.zip",
          name + "_overlay.png",
          name + "_objects.csv");
    }
    LabelPairs found = find();
    assertEquals(
        List.of(pair("a", "a.png", "a_labels.tif"), pair("b", "b.png", "b_labels.tif")),
        found.pairs());
    assertEquals(List.of("c"), found.unpairedPredictions());
  }

  @Test
  void suffixesDoNotCountOnEitherSide() throws IOException {
    files(labels, "a_mask.png", "b_labels.tif", "c.tif", "d-gt.tif");
    files(predictions, "a_labels.tif", "b.tif", "c_labels.tif", "d-gt.tif");
    assertEquals(
        List.of(
            pair("a", "a_mask.png", "a_labels.tif"),
            pair("b", "b_labels.tif", "b.tif"),
            pair("c", "c.tif", "c_labels.tif"),
            pair("d", "d-gt.tif", "d-gt.tif")),
        find().pairs());
  }

  @Test
  void foldersMayHoldTheImagesToo() throws IOException {
    files(labels, "a.tif", "a_mask.tif");
    files(predictions, "a.tif", "a_labels.tif", "a_mask.tif");
    assertEquals(List.of(pair("a", "a_mask.tif", "a_labels.tif")), find().pairs());
    LabelPairs oneFolder = LabelPairs.find(predictions + "/*_mask.tif", predictions.toString());
    assertEquals(predictions.resolve("a_labels.tif"), oneFolder.pairs().get(0).prediction());
  }

  @Test
  void twoFilesPairWhateverTheirNames() throws IOException {
    files(labels, "truth.tif");
    files(predictions, "guess.tif");
    LabelPairs found =
        LabelPairs.find(
            labels.resolve("truth.tif").toString(), predictions.resolve("guess.tif").toString());
    assertEquals(List.of(pair("truth", "truth.tif", "guess.tif")), found.pairs());
  }

  @Test
  void listsLabelImagesWithoutPrediction() throws IOException {
    files(
        labels,
        IntStream.range(0, 14)
            .mapToObj(i -> String.format(Locale.ROOT, "t%02d.png", i))
            .toArray(String[]::new));
    files(predictions, "t00_labels.tif", "u.tif");
    String message = refused();
    assertTrue(message.contains("13 of 14"), message);
    assertTrue(message.contains("t01.png, t02.png"), message);
    assertTrue(message.contains("t10.png and 3 more"), message);
    assertFalse(message.contains("t00.png"), message);
    assertFalse(message.contains("\n"), message);
  }

  @Test
  void refusesWhatIsAmbiguous() throws IOException {
    files(labels, "a.png");
    files(predictions, "a.tif", "a.png");
    assertTrue(refused().contains("a.tif"), refused());
    files(predictions, "a_labels.tif");
    assertEquals(List.of(pair("a", "a.png", "a_labels.tif")), find().pairs());
    files(labels, "a_mask.png", "a_labels.png");
    assertTrue(refused().startsWith("labels: " + labels.resolve("a_labels.png")), refused());
    assertTrue(refused().contains("have the same name, a;"), refused());
  }

  @Test
  void refusesToCompareAFileWithItself() throws IOException {
    files(labels, "a.png");
    String same = labels.resolve("a.png").toString();
    assertThrows(InvalidRequestException.class, () -> LabelPairs.find(same, same));
    String all = labels.toString();
    assertThrows(InvalidRequestException.class, () -> LabelPairs.find(all, all));
  }

  @Test
  void aLabelImageIsNotItsOwnPrediction() throws IOException {
    files(predictions, "a.tif", "a_mask.tif");
    LabelPairs found = LabelPairs.find(predictions + "/*_mask.tif", predictions.toString());
    assertEquals(
        List.of(
            new LabelPair("a", predictions.resolve("a_mask.tif"), predictions.resolve("a.tif"))),
        found.pairs());
  }

  @Test
  void tenNamesAreListedInFull() {
    List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    assertEquals(String.join(", ", names), LabelPairs.listed(names));
  }

  private String refused() {
    return assertThrows(InvalidRequestException.class, this::find).getMessage();
  }

  private LabelPairs find() throws IOException {
    return LabelPairs.find(labels.toString(), predictions.toString());
  }

  private LabelPair pair(String name, String truth, String prediction) {
    return new LabelPair(name, labels.resolve(truth), predictions.resolve(prediction));
  }

  private static void files(Path folder, String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }
}
