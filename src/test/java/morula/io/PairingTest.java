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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairingTest {
  @TempDir Path folder;

  private static List<Path> paths(String... names) {
    return List.of(names).stream().map(Path::of).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "a.tif,          a.tif",
    "a.tif,          a.png",
    "a.ome.tif,      a.tif",
    "a.tif,          a_labels.tif",
    "a.tif,          a_LABEL.tif",
    "a.tif,          a-labels.tif",
    "a.tif,          a_mask.png",
    "a.tif,          a_Masks.tif",
    "a.tif,          a_seg.tif",
    "a.tif,          a_gt.tif",
    "a.tif,          a_cp_masks.png",
    "a_image.tif,    a_mask.tif",
    "a_img.tif,      a.tif",
    "a-IMAGE.tif,    a-Labels.tif",
    "a.b.c.tif,      a.b.c_labels.tif",
    "a_mask.tif,     a_mask.tif",
    "case_0_0000.tif, case_0.tif",
    "case_0_0000.tif, case_0_mask.tif",
    "img_7.tif,      mask_7.tif",
    "7.tif,          labels-7.tif",
    "t012.tif,       man_seg012.tif",
    "ze\u0301bre.tif, z\u00E9bre.tif"
  })
  void belongTogether(String image, String labels) {
    Pairing pairing = Pairing.of(paths("i/" + image), paths("l/" + labels));
    assertEquals(
        List.of(new Pairing.Pair(Path.of("i/" + image), Path.of("l/" + labels))), pairing.pairs());
    assertEquals(List.of(), pairing.unpairedImages());
    assertEquals(List.of(), pairing.unpairedLabels());
  }

  @ParameterizedTest
  @CsvSource({
    "a.tif,        b.tif",
    "a1.tif,       a10_labels.tif",
    "a.tif,        A.tif",
    "labels.tif,   mask.tif",
    "amask.tif,    a.tif",
    "a.tif,        amask.tif",
    "a_0001.tif,   a.tif",
    "cat.tif,      man_segcat.tif",
    "img_.tif,     mask_.tif"
  })
  void doNotBelongTogether(String image, String labels) {
    Pairing pairing = Pairing.of(paths("i/" + image), paths("l/" + labels));
    assertEquals(List.of(), pairing.pairs());
    assertEquals(paths("i/" + image), pairing.unpairedImages());
    assertEquals(paths("l/" + labels), pairing.unpairedLabels());
  }

  @Test
  void everyFileIsInOneListAndOrderIsThatOfTheImages() {
    Pairing pairing =
        Pairing.of(
            paths("i/c.tif", "i/a.tif", "i/alone.tif", "i/b.tif"),
            paths("l/a_mask.tif", "l/lost.tif", "l/b.tif", "l/c-gt.tif"));
    assertEquals(
        paths("i/c.tif", "i/a.tif", "i/b.tif"),
        pairing.pairs().stream().map(Pairing.Pair::image).toList());
    assertEquals(
        paths("l/c-gt.tif", "l/a_mask.tif", "l/b.tif"),
        pairing.pairs().stream().map(Pairing.Pair::labels).toList());
    assertEquals(paths("i/alone.tif"), pairing.unpairedImages());
    assertEquals(paths("l/lost.tif"), pairing.unpairedLabels());
  }

  /** The image called a_seg has its own label image, so that one is not a's. */
  @Test
  void sameNameGoesFirst() {
    Pairing pairing = Pairing.of(paths("i/a.tif", "i/a_seg.tif"), paths("l/a.tif", "l/a_seg.tif"));
    assertEquals(2, pairing.pairs().size());
    pairing
        .pairs()
        .forEach(pair -> assertEquals(pair.image().getFileName(), pair.labels().getFileName()));
  }

  @Test
  void foldersTellEqualNamesApart() {
    Pairing pairing =
        Pairing.of(
            paths("i/day1/a.tif", "i/day2/a.tif", "i/day2/b.tif"),
            paths("l/day1/a_mask.tif", "l/day2/a_mask.tif", "l/day2/b_mask.tif"));
    assertEquals(3, pairing.pairs().size());
    for (Pairing.Pair pair : pairing.pairs()) {
      assertEquals(pair.image().getParent().getFileName(), pair.labels().getParent().getFileName());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "i/a.tif,         l/a_labels.tif;l/a_mask.tif, a_mask.tif",
    "i/a.tif,         l/a.tif;l/a_mask.tif,        a_mask.tif",
    "i/a.tif;i/a.png, l/a.tif,                     a.png",
    "i/a.tif;i/a_img.tif, l/a_mask.tif,            a_img.tif"
  })
  void ambiguityIsRefused(String images, String labels, String named) {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> Pairing.of(paths(images.split(";")), paths(labels.split(";"))));
    assertTrue(e.getMessage().contains(named), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  /** Only the first channel of nnU-Net belongs to the labels; two ways to pair are none. */
  @Test
  void otherPartsOfNamesPairWhereThereIsOneWay() {
    Pairing pairing =
        Pairing.of(
            paths("i/a_0000.tif", "i/a_0001.tif", "i/b_0000.tif", "i/7.tif", "i/img_7.tif"),
            paths("l/a.tif", "l/b.tif", "l/mask_7.tif"));
    assertEquals(
        paths("i/a_0000.tif", "i/b_0000.tif"),
        pairing.pairs().stream().map(Pairing.Pair::image).toList());
    assertEquals(pairing.pairs(), pairing.pairsByParts());
    assertEquals(paths("l/mask_7.tif"), pairing.unpairedLabels());
    assertEquals(
        List.of(),
        Pairing.of(paths("i/a_img.tif", "i/b.tif"), paths("l/a.tif", "l/b_mask.tif"))
            .pairsByParts());
  }

  @Test
  void similarNamesAreSaid() {
    String message =
        Pairing.of(paths("i/plate1_well3.tif", "i/x.tif"), paths("l/plate1-well3.png", "l/q.png"))
            .tooFew("pictures", "truth")
            .getMessage();
    assertTrue(message.startsWith("truth: none of 2 images of pictures="), message);
    assertTrue(message.endsWith("nearest to plate1_well3.tif is plate1-well3.png"), message);
    message =
        Pairing.of(paths("i/a.tif", "i/b.tif"), paths("l/a.tif", "l/2024.tif"))
            .tooFew("images", "labels")
            .getMessage();
    assertTrue(message.startsWith("labels: only 1 of 2 images of images="), message);
    assertTrue(message.endsWith("the first names are b.tif and 2024.tif"), message);
  }

  @Test
  void equalNamesAreRefusedByTheKeyOfTheUser() {
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () ->
                Pairing.of(paths("i/1/a.tif", "i/2/a.tif"), paths("l/1/a.tif", "l/2/a.tif"))
                    .byName("pictures"));
    assertTrue(e.getMessage().startsWith("pictures: "), e.getMessage());
  }

  @Test
  void imagesInFoldersBelowAreSaid() throws Exception {
    files("images/a.tif", "labels/first/a.tif");
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> Pairing.find(folder + "/images", "images", folder + "/labels", "labels"));
    assertTrue(e.getMessage().contains("but the folder first in it does"), e.getMessage());
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
  }

  @Test
  void oneFolderMayHoldBoth() throws Exception {
    files("a.tif", "a_labels.tif", "b.tif", "b_labels.tif", "c.tif", "notes.txt");
    for (String labels : new String[] {folder.toString(), folder + "/*_labels.tif"}) {
      Pairing pairing = Pairing.find(folder.toString(), "images", labels, "labels");
      assertEquals(2, pairing.pairs().size());
      assertEquals(List.of(folder.resolve("c.tif")), pairing.unpairedImages());
      assertEquals(List.of(), pairing.unpairedLabels());
    }
  }

  @Test
  void keyIsNamedWhereThereIsNothing() throws Exception {
    files("images/a.tif", "labels/readme.txt", "mixed/a.tif");
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> Pairing.find(folder + "/images", "images", folder + "/labels", "labels"));
    assertTrue(e.getMessage().startsWith("labels="), e.getMessage());
    e =
        assertThrows(
            InvalidRequestException.class,
            () -> Pairing.find(folder + "/mixed", "images", folder + "/mixed", "labels"));
    assertTrue(e.getMessage().startsWith("labels="), e.getMessage());
  }
}
