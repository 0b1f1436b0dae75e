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
import morula.progress.Progress;
import morula.synthetic.SyntheticSample;
import morula.synthetic.SyntheticSource;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens an image to try things out. */
@Plugin(
    type = KeyedCommand.class,
    name = "sample",
    description = "Opens a generated image of nuclei, of which the truth is known",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "Morula"),
      @Menu(label = "Morula: Open Sample")
    },
    attrs = @Attr(name = "no-legacy"))
public final class Sample extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Size",
      description = "Width and height in pixels",
      min = "64",
      max = "4096")
  private int size = 512;

  @Parameter(
      required = false,
      persist = false,
      label = "Number",
      description = "Number of the image: each number is another image",
      min = "1",
      max = "999999")
  private int number = 1;

  @Parameter(
      required = false,
      persist = false,
      label = "truth",
      description = "Outline the true nuclei as an overlay")
  private boolean truth = false;

  @Parameter(
      required = false,
      persist = false,
      label = "Output folder",
      description = "Folder to write the image and its labels to; empty to show the image",
      style = "directory")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Sample")
  private ImagePlus sample;

  @Override
  void work(Progress progress) throws IOException {
    SyntheticSource source =
        SyntheticSource.parse("size", String.format(Locale.ROOT, "nuclei(size=%d)", size));
    SyntheticSample drawn = source.draw(SyntheticSource.Stream.TRAINING, number - 1, 0);
    String name = String.format(Locale.ROOT, "sample_%03d", number);
    if (!output.isBlank() || GraphicsEnvironment.isHeadless() && !SampleImage.isShownHeadless()) {
      Path folder = Requests.writableFolder("output", output);
      ImageFiles.write(drawn.image(), folder.resolve(name + ".tif"));
      LabelFiles.write(drawn.labels(), folder.resolve(name + "_labels.tif"));
      progress.message("Wrote " + name + ".tif and " + name + "_labels.tif to " + folder);
      return;
    }
    sample = SampleImage.of(drawn, name, truth);
  }
}
