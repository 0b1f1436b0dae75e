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

import ij.ImagePlus;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import morula.fiji.SampleImage;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.keys.KeyedCommand;
import morula.progress.Count;
import morula.progress.Progress;
import morula.synthetic.SyntheticGenerator;
import morula.synthetic.SyntheticSample;
import morula.synthetic.SyntheticSource;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens an image to try things out, or writes some with their label images to train on. */
@Plugin(
    type = KeyedCommand.class,
    name = "sample",
    description =
        "Opens a generated image of which the true objects are known, or writes several of them"
            + " to train on",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "Morula"),
      @Menu(label = "Morula: Open Sample...")
    },
    attrs = @Attr(name = "no-legacy"))
public final class Sample extends MorulaCommand {
  private static final String MEMBRANES = "membranes";

  @Parameter(
      required = false,
      persist = false,
      label = "What",
      description =
          "What the image shows: nuclei, which the model nuclei finds, or membranes: cells of which"
              + " only the outline is bright, most of which that model misses until it is trained"
              + " on a few of these images",
      choices = {"nuclei", MEMBRANES})
  private String kind = "nuclei";

  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description =
          "Number of images; more than one image is written to a folder, and not only opened",
      min = "1",
      max = "1000")
  private int count = 1;

  @Parameter(
      required = false,
      persist = false,
      label = "Training folder",
      description =
          "Folder to write the images and their label images to, to train on: the folder of the"
              + " images and the folder of the label images of Train; empty to show the image only",
      style = "directory",
      attrs = @Attr(name = "when-empty", value = "not written, only opened"))
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "outline the true objects",
      description =
          "Outline the true objects on the image, as an overlay; Correct can add them to a"
              + " training set")
  private boolean truth = false;

  @Parameter(
      required = false,
      persist = false,
      label = "Size",
      description = "Width and height in pixels",
      min = "64",
      max = "4096",
      attrs = @Attr(name = "more"))
  private int size = 512;

  @Parameter(
      required = false,
      persist = false,
      label = "Number",
      description = "Number of the first image: each number is another image",
      min = "1",
      max = "999999",
      attrs = @Attr(name = "more"))
  private int number = 1;

  @Parameter(type = ItemIO.OUTPUT, label = "Sample")
  private ImagePlus sample;

  @Override
  void work(Progress progress) throws IOException {
    boolean shown = !GraphicsEnvironment.isHeadless() || SampleImage.isShownHeadless();
    if (count > 1 || !output.isBlank() || !shown) {
      write(Requests.writableFolder("output", output), progress);
    }
    if (shown) {
      sample = SampleImage.of(draw(number), name(number), truth);
    }
  }

  private void write(Path folder, Progress progress) throws IOException {
    for (int i = 0; i < count; i++) {
      progress.checkCancelled();
      SyntheticSample drawn = draw(number + i);
      ImageFiles.write(drawn.image(), folder.resolve(name(number + i) + ".tif"));
      LabelFiles.write(drawn.labels(), folder.resolve(name(number + i) + "_labels.tif"));
      progress.update(i + 1L, count, "Writing the samples");
    }
    String first = name(number);
    progress.message(
        count == 1
            ? "Wrote " + first + ".tif and " + first + "_labels.tif to " + folder
            : "Wrote " + Count.of(count, "image") + " and their label images to " + folder);
  }

  private String name(int index) {
    String prefix = kind.equals(MEMBRANES) ? "sample_membranes" : "sample";
    return String.format(Locale.ROOT, "%s_%03d", prefix, index);
  }

  /** Draws the image of a number; the others have nothing to do with it. */
  private SyntheticSample draw(int index) {
    SyntheticGenerator generator =
        kind.equals(MEMBRANES)
            ? SyntheticGenerator.membranes(size)
            : SyntheticGenerator.nuclei(size, 0);
    return new SyntheticSource(kind, kind, generator, 2, 0)
        .draw(SyntheticSource.Stream.TRAINING, index - 1, 0);
  }
}
