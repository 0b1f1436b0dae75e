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

package morula.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import loci.common.services.ServiceFactory;
import loci.formats.MetadataTools;
import loci.formats.out.OMETiffWriter;
import loci.formats.services.OMEXMLService;
import morula.fiji.SegmentationFiles;
import morula.fiji.SegmentationFiles.Kind;
import morula.io.Csv;
import morula.io.PngFiles;
import morula.keys.ErrorLine;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.segmentation.SegmentationSettings;
import morula.synthetic.SyntheticDataset;
import morula.torchscript.Precision;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files with the model that ships: what is refused, and what is kept. */
class FileSegmentationTest {
  private static final String MODEL = Path.of("update-site/models/nuclei.zip").toString();

  @TempDir Path folder;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private Path images;

  @BeforeEach
  void images() throws IOException {
    images = folder.resolve("images");
    SyntheticDataset.write(images, folder.resolve("labels"), 2, 96, 1, Progress.NONE);
  }

  @Test
  void anAnnotationIsNotReplacedAndTheOthersGoOn() throws IOException {
    List<Path> files = names();
    Path annotation = images.resolve(stem(files.get(0)) + "_labels.tif");
    save(new ImagePlus("drawn", new ShortProcessor(96, 96)), annotation);
    byte[] drawn = Files.readAllBytes(annotation);

    RuntimeException e = assertThrows(RuntimeException.class, () -> run(images, images));
    assertTrue(e.getMessage().contains("1 of 2 files failed"), e.getMessage());
    assertTrue(said("may be an annotation, so it is not replaced"), messages + "");
    assertArrayEquals(drawn, Files.readAllBytes(annotation));
    assertFalse(Files.exists(images.resolve(stem(files.get(0)) + "_rois.zip")));
    Path other = images.resolve(stem(files.get(1)) + "_labels.tif");
    assertTrue(Files.exists(other));

    Files.delete(annotation);
    run(images, images);
    assertTrue(Files.exists(annotation));
    run(images, images); // its own results are replaced
    // one that was corrected in ImageJ is a person's again
    save(ij.IJ.openImage(annotation.toString()), annotation);
    assertThrows(RuntimeException.class, () -> run(images, images));
  }

  @Test
  void warningsStayInAFileAndWhatIsOldIsTold() throws IOException {
    Path blank = folder.resolve("blank.tif");
    save(new ImagePlus("blank", new ByteProcessor(96, 96)), blank);
    Path output = folder.resolve("out");
    run(blank, output);
    List<String> lines = Files.readAllLines(output.resolve("warnings.csv"));
    assertEquals("image,warning", lines.get(0));
    assertTrue(lines.get(1).startsWith("blank,"), lines.get(1));
    Path old = output.resolve("blank_overlay.png");
    Files.writeString(old, "of an earlier run with overlay=true");
    run(blank, output);
    assertTrue(
        said("of an earlier run, such as ") && said("blank_overlay.png, may not match"),
        messages + "");
    assertTrue(Files.exists(old), "it may have been edited");
    run(names().get(0), output);
    assertTrue(Files.readAllLines(output.resolve("warnings.csv")).contains(lines.get(1)));
    save(new ImagePlus("blank", ij.IJ.openImage(names().get(0).toString()).getProcessor()), blank);
    run(blank, output);
    assertFalse(
        Files.exists(output.resolve("warnings.csv"))
            && Files.readString(output.resolve("warnings.csv")).contains("same value"));
  }

