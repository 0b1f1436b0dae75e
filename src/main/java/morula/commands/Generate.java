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
import morula.keys.KeyedCommand;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import morula.synthetic.SyntheticGenerator;
import morula.synthetic.SyntheticShapes;
import morula.synthetic.SyntheticSource;
import morula.synthetic.TextureParameters;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes synthetic images with their label images, to train on and for trying things out. */
@Plugin(
    type = KeyedCommand.class,
    name = "generate",
    description =
        "Generates synthetic images of nuclei, membranes, shapes or textures with their label images",
    headless = true,
    visible = false,
    attrs = @Attr(name = "no-legacy"))
public final class Generate extends MorulaCommand {
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
      label = "Kind",
      description =
          "What to generate: nuclei (single objects), membranes (cells of which only the"
              + " outline is bright), shapes (five classes, in colour) or textures (two classes)",
      choices = {"nuclei", "membranes", "shapes", "textures"})
  private String kind = "nuclei";

  @Parameter(
      required = false,
      persist = false,
      label = "Count",
      description = "Number of images",
      min = "1",
      max = "1000000")
  private int count = 20;

  @Parameter(
      required = false,
      persist = false,
      label = "Size",
      description =
          "Width and height of the images in pixels, at least "
              + SyntheticSource.SMALLEST
              + "; 0 for the default of the kind: nuclei and membranes "
              + SyntheticSource.NUCLEI_SIZE
              + ", shapes "
              + SyntheticShapes.SIZE
              + ", textures "
              + TextureParameters.SIZE,
      min = "0",
      max = "16384")
  private int size;

  @Parameter(
      required = false,
      persist = false,
      label = "Seed",
      description =
          "Seed of the random numbers, a whole number; the same seed gives the same random"
              + " choices")
  private long seed = 1;

  @Parameter(
      required = false,
      persist = false,
      label = "Overlap",
      description =
          "Nuclei only: above 0, nuclei touch each other in clusters, and two bounding"
              + " boxes overlap by up to this fraction of the smaller one (no pixel belongs to"
              + " two nuclei); 0 to place nuclei at random",
      min = "0",
      max = "" + SyntheticSource.LARGEST_OVERLAP)
  private double overlap;

  @Parameter(
      required = false,
      persist = false,
      label = "Sigma",
      description =
          "Textures only: standard deviation, in pixels, of the Gaussian filter that shapes"
              + " the two domains of the image; larger for larger domains; 0 for a fifth of the"
              + " size",
      min = "0",
      max = "1000")
  private double sigma;

  @Parameter(
      required = false,
      persist = false,
      label = "Sigma 1",
      description =
          "Textures only: standard deviation, in pixels, of the Gaussian filter of the"
              + " noise inside domain 1; larger for a coarser texture",
      min = "0",
      max = "1000")
  private double sigma1 = TextureParameters.SIGMA1;

  @Parameter(
      required = false,
      persist = false,
      label = "Sigma 2",
      description =
          "Textures only: standard deviation, in pixels, of the Gaussian filter of the"
              + " noise outside domain 1; larger for a coarser texture",
      min = "0",
      max = "1000")
  private double sigma2 = TextureParameters.SIGMA2;

  @Parameter(
      required = false,
      persist = false,
      label = "Smoothing",
      description =
          "Textures only: standard deviation, in pixels, of the Gaussian filter of the"
              + " whole image at the end",
      min = "0",
      max = "1000")
  private double smoothing = TextureParameters.SMOOTHING;

  @Override
  void work(Progress progress) throws IOException {
    Path folder = Requests.folder("output", output);
    SyntheticDataset.write(
        generator(),
        kind,
        folder.resolve("images"),
        folder.resolve("labels"),
        count,
        seed,
        progress);
    progress.message("Wrote " + Count.of(count, "image") + " and label images to " + folder);
  }

  private SyntheticGenerator generator() {
    if (size != 0 && size < SyntheticSource.SMALLEST) {
      throw new InvalidRequestException(
          "size=" + size + " is too small: use " + SyntheticSource.SMALLEST + " or more");
    }
    return switch (kind) {
      case "membranes" -> SyntheticGenerator.membranes(sizeOr(SyntheticSource.NUCLEI_SIZE));
      case "shapes" -> SyntheticGenerator.shapes(sizeOr(SyntheticShapes.SIZE));
      case "textures" -> SyntheticGenerator.textures(textures());
      default -> SyntheticGenerator.nuclei(sizeOr(SyntheticSource.NUCLEI_SIZE), overlap);
    };
  }

  private TextureParameters textures() {
    int side = sizeOr(TextureParameters.SIZE);
    if (!(sigma1 > 0 && sigma2 > 0 && smoothing > 0)) {
      throw new InvalidRequestException("sigma1=, sigma2= and smoothing= must be above 0");
    }
    double partition = sigma > 0 ? sigma : TextureParameters.published(side).sigma();
    return new TextureParameters(side, partition, sigma1, sigma2, smoothing);
  }

  private int sizeOr(int otherwise) {
    return size == 0 ? otherwise : size;
  }
}
