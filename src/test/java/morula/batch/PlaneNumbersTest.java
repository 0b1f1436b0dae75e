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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.evaluation.EvaluationReport;
import morula.evaluation.EvaluationRun;
import morula.fiji.LabelMeasurement;
import morula.fiji.OpenImage;
import morula.fiji.OpenImageSegmentation;
import morula.fiji.RoiArchive;
import morula.fiji.SegmentationFiles;
import morula.fiji.SegmentationFiles.Kind;
import morula.image.Calibration;
import morula.image.Labels;
import morula.io.Csv;
import morula.io.GeoJson;
import morula.io.LabelFiles;
import morula.keys.CommandRunner;
import morula.measure.ObjectMeasures;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.synthetic.SyntheticSample;
import morula.synthetic.SyntheticSource;
import morula.torchscript.Precision;
import net.imglib2.Cursor;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Whatever part of a stack is segmented, planes and channels have the numbers of the image. */
class PlaneNumbersTest {
  private static final int SIDE = 96;
  private static final int SLICES = 2;
  private static final int FRAMES = 4;
  private static final int SLICE = 2;
  private static final int FRAME = 3;

  private static final SegmentationSettings SETTINGS =
      SegmentationSettings.defaults()
          .withModel(Path.of("update-site/models/nuclei.zip").toString())
          .withDevice("cpu")
          .withPrecision(Optional.of(Precision.FP32));

  @TempDir static Path folder;

  /** Nuclei in channel 1, one value in channel 2. */
  private static ImagePlus hyperstack;

  private static Path file;
  private static Labels truth;

  @BeforeAll
  static void draw() {
    SyntheticSource source = SyntheticSource.parse("images", "nuclei(size=" + SIDE + ")");
    ImageStack stack = new ImageStack(SIDE, SIDE);
    int[] labels = new int[SIDE * SIDE * SLICES * FRAMES];
    for (int plane = 0; plane < SLICES * FRAMES; plane++) {
      SyntheticSample sample = source.draw(SyntheticSource.Stream.TRAINING, plane, 0);
      ByteProcessor nuclei = new ByteProcessor(SIDE, SIDE);
      int i = 0;
      for (RealType<?> pixel : Views.flatIterable(sample.image().pixels())) {
        nuclei.set(i++, (int) pixel.getRealDouble());
      }
      stack.addSlice(nuclei);
      ImageProcessor flat = new ByteProcessor(SIDE, SIDE);
      flat.add(7);
      stack.addSlice(flat);
      Cursor<IntType> label = Views.flatIterable(sample.labels().pixels()).cursor();
      for (int p = 0; p < SIDE * SIDE; p++) {
        int number = label.next().get();
        labels[plane * SIDE * SIDE + p] = number == 0 ? 0 : 100 * plane + number;
      }
    }
    ImagePlus image = new ImagePlus("hyper", stack);
    image.setDimensions(2, SLICES, FRAMES);
    hyperstack = new CompositeImage(image, CompositeImage.GRAYSCALE);
    hyperstack.setOpenAsHyperStack(true);
    file = folder.resolve("hyper.tif");
    assertTrue(new FileSaver(hyperstack).saveAsTiffStack(file.toString()));
    truth =
        new Labels("hyper", ArrayImgs.ints(labels, SIDE, SIDE, SLICES, FRAMES), Calibration.NONE);
  }

  private static List<String> run(
      int slice, int frame, int channel, Path output, EnumSet<Kind> kinds) throws IOException {
    List<String> said = new ArrayList<>();
    Progress progress = TestProgress.telling(said::add);
    new FileSegmentation(file.toString(), 0, frame, slice, output, progress)
        .run(
            SETTINGS.with(Map.of("channel", channel)),
            new SegmentationFiles(output, channel, kinds),
            progress);
    return said;
  }

