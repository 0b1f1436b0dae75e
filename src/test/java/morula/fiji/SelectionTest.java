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

package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.image.Image;
import morula.keys.CommandRunner;
import morula.progress.InvalidRequestException;
import morula.progress.TestProgress;
import morula.segmentation.Region;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** The command segment on an open image with a selection. */
class SelectionTest {
  private final List<String> said = new ArrayList<>();

  private static ImagePlus nuclei() {
    Image drawn = SyntheticNuclei.draw("nuclei", NucleiParameters.plane(220, 160), 3).image();
    FloatProcessor pixels = new FloatProcessor(220, 160);
    int i = 0;
    for (RealType<?> pixel : Views.flatIterable(drawn.channel(0))) {
      pixels.setf(i++, pixel.getRealFloat());
    }
    return new ImagePlus("nuclei.tif", pixels);
  }

  private Module segment(ImagePlus image, String... keys) {
    CommandRunner runner = new CommandRunner(new Context(CommandService.class));
    var info = runner.find("segment");
    List<String> words =
        new ArrayList<>(List.of("model=" + Path.of("update-site/models/nuclei.zip")));
    words.addAll(List.of(keys));
    Map<String, Object> inputs = new HashMap<>(runner.keys(info).parse(words));
    inputs.put("image", image);
    return runner.run(info, inputs, TestProgress.telling(said::add));
  }

  @Test
  void onlyObjectsOfTheSelectionAreFoundAndTheResultSaysWhatMadeIt() {
    ImagePlus image = nuclei();
    image.setRoi(new OvalRoi(10, 10, 180, 140));
    ResultsTable all = (ResultsTable) segment(image, "diameter=25").getOutput("objects");
    assertTrue(said.toString().contains("selection=true segments only"), said + "");
    said.clear();
    Module part = segment(image, "diameter=25", "selection=true", "roi_manager=true");
    assertFalse(said.toString().contains("is not used"), said + "");
    ResultsTable found = (ResultsTable) part.getOutput("objects");
    int inside = 0;
    for (int row = 0; row < all.size(); row++) {
      double x = all.getValue("centroid_x", row);
      double y = all.getValue("centroid_y", row);
      inside += image.getRoi().contains((int) x, (int) y) ? 1 : 0;
    }
    assertTrue(inside > 1 && inside < all.size(), inside + " of " + all.size());
    assertEquals(inside, found.size());
    assertEquals(inside, image.getOverlay().size());
    ImagePlus labels = (ImagePlus) part.getOutput("labels");
    String info = labels.getInfoProperty();
    assertTrue(info.contains("Objects: " + inside + "\n"), info);
    assertTrue(info.contains("diameter=25 selection=true (within x=10 y=10"), info);
    assertTrue(
        info.matches("(?s).*Model SHA-256: [0-9a-f]{64}\n.*Precision: (fp32|bf16|int8)\n.*"), info);
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> segment(labels));
    assertTrue(refused.getMessage().contains("a label image that Morula made"));
  }

  @Test
  void aSelectionEnclosesAnAreaWithinTheImage() {
    ImagePlus image = new ImagePlus("x", new ByteProcessor(50, 40));
    assertThrows(InvalidRequestException.class, () -> SelectedRegion.of(image));
    image.setRoi(new Line(1, 1, 20, 20));
    String line =
        assertThrows(InvalidRequestException.class, () -> SelectedRegion.of(image)).getMessage();
    assertTrue(line.startsWith("selection=true: x has no selection that encloses an area"), line);
    image.setRoi(new Roi(30, 20, 100, 100));
    Region region = SelectedRegion.of(image);
    assertEquals(49, region.bounds().max(0));
    assertEquals(20, region.bounds().dimension(1));
    image.setRoi(9, 9, 20, 20); // as makeRectangle of a macro
    assertTrue(SelectedRegion.of(image).shape().contains(15.5, 15.5));
    assertTrue(SelectedRegion.of(image).shape().contains(9.5, 28.5));
    assertFalse(SelectedRegion.of(image).shape().contains(29.5, 15.5));
    image.setRoi(new Roi(0, 0, 5, 5));
    assertTrue(region.shape().contains(35, 25), "a later change of the selection matters");
  }
}