  @Test
  void goesOnWhereItEndedAndSumsUp() throws IOException {
    List<Path> files = names();
    Path output = folder.resolve("out");
    Files.move(files.get(0), images.resolve("p_B02.tif"));
    Files.move(files.get(1), images.resolve("p_C11.tif"));
    Path broken = Files.writeString(images.resolve("p_D01.tif"), "no image");
    assertThrows(RuntimeException.class, () -> run(images, output, true));
    List<List<String>> rows = Csv.rows(Files.readString(output.resolve("summary.csv")));
    assertEquals(List.of("image", "well", "row", "column", "status"), rows.get(0).subList(0, 5));
    assertEquals("doubt", rows.get(0).get(rows.get(0).size() - 1), "new columns come last");
    assertEquals(List.of("p_B02", "B02", "2", "2", "segmented"), rows.get(1).subList(0, 5));
    assertTrue(rows.get(3).get(4).startsWith("failed: "), rows.get(3) + "");
    int objects = Integer.parseInt(rows.get(1).get(5)) + Integer.parseInt(rows.get(2).get(5));
    assertTrue(objects > 2, rows + "");
    List<List<String>> all = Csv.rows(Files.readString(output.resolve("objects.csv")));
    assertEquals(objects, all.size() - 1);
    assertEquals(List.of("image", "well", "row", "column", "label"), all.get(0).subList(0, 5));
    // as after a kill: the labels of one image are not there yet
    Files.delete(broken);
    Files.delete(output.resolve("p_C11_labels.tif"));
    byte[] first = Files.readAllBytes(output.resolve("p_B02_labels.tif"));
    FileTime when = Files.getLastModifiedTime(output.resolve("p_B02_labels.tif"));
    run(images, output, true);
    assertTrue(said("1 image left as before") && said("2 of 2 files are done"), messages + "");
    assertEquals(when, Files.getLastModifiedTime(output.resolve("p_B02_labels.tif")));
    assertTrue(Files.exists(output.resolve("p_C11_labels.tif")));
    rows = Csv.rows(Files.readString(output.resolve("summary.csv")));
    assertEquals("was done", rows.get(1).get(4));
    assertEquals("segmented", rows.get(2).get(4));
    assertEquals(all, Csv.rows(Files.readString(output.resolve("objects.csv"))));
    // labels that a person corrected are kept
    Path corrected = output.resolve("p_B02_labels.tif");
    save(ij.IJ.openImage(corrected.toString()), corrected);
    run(images, output, true);
    assertTrue(Files.readString(output.resolve("summary.csv")).contains("corrected by hand, kept"));
    assertFalse(
        Files.readString(output.resolve("objects.csv")).contains("p_B02"),
        "what was measured before the correction is not true any more");
    Path table = output.resolve("p_B02_objects.csv");
    Files.setLastModifiedTime(table, FileTime.from(Instant.now().plusSeconds(5)));
    run(images, output, true);
    assertTrue(Files.readString(output.resolve("objects.csv")).contains("p_B02"), "measured again");
    // a changed image is not done
    Files.write(corrected, first);
    Files.setLastModifiedTime(
        images.resolve("p_B02.tif"), FileTime.from(Instant.now().plusSeconds(60)));
    run(images, output, true);
    assertTrue(Files.readString(output.resolve("summary.csv")).contains("p_B02,B02,2,2,segmented"));
  }

  @Test
  void warningsStayWhereOtherFilesCannotBeWritten() throws IOException {
    save(new ImagePlus("blank", new ByteProcessor(96, 96)), images.resolve("blank.tif"));
    Path output = folder.resolve("out");
    // a folder stands where a file is to go
    Path inTheWay = output.resolve(stem(names().get(1)) + "_rois.zip");
    Files.createDirectories(inTheWay.resolve("inside"));
    RuntimeException e = assertThrows(RuntimeException.class, () -> run(images, output));
    assertTrue(e.getMessage().contains("1 of 3 files failed"), e.getMessage() + messages);
    String warnings = Files.readString(output.resolve("warnings.csv"));
    assertTrue(warnings.contains("blank,"), warnings);
  }

  /** A PNG file without data, a link to nothing and a folder that nobody may open. */
  @Test
  void whatIsBadIsNamedAndTheRestIsDone() throws IOException {
    List<Path> good = names();
    Path damaged = images.resolve("a_damaged.png");
    Files.write(
        damaged,
        HexFormat.of()
            .parseHex(
                "89504e470d0a1a0a0000000d4948445200000040000000300800000000842023c3"
                    + "0000000049444154"
                    + "35af061e0000000049454e44ae426082"));
    Path link = images.resolve("b_link.tif");
    Path closed = Files.createDirectory(images.resolve("closed"));
    try {
      Files.createSymbolicLink(link, images.resolve("gone.tif"));
      Files.setPosixFilePermissions(closed, Set.of());
    } catch (UnsupportedOperationException | IOException e) {
      Assumptions.abort("no links or permissions here: " + e);
    }
    Path output = folder.resolve("out");
    RuntimeException e =
        assertThrows(
            RuntimeException.class, () -> run(Path.of(images.toString(), "**", "*.*"), output));
    assertTrue(e.getMessage().contains("2 of 4 files failed"), e.getMessage());
    assertTrue(said(damaged + " is damaged"), messages + "");
    assertTrue(said(link + " is a link to a file that is not there"), messages + "");
    for (Path file : good) {
      assertTrue(Files.exists(output.resolve(stem(file) + "_labels.tif")), file + "");
    }
    if (!Files.isReadable(closed)) { // the administrator reads everything
      assertTrue(said("Could not look into " + closed), messages + "");
      Files.delete(damaged);
      Files.delete(link);
      RuntimeException folders =
          assertThrows(
              RuntimeException.class,
              () -> run(Path.of(images.toString(), "**", "*.*"), folder.resolve("out2")));
      assertTrue(folders.getMessage().contains("1 folder could not be read"), folders + "");
    }
  }