  @Test
  void filesNameTheSliceAndFrameOfTheImage() throws IOException {
    Path output = folder.resolve("files");
    run(SLICE, FRAME, 0, output, EnumSet.allOf(Kind.class));
    List<List<String>> rows = Csv.rows(Files.readString(output.resolve("hyper_t3_z2_objects.csv")));
    assertEquals(List.of("label", "frame", "slice"), rows.get(0).subList(0, 3));
    assertTrue(rows.size() > 2, "there are objects");
    for (List<String> row : rows.subList(1, rows.size())) {
      assertEquals(List.of("3", "2"), row.subList(1, 3));
    }
    for (Roi roi : RoiArchive.read(output.resolve("hyper_t3_z2_rois.zip"))) {
      assertEquals(List.of(2, 3), List.of(roi.getZPosition(), roi.getTPosition()));
    }

    Path labelFile = output.resolve("hyper_t3_z2_labels.tif");
    ImagePlus labels = IJ.openImage(labelFile.toString());
    assertTrue(
        labels
            .getInfoProperty()
            .contains("Part of: 2 channels, 2 slices, 4 frames; slice 2; frame 3\n"),
        labels.getInfoProperty());

    // what is made of the label image later
    Path geojson = folder.resolve("hyper.geojson");
    Path zip = folder.resolve("hyper_rois.zip");
    CommandRunner runner = new CommandRunner(new Context(CommandService.class));
    for (Path made : List.of(geojson, zip)) {
      runner.run(
          runner.find("labels_to_rois"),
          Map.of("input", labelFile.toString(), "output", made.toString()),
          Progress.NONE);
    }
    for (GeoJson.Outline outline : GeoJson.read(geojson)) {
      assertEquals(List.of(1, 2), List.of(outline.slice(), outline.frame()), "from 0");
    }
    for (Roi roi : RoiArchive.read(zip)) {
      assertEquals(List.of(2, 3), List.of(roi.getZPosition(), roi.getTPosition()));
    }
    List<ObjectMeasures> measured =
        LabelMeasurement.measure(labels, hyperstack, Progress.NONE).objects();
    assertEquals(rows.size() - 1, measured.size());
    assertEquals(List.of(3, 2), List.of(measured.get(0).frame(), measured.get(0).slice()));
    int mean = rows.get(0).indexOf("mean_1");
    assertEquals(
        Double.parseDouble(rows.get(1).get(mean)),
        measured.get(0).intensities().get(0).mean(),
        1e-4);

    Path whole = folder.resolve("truth.tif");
    LabelFiles.write(truth, whole);
    EvaluationReport report =
        EvaluationRun.run(
            whole.toString(),
            labelFile.toString(),
            "instances",
            -1,
            folder.resolve("scores"),
            Progress.NONE);
    assertTrue(report.pooled().accuracy(0.5) > 0.6, "compared with slice 2 of frame 3");
  }

  @Test
  void aFrameOfSeveralSlicesKeepsTheirNumbers() throws IOException {
    Path output = folder.resolve("frame");
    List<String> said = run(0, FRAME, 0, output, EnumSet.of(Kind.TABLE));
    List<List<String>> rows = Csv.rows(Files.readString(output.resolve("hyper_t3_objects.csv")));
    List<List<String>> planes =
        rows.subList(1, rows.size()).stream().map(row -> row.subList(1, 3)).distinct().toList();
    assertEquals(List.of(List.of("3", "1"), List.of("3", "2")), planes);
    assertEquals(1, said.stream().filter(Segmenter.SLICES::equals).count(), said + "");
  }

  @Test
  void theOpenImageHasTheSameNumbers() throws IOException {
    ImagePlus image = hyperstack;
    try (Segmenter segmenter = Segmenter.open(SETTINGS, Progress.NONE)) {
      List<String> said = new ArrayList<>();
      try (OpenImageSegmentation result =
          OpenImage.of(image, SLICE, FRAME).segment(segmenter, TestProgress.telling(said::add))) {
        ResultsTable table = result.table(Progress.NONE);
        assertTrue(table.size() > 1);
        for (int row = 0; row < table.size(); row++) {
          assertEquals(3, table.getValue("frame", row));
          assertEquals(2, table.getValue("slice", row));
        }
        ImagePlus labels = result.labelImage();
        assertEquals("hyper_t3_z2_labels", labels.getTitle());
        assertTrue(labels.getInfoProperty().contains("; slice 2; frame 3\n"));
        result.drawOverlay();
        for (Roi roi : image.getOverlay()) {
          assertEquals(List.of(2, 3), List.of(roi.getZPosition(), roi.getTPosition()));
        }
        assertFalse(said.contains(Segmenter.SLICES), "there is one slice only");
      }
      for (int run = 0; run < 2; run++) {
        OpenImage.of(image, 0, 1).segment(segmenter, TestProgress.telling(said::add)).close();
      }
      assertEquals(1, said.stream().filter(Segmenter.SLICES::equals).count(), "once a run");
    }
  }

  @Test
  void warningsNameTheChannelOfTheImage() throws IOException {
    List<String> said = run(1, 1, 2, folder.resolve("channel"), EnumSet.noneOf(Kind.class));
    assertTrue(
        said.stream().anyMatch(line -> line.contains("channel 2: all pixels have the same value")),
        said + "");
  }
}
