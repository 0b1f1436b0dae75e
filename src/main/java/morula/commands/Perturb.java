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

import java.io.IOException;
import java.nio.file.Path;
import morula.evaluation.PerturbedCopies;
import morula.image.Perturbation;
import morula.keys.KeyedCommand;
import morula.options.ValueText;
import morula.progress.Count;
import morula.progress.Progress;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes changed copies of images and labels, as from another microscope, to test models. */
@Plugin(
    type = KeyedCommand.class,
    name = "perturb",
    description =
        "Writes copies of images as other microscopes and cameras would make them: with another"
            + " depth, contrast, noise, focus, size and more, to test models",
    headless = true,
    visible = false,
    attrs = @Attr(name = "no-legacy"))
public final class Perturb extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description = "Images to copy: a file, a folder or a glob such as photos/*.tif",
      style = "open")
  private String images = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Label images",
      description =
          "Their label images (ground truth), zip files of ROIs or GeoJSON files: a file, a folder or a"
              + " glob, paired with the images by file name",
      style = "open")
  private String labels = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Output folder",
      description = "Folder in which the folders images and labels are written",
      style = "directory")
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Change",
      description =
          "What to change: depth (to 16 bits), inversion (of the contrast), background"
              + " (made uneven), noise (added), size (image and labels resized), blur, photons (few"
              + " are counted: shot noise), hot_pixels (full pixels), dead_lines (black rows),"
              + " saturation (clipped at the top), jpeg (compressed as JPEG with 8 bits), range"
              + " (few grey levels) or cut (only the middle of image and labels, so that the edge"
              + " cuts more objects)",
      choices = {
        "depth",
        "inversion",
        "background",
        "noise",
        "size",
        "blur",
        "photons",
        "hot_pixels",
        "dead_lines",
        "saturation",
        "jpeg",
        "range",
        "cut"
      })
  private String kind = "depth";

  @Parameter(
      required = false,
      persist = false,
      label = "Strength",
      description =
          "Strength of the change; hot_pixels, dead_lines, saturation, range and cut refuse the"
              + " default and need one of their own. background: its largest value, noise: its standard"
              + " deviation, both as a fraction of the intensity range of the image, such as 0.3;"
              + " size: the scale factor, "
              + Perturbation.SMALLEST_FACTOR
              + " to "
              + Perturbation.LARGEST_FACTOR
              + ", such as 0.5; blur: the standard deviation of the Gaussian in pixels, such as 2;"
              + " photons: their number in the brightest pixel, such as 30; hot_pixels, dead_lines"
              + " and saturation: the share of pixels or rows, such as 0.01; jpeg: the quality, 1 to"
              + " 100, such as 30; range: the number of grey levels, such as 16; cut: the share of"
              + " width and height that is kept, such as 0.5; depth and inversion: not used",
      min = "0",
      max = "1000000")
  private double strength = 1;

  @Parameter(
      required = false,
      persist = false,
      label = "Seed",
      description =
          "Seed of the random numbers, a whole number; the same seed gives the same random"
              + " choices")
  private long seed = 1;

  @Override
  void work(Progress progress) throws IOException {
    ValueText.given("images", images, "name the images, a file, folder or glob");
    ValueText.given("labels", labels, "name their label images, a file, folder or glob");
    Path folder = Requests.folder("output", output);
    Perturbation perturbation = Perturbation.of(kind);
    perturbation.check(strength);
    int count =
        PerturbedCopies.write(images, labels, perturbation, strength, seed, folder, progress);
    progress.message("Wrote " + Count.of(count, "image") + " and label images to " + folder);
  }
}