  /** Files that fail when they are read, segmented or written stand between good ones. */
  @Test
  void filesTogetherGiveWhatEachGivesAlone() throws IOException {
    SyntheticDataset.write(images, folder.resolve("labels"), 5, 120, 2, Progress.NONE);
    Files.writeString(images.resolve("nuclei_002a.tif"), "no image");
    ij.IJ.saveAsTiff(
        ij.IJ.createImage("empty", "8-bit black", 96, 96, 1),
        images.resolve("nuclei_003a.tif").toString());
    save(new ImagePlus("two", twoSlices()), images.resolve("nuclei_004a.tif"));
    List<Path> files = names();
    assertEquals(8, files.size(), files + "");
    Path output = folder.resolve("together");
    Files.createDirectories(output.resolve("nuclei_004_rois.zip").resolve("inside"));
    RuntimeException e = assertThrows(RuntimeException.class, () -> run(images, output));
    assertTrue(e.getMessage().contains("2 of 8 files failed"), e + "" + messages);
    List<String> together = List.copyOf(messages);
    messages.clear();
    List<String> alone = new ArrayList<>();
    for (Path file : files) {
      messages.clear();
      String stem = stem(file);
      Path own = folder.resolve("alone").resolve(stem);
      if (stem.equals("nuclei_004")) {
        Files.createDirectories(own.resolve("nuclei_004_rois.zip").resolve("inside"));
      }
      try {
        run(file, own);
      } catch (IOException | RuntimeException failed) {
        messages.add("Could not segment " + file + ": " + ErrorLine.reason(failed));
      }
      alone.addAll(messages.stream().filter(line -> !line.startsWith("Segmented ")).toList());
      for (String end : List.of("_labels.tif", "_rois.zip", "_objects.csv")) {
        Path expected = own.resolve(stem + end);
        Path found = output.resolve(stem + end);
        assertEquals(Files.exists(expected), Files.exists(found), found + "");
        if (Files.isRegularFile(expected)) {
          assertEquals(content(expected), content(found), found + "");
        }
      }
    }
    assertEquals(
        alone.stream().map(line -> line.replaceAll("alone/[a-z0-9_]*", "together")).toList(),
        together.stream().filter(line -> !line.startsWith("Segmented ")).toList());
    assertTrue(
        Files.readString(output.resolve("summary.csv"))
            .lines()
            .map(line -> line.replaceAll(",.*", ""))
            .toList()
            .equals(Stream.concat(Stream.of("image"), files.stream().map(f -> stem(f))).toList()),
        "the order of the summary is that of the files");
  }

