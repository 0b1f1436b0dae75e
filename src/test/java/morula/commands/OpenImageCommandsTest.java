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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.WindowManager;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import morula.fiji.LabelImages;
import morula.fiji.SampleImage;
import morula.image.Calibration;
import morula.image.Labels;
import morula.keys.CommandRunner;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.LoadedModels;
import morula.synthetic.SyntheticSample;
import morula.synthetic.SyntheticSource;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** The commands on images that are open: of each kind, none, one and several. */
class OpenImageCommandsTest {
  private final List<String> messages = new ArrayList<>();

  @BeforeEach
  void openNothing() {
    Interpreter.batchMode = true; // images are open without a display
  }

  @AfterEach
  void closeAll() {
    int[] ids = WindowManager.getIDList();
    for (int id : ids == null ? new int[0] : ids) {
      Interpreter.removeBatchModeImage(WindowManager.getImage(id));
    }
    Interpreter.batchMode = false;
  }

  private static ImagePlus open(ImagePlus image) {
    Interpreter.addBatchModeImage(image);
    return image;
  }

  private Module run(String command, ImagePlus image, String... keys) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (String key : keys) {
      inputs.put(key.split("=", 2)[0], key.split("=", 2)[1]);
    }
    if (image != null) {
      inputs.put("image", image);
    }
    try (Context context = new Context(CommandService.class)) {
      CommandRunner runner = new CommandRunner(context);
      return runner.run(
          runner.find(command),
          inputs,
          new Progress() {
            @Override
            public void message(String line) {
              messages.add(line);
            }

            @Override
            public void update(long done, long total, String what) {}

            @Override
            public boolean isCancelled() {
              return false;
            }
          });
    }
  }

  private String refused(String command, ImagePlus image, String... keys) {
    String line =
        assertThrows(InvalidRequestException.class, () -> run(command, image, keys)).getMessage();
    assertFalse(line.contains("\n"), line);
    return line;
  }

  @Test
  void aSecondRunLoadsNoModel() {
    SyntheticSample sample =
        SyntheticSource.parse("size", "nuclei(size=96)")
            .draw(SyntheticSource.Stream.TRAINING, 0, 0);
    ImagePlus image = open(SampleImage.of(sample, "s", false));
    run("segment", image, "model=update-site/models/nuclei.zip", "device=cpu");
    int before = LoadedModels.count();
    run("segment", image, "model=update-site/models/nuclei.zip", "device=cpu", "minimum_size=30");
    assertEquals(before, LoadedModels.count());
  }

  private static ImagePlus drawn(ImagePlus image, Roi... rois) {
    Overlay overlay = new Overlay();
    for (Roi roi : rois) {
      overlay.add(roi);
    }
    image.setOverlay(overlay);
    return image;
  }

  private static int[] pixels(Object output) {
    ImagePlus image = (ImagePlus) output;
    int plane = image.getWidth() * image.getHeight();
    int[] values = new int[plane * image.getStackSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) image.getStack().getProcessor(1 + i / plane).getf(i % plane);
    }
    return values;
  }

  private int[] labels(ImagePlus image, String... keys) {
    return pixels(run("rois_to_labels", image, keys).getOutput("labels"));
  }

  @Test
  void roisLieOnEachKindOfImage() {
    Roi first = new Roi(0, 0, 1, 1);
    Roi second = new Roi(2, 0, 9, 1);
    int[] plane = {1, 0, 2, 2};
    ImagePlus grey = new ImagePlus("g.tif", new ByteProcessor(4, 1));
    ImagePlus color = new ImagePlus("c.png", new ColorProcessor(4, 1));
    assertArrayEquals(plane, labels(drawn(grey, first, second)));
    assertArrayEquals(plane, labels(drawn(color, first, second)));
    ImageStack stack = new ImageStack(4, 1);
    for (int i = 0; i < 12; i++) {
      stack.addSlice(new ByteProcessor(4, 1));
    }
    ImagePlus hyperstack = new ImagePlus("h.tif", stack);
    hyperstack.setDimensions(2, 3, 2);
    hyperstack.setOpenAsHyperStack(true);
    first.setPosition(0, 2, 1);
    second.setPosition(1, 3, 2);
    int[] expected = new int[24];
    expected[4] = 1;
    expected[22] = 2;
    expected[23] = 2;
    assertArrayEquals(expected, labels(drawn(hyperstack, first, second)));
  }

  @Test
  void virtualStacksAreNotRead() {
    ImagePlus virtual =
        new ImagePlus(
            "v",
            new VirtualStack(4, 1, null, "") {
              @Override
              public int getSize() {
                return 2;
              }

              @Override
              public int size() {
                return 2;
              }

              @Override
              public ImageProcessor getProcessor(int slice) {
                return new ByteProcessor(4, 1);
              }
            });
    Roi roi = new Roi(1, 0, 1, 1);
    roi.setPosition(2);
    assertArrayEquals(new int[] {0, 0, 0, 0, 0, 1, 0, 0}, labels(drawn(virtual, roi)));
  }

  @Test
  void selectionIsTheLastPlaceToLook() {
    ImagePlus image = new ImagePlus("g", new ByteProcessor(4, 1));
    image.setRoi(new Roi(3, 0, 1, 1));
    assertArrayEquals(new int[] {0, 0, 0, 1}, labels(image));
    drawn(image, new Roi(0, 0, 1, 1));
    assertArrayEquals(new int[] {1, 0, 0, 0}, labels(image));
    assertTrue(messages.get(1).contains("1 ROI of the overlay"), messages.toString());
    assertArrayEquals(new int[] {0, 0, 0, 1}, labels(image, "from=selection"));
  }

  @Test
  void imagesWithoutRoisAreRefused() {
    ImagePlus image = new ImagePlus("g", new ByteProcessor(4, 1));
    assertTrue(refused("rois_to_labels", image).contains("there is no ROI"));
    assertTrue(refused("rois_to_labels", null).contains("open it in ImageJ"));
    assertTrue(
        refused("rois_to_labels", drawn(image, new Line(0, 0, 3, 0))).contains("has an area"));
    assertTrue(refused("rois_to_labels", drawn(image, new Roi(9, 9, 2, 2))).contains("outside"));
  }

  private static ImagePlus labelImage() {
    int[] values = {0, 1, 1, 0, 0, 0, 7, 7, 0, 0, 0, 0};
    return LabelImages.of(
        new Labels("cells", ArrayImgs.ints(values, 4, 3, 1, 1), Calibration.NONE));
  }

  private static ImagePlus photograph(String title) {
    ByteProcessor plane = new ByteProcessor(64, 64);
    Random random = new Random(1);
    for (int i = 0; i < plane.getPixelCount(); i++) {
      plane.set(i, 100 + random.nextInt(60));
    }
    return new ImagePlus(title, plane);
  }

  @Test
  void roisOfALabelImageGoToFiles(@TempDir Path folder) throws Exception {
    ImagePlus source = open(new ImagePlus("cells.tif", new ByteProcessor(4, 3)));
    open(labelImage());
    Path file = folder.resolve("cells.geojson");
    run("labels_to_rois", source, "output=" + file);
    assertTrue(Files.readString(file).contains("\"name\":\"7\""));
    assertTrue(
        refused("labels_to_rois", photograph("photo"), "output=" + file)
            .contains("as in a photograph"));
    assertTrue(
        refused("labels_to_rois", new ImagePlus("rgb", new ColorProcessor(4, 3)), "output=" + file)
            .contains("colour"));
    assertTrue(refused("labels_to_rois", source).contains("output= is missing"));
  }

  @Test
  void objectsAreMeasuredInTheImageOfTheirName() {
    ImagePlus source = open(new ImagePlus("cells.tif", new ByteProcessor(4, 3)));
    source.getProcessor().set(1, 0, 50);
    ImagePlus labels = open(labelImage());
    for (ImagePlus active : List.of(source, labels)) {
      ResultsTable table = (ResultsTable) run("measure_labels", active).getOutput("objects");
      assertEquals("cells_objects", table.getTitle());
      assertEquals(2, table.size());
      assertEquals(25, table.getValue("mean_1", 0));
    }
    source.setRoi(0, 0, 2, 2);
    run("measure_labels", labels);
    assertTrue(messages.get(0).contains("The selection on cells.tif is not used"), messages + "");
  }

  @Test
  void severalImagesAreNamedByTheirTitles(@TempDir Path folder) throws Exception {
    ImagePlus labels = open(labelImage());
    assertTrue(refused("measure_labels", labels).contains("is not open"));
    assertTrue(refused("measure_labels", null).contains("open one in ImageJ"));
    open(new ImagePlus("other.tif", new ByteProcessor(4, 3)));
    open(new ImagePlus("large.tif", new ByteProcessor(9, 9)));
    run("measure_labels", null, "labels=cells_labels", "images=other", "output=" + folder);
    assertEquals(3, Files.readAllLines(folder.resolve("other_objects.csv")).size());
    assertTrue(
        refused("measure_labels", null, "labels=cells_labels", "images=large.tif")
            .contains("has the size of its image"));
    assertTrue(
        refused("measure_labels", null, "labels=cells_labels", "images=none")
            .contains("no such image is open"));
  }

  @Test
  void openImagesAreCompared(@TempDir Path folder) {
    open(labelImage());
    ShortProcessor found = new ShortProcessor(4, 3);
    found.set(1, 0, 3);
    found.set(2, 0, 3);
    open(new ImagePlus("found", found));
    String[] sides = {"labels=cells_labels", "predictions=found"};
    String said = (String) run("evaluate", null, sides).getOutput("summary");
    assertTrue(said.startsWith("Of 2 objects, 1 is found"), said);
    run("evaluate", null, sides[0], sides[1], "output=" + folder.resolve("scores"));
    assertTrue(Files.exists(folder.resolve("scores/metrics.csv")));
    open(photograph("photo"));
    String line = refused("evaluate", null, "labels=photo", "predictions=found");
    assertTrue(line.contains("photo"), line);
    assertFalse(line.contains(System.getProperty("java.io.tmpdir")), line);
    line = refused("evaluate", null, "labels=cells_labels", "predictions=photo");
    assertFalse(line.contains(System.getProperty("java.io.tmpdir")), line);
    line = refused("evaluate", null, "labels=cells_labels", "predictions=nothing");
    assertTrue(line.contains("predictions=nothing: no such file"), line);
  }

  @Test
  void truthIsDrawnOnTheSampleIfAsked() {
    SyntheticSample sample =
        SyntheticSource.parse("size", "nuclei(size=96)")
            .draw(SyntheticSource.Stream.TRAINING, 0, 0);
    int objects = 0;
    for (IntType label : sample.labels().pixels()) {
      objects = Math.max(objects, label.get());
    }
    assertEquals(objects, SampleImage.of(sample, "s", true).getOverlay().size());
    assertNull(SampleImage.of(sample, "s", false).getOverlay());
  }
}
