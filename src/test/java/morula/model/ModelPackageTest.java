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

package morula.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import morula.io.TemporaryFiles;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"nuclei", "nuclei.zip", "my models/Zellkerne für α.zip", "über uns/ß"})
  void whatIsWrittenIsRead(String name) throws IOException {
    Path target = folder.resolve(name);
    ModelWriter.write(Packages.tiny().build(), target);
    Path weights;
    try (ModelPackage model = ModelPackage.open(target)) {
      weights = model.weights();
      assertArrayEquals(
          Files.readAllBytes(Packages.fixture("tiny.pt")), Files.readAllBytes(weights));
      assertArrayEquals(
          Packages.array("tiny_input.npy").update(null).getCurrentStorageArray(),
          model.testInput().orElseThrow().update(null).getCurrentStorageArray());
      assertArrayEquals(
          new long[] {32, 24, 2, 1}, model.testOutput().orElseThrow().dimensionsAsLongArray());
      assertEquals(Packages.record(), model.record().orElseThrow());
      assertEquals("epoch,train_loss\n1,1.5\n", model.trainingCsv().orElseThrow());

      ModelDescription description = model.description();
      assertEquals(Packages.about("Tiny nuclei"), description.about());
      assertEquals("2.7.1", description.weights().pytorchVersion());
      assertEquals(List.of("foreground", "boundary"), description.output().channels());
      assertEquals(List.of(Packages.NORMALIZATION), model.preprocessing());
      assertEquals(List.of(), model.postprocessing());
      assertEquals(
          List.of(
              new TensorAxis.Space("x", new AxisSize.Stepped(4, 4), 0),
              new TensorAxis.Space("y", new AxisSize.Stepped(4, 4), 0)),
          description.input().space());
      assertEquals(
          new TensorAxis.Space("x", new AxisSize.Reference("input", "x", 0), 1),
          description.output().space().get(0));
    }
    assertEquals(Files.isDirectory(target), Files.exists(weights), "only the unpacked is removed");
  }

  @Test
  void aModelIsWrittenAgainWithOtherWords() throws IOException {
    Path first = folder.resolve("first.zip");
    ModelWriter.write(Packages.tiny().build(), first);
    Path second = folder.resolve("second.zip");
    try (ModelPackage model = ModelPackage.open(first)) {
      ModelWriter.write(
          ModelContents.of(model).setAbout(Packages.about("Other nuclei")).build(), second);
    }
    try (ModelPackage model = ModelPackage.open(first);
        ModelPackage again = ModelPackage.open(second)) {
      assertEquals(Packages.about("Other nuclei"), again.description().about());
      assertEquals(model.description().input(), again.description().input());
      assertEquals(model.description().output(), again.description().output());
      assertEquals(model.description().weights(), again.description().weights());
      assertEquals(model.record(), again.record());
      assertEquals(model.trainingCsv(), again.trainingCsv());
      try (FileSystem zip = FileSystems.newFileSystem(second)) {
        String readme = Files.readString(zip.getPath("README.md"));
        assertTrue(readme.contains("Learned from *these* data:\n\n`CC0`"), readme);
        assertTrue(Files.size(zip.getPath("cover.png")) > 0);
      }
    }
  }

  @Test
  void volumesHaveTheAxisZ() throws IOException {
    TrainingRecord r = Packages.record();
    TrainingRecord record =
        new TrainingRecord(
            r.format(),
            r.morulaVersion(),
            r.configuration(),
            r.head(),
            r.classes(),
            r.classValues(),
            r.network(),
            List.of(2, 8, 8),
            List.of(3, 20, 20),
            1,
            r.seed(),
            r.versions(),
            r.dataFingerprint(),
            r.decoder(),
            r.curves(),
            r.bestEpoch(),
            r.scores(),
            r.medianObjectSize(),
            r.imageSize(),
            r.diameter(),
            r.typical(),
            r.calibration());
    Path target = folder.resolve("volume.zip");
    ModelWriter.write(
        Packages.tiny()
            .setRecord(record)
            .setTest(ArrayImgs.floats(48, 56, 8, 1, 1), ArrayImgs.floats(48, 56, 8, 2, 1))
            .build(),
        target);
    try (ModelPackage model = ModelPackage.open(target)) {
      assertEquals(
          List.of(
              new TensorAxis.Space("x", new AxisSize.Stepped(48, 8), 0),
              new TensorAxis.Space("y", new AxisSize.Stepped(48, 8), 0),
              new TensorAxis.Space("z", new AxisSize.Stepped(8, 2), 0)),
          model.description().input().space());
      assertEquals(
          List.of("batch", "channel", "z", "y", "x"),
          model.description().output().axes().stream().map(TensorAxis::id).toList());
      assertEquals(3, model.description().output().space().get(2).halo());
      assertArrayEquals(
          new long[] {48, 56, 8, 1, 1}, model.testInput().orElseThrow().dimensionsAsLongArray());
    }
  }

  @Test
  void aZipOpenTwiceUnpacksTwice() throws IOException {
    Path zip = write("nuclei.zip");
    try (ModelPackage one = ModelPackage.open(zip)) {
      ModelPackage two = ModelPackage.open(zip);
      assertNotEquals(one.weights(), two.weights());
      two.close();
      assertTrue(Files.exists(one.weights()));
    }
  }

  @Test
  void aZippedFolderIsAModelToo() throws IOException {
    Path zip = folder.resolve("outer.zip");
    zipFolder(write("nuclei"), zip, "nuclei/");
    try (ModelPackage model = ModelPackage.open(zip)) {
      assertTrue(model.record().isPresent());
      assertTrue(model.testInput().isPresent());
    }
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    assertRefused(folder.resolve("none.zip"), "There is no model");
    assertRefused(Files.createDirectory(folder.resolve("empty")), "it contains no rdf.yaml");
    Path text = Files.writeString(folder.resolve("text.zip"), "I am no zip");
    assertRefused(text, "is not a complete zip file");
  }

  @Test
  void aZipCutShortIsRefused() throws IOException {
    Path zip = write("nuclei.zip");
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertRefused(zip, "is not a complete zip file");
    for (int length = 0; length < whole.length; length += 23) {
      Files.write(zip, java.util.Arrays.copyOf(whole, length));
      assertRefused(zip, zip + " is n");
    }
  }

  @Test
  void damageInsideAZipIsNamed() throws IOException {
    Path zip = write("nuclei.zip");
    byte[] whole = Files.readAllBytes(zip);
    int refused = 0;
    for (int i = 60; i < whole.length - 2000; i += 211) {
      byte[] bytes = whole.clone();
      bytes[i] ^= 0x55;
      Files.write(zip, bytes);
      try (ModelPackage model = ModelPackage.open(zip)) {
        assertTrue(model.record().isPresent()); // a picture or the text of the README was hit
      } catch (InvalidRequestException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      }
    }
    assertTrue(refused > 20, "refused " + refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.pt", "test_input.npy", "test_output.npy", "morula.json"})
  void missingAndChangedFilesAreNamed(String name) throws IOException {
    Path model = write("nuclei");
    byte[] bytes = Files.readAllBytes(model.resolve(name));
    bytes[bytes.length / 2] ^= 1;
    Files.write(model.resolve(name), bytes);
    assertRefused(model, name + " is damaged or was changed: its SHA-256");
    Files.delete(model.resolve(name));
    assertRefused(model, "the file " + name + " is missing");
  }

  @Test
  void refusesWeightsWithoutAProgram() throws IOException {
    Path model = write("nuclei");
    Files.copy(
        Packages.fixture("state_dict.pt"),
        model.resolve("weights.pt"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    String yaml = Files.readString(model.resolve("rdf.yaml"));
    Files.writeString(
        model.resolve("rdf.yaml"), yaml.replaceAll("(source: weights.pt\n +)sha256: .*", "$1"));
    assertRefused(model, "weights.pt contains weights without a program (a state dict)");
    Files.writeString(model.resolve("weights.pt"), "no archive");
    assertRefused(model, "weights.pt is not a TorchScript archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.pt", "a/../../evil.pt", "/etc/evil", "..\\evil", "C:\\evil"})
  void refusesEntriesThatPointOut(String name) throws IOException {
    Path zip = folder.resolve("evil.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry(name));
      out.closeEntry();
    }
    assertRefused(zip, "points outside the package");

    Path model = write("nuclei");
    String yaml = Files.readString(model.resolve("rdf.yaml"));
    Files.writeString(
        model.resolve("rdf.yaml"), yaml.replace("source: weights.pt", "source: '" + name + "'"));
    assertRefused(model, "points outside the package");
  }

  @Test
  void aStepThatMorulaDoesNotKnowIsNamed() throws IOException {
    Path target = folder.resolve("model");
    for (ProcessingStep step :
        List.of(
            new ProcessingStep("magic", Map.of()),
            new ProcessingStep("ensure_dtype", Map.of("dtype", "uint8")),
            new ProcessingStep("clip", Map.of("max_percentile", 3)))) {
      ModelWriter.write(Packages.tiny().setInput(List.of("a"), List.of(step)).build(), target);
      try (ModelPackage model = ModelPackage.open(target)) {
        InvalidRequestException e =
            assertThrows(InvalidRequestException.class, model::preprocessing);
        assertTrue(e.getMessage().startsWith(target + ": "), e.getMessage());
        assertTrue(e.getMessage().contains(step.id()), e.getMessage());
      }
    }
  }

  @Test
  void aRefusedZipLeavesNothingUnpacked() throws IOException {
    Path source = write("nuclei");
    Files.writeString(source.resolve("weights.pt"), "changed");
    Path zip = folder.resolve("changed.zip");
    zipFolder(source, zip, "");
    List<Path> before = unpacked();
    assertRefused(zip, "SHA-256");
    assertEquals(before, unpacked());
  }

  private static List<Path> unpacked() throws IOException {
    Path mine = TemporaryFiles.create("", 0);
    TemporaryFiles.delete(mine);
    try (var files = Files.list(mine.getParent())) {
      return files.sorted().toList();
    }
  }

  private Path write(String name) throws IOException {
    Path target = folder.resolve(name);
    ModelWriter.write(Packages.tiny().build(), target);
    return target;
  }

  private static void zipFolder(Path source, Path zip, String prefix) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file);
        var children = Files.list(source)) {
      for (Path child : children.toList()) {
        out.putNextEntry(new ZipEntry(prefix + child.getFileName()));
        Files.copy(child, out);
        out.closeEntry();
      }
    }
    assertFalse(Files.size(zip) == 0);
  }

  private static void assertRefused(Path model, String message) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> ModelPackage.open(model).close());
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().contains(model.toString()), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