  /** Returns the bytes of a file, or of the entries of a zip file, which also has times. */
  private static List<String> content(Path file) throws IOException {
    if (!file.toString().endsWith(".zip")) {
      return List.of(HexFormat.of().formatHex(Files.readAllBytes(file)));
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> entries = new ArrayList<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        entries.add(entry.getName() + " " + HexFormat.of().formatHex(bytes));
      }
      return entries;
    }
  }

  private static ij.ImageStack twoSlices() {
    ij.ImageStack stack = new ij.ImageStack(96, 96);
    stack.addSlice(new ByteProcessor(96, 96));
    stack.addSlice(new ByteProcessor(96, 96));
    return stack;
  }

  @Test
  void theSeriesOfOneFileAreSummedUpWithThoseThatFail() throws Exception {
    Path file = folder.resolve("plate.ome.tif");
    var metadata = new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
    for (int s = 0; s < 3; s++) {
      MetadataTools.populateMetadata(metadata, s, "s", true, "XYCZT", "uint8", 64, 64, 1, 1, 1, 1);
    }
    try (OMETiffWriter writer = new OMETiffWriter()) {
      writer.setMetadataRetrieve(metadata);
      writer.setId(file.toString());
      for (int s = 0; s < 3; s++) {
        writer.setSeries(s);
        writer.saveBytes(0, new byte[64 * 64]);
      }
    }
    Path output = folder.resolve("out");
    Files.createDirectories(output.resolve("plate_s2_rois.zip").resolve("inside"));
    assertThrows(RuntimeException.class, () -> run(file, output));
    List<List<String>> rows = Csv.rows(Files.readString(output.resolve("summary.csv")));
    assertEquals(
        List.of("image", "plate_s1", "plate_s2", "plate_s3"),
        rows.stream().map(row -> row.get(0)).toList());
    assertEquals("segmented", rows.get(1).get(1));
    assertTrue(rows.get(2).get(1).startsWith("failed: "), rows + "");

    Path several = Files.createDirectory(folder.resolve("several"));
    Files.copy(file, several.resolve("plate.ome.tif"));
    Files.copy(names().get(0), several.resolve("b.tif"));
    assertThrows(RuntimeException.class, () -> run(several, output));
    assertEquals(
        List.of("image", "b", "plate_s1", "plate_s2", "plate_s3"),
        Csv.rows(Files.readString(output.resolve("summary.csv"))).stream()
            .map(row -> row.get(0))
            .toList());
  }

  @Test
  void aCancelledRunLeavesWholeFilesOnly() throws IOException {
    SyntheticDataset.write(images, folder.resolve("labels"), 6, 96, 1, Progress.NONE);
    Path output = folder.resolve("out");
    Progress stops =
        new TestProgress(
            messages::add,
            () -> messages.stream().filter(line -> line.contains("estimated")).count() >= 3);
    assertThrows(CancellationException.class, () -> run(images, output, false, stops));
    List<String> left;
    try (var all = Files.list(output)) {
      left = all.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertTrue(left.stream().noneMatch(name -> name.startsWith(".")), left + "");
    assertTrue(left.contains("nuclei_001_labels.tif"), left + "");
    assertFalse(left.contains("nuclei_004_labels.tif"), left + "");
    List<List<String>> rows = Csv.rows(Files.readString(output.resolve("summary.csv")));
    assertEquals(left.stream().filter(n -> n.endsWith("_labels.tif")).count(), rows.size() - 1);
  }

  @Test
  void aRunEndsWithWhatEndedItAlsoIfItsTablesCannotBeWritten() throws IOException {
    SyntheticDataset.write(images, folder.resolve("labels"), 6, 96, 1, Progress.NONE);
    Path output = folder.resolve("out");
    Files.createDirectories(output.resolve("summary.csv").resolve("inside"));
    Progress stops =
        new TestProgress(
            messages::add,
            () -> messages.stream().filter(line -> line.contains("estimated")).count() >= 3);
    assertThrows(CancellationException.class, () -> run(images, output, false, stops));
    assertTrue(said("The tables of all images are not written: "), messages + "");
    assertThrows(IOException.class, () -> run(images, output), "nothing else failed");
  }

  @Test
  void onlyTheUserAndTheMachineEndARun() throws Exception {
    assertTrue(Stopping.isMeantBy(new CancellationException()));
    assertTrue(Stopping.isMeantBy(new InternalError()));
    assertFalse(Stopping.isMeantBy(new OutOfMemoryError()));
    assertFalse(Stopping.isMeantBy(new StackOverflowError()));
    assertFalse(Stopping.isMeantBy(new NoClassDefFoundError()));
    assertFalse(Stopping.isMeantBy(new IOException()));
  }

  @Test
  void resultsBesideTheImagesAreNoImages() throws IOException {
    String name = stem(names().get(0));
    run(images, images);
    PngFiles.write(
        new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), images.resolve("training.png"));
    Files.write(images.resolve(name + "_overlay.png"), picture()); // before pictures named Morula
    // of people: named like results, but of no image, or not by Morula
    Path alone = images.resolve("cell_labels.tif");
    save(new ImagePlus("alone", new ByteProcessor(96, 96)), alone);
    Path base = images.resolve("plate.tif");
    Files.copy(names().get(0), base);
    Files.copy(names().get(0), images.resolve("plate_overlay.tif"));

    messages.clear();
    Path output = folder.resolve("elsewhere");
    run(images, output);
    assertTrue(
        said("Left out 4 files, such as ") && said("results of an earlier run"), messages + "");
    assertTrue(said("Segmented 5 of 5 files"), messages + "");
    assertTrue(Files.exists(output.resolve("cell_labels_labels.tif")));
    assertTrue(Files.exists(output.resolve("plate_overlay_labels.tif")));
    assertFalse(Files.exists(output.resolve(name + "_labels_labels.tif")));
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private void run(Path input, Path output) throws IOException {
    run(input, output, false);
  }

  private void run(Path input, Path output, boolean skipDone) throws IOException {
    run(input, output, skipDone, TestProgress.telling(messages::add));
  }

  private static void run(Path input, Path output, boolean skipDone, Progress progress)
      throws IOException {
    new FileSegmentation(input.toString(), 0, 0, 0, output, progress)
        .run(
            SegmentationSettings.defaults()
                .withModel(MODEL)
                .withDevice("cpu")
                .withPrecision(Optional.of(Precision.FP32)),
            new SegmentationFiles(output, 0, EnumSet.of(Kind.ROIS, Kind.TABLE)),
            skipDone,
            progress);
  }

  private boolean said(String part) {
    return messages.stream().anyMatch(m -> m.contains(part));
  }

  private List<Path> names() throws IOException {
    try (var files = Files.list(images)) {
      return files
          .filter(f -> !f.toString().contains("_labels") && !f.toString().endsWith(".zip"))
          .filter(f -> !f.toString().endsWith(".csv"))
          .sorted()
          .toList();
    }
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  private static void save(ImagePlus image, Path file) {
    assertTrue(new FileSaver(image).saveAsTiff(file.toString()));
  }
}
