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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import morula.benchmark.Part;
import morula.benchmark.Speed;
import morula.benchmark.SpeedFiles;
import morula.benchmark.SpeedReport;
import morula.benchmark.SpeedResult;
import morula.benchmark.SpeedSettings;
import morula.instances.DistanceHead;
import morula.instances.Heads;
import morula.keys.KeyedCommand;
import morula.network.Architectures;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Measures how fast this machine is with Morula, and with other programs. */
@Plugin(
    type = KeyedCommand.class,
    name = "benchmark",
    description =
        "Measures how fast this machine applies and trains a network, and does the whole job,"
            + " compared with other programs",
    headless = true,
    visible = false,
    attrs = @Attr(name = "no-legacy"))
public final class Benchmark extends MorulaCommand {
  /** Pixels that an object needs, with the space around it. */
  private static final long PIXELS_OF_OBJECT = 500;

  @Parameter(
      required = false,
      persist = false,
      label = "Output file",
      description =
          "JSON file to which the times are written; a table .csv, a page .md and, if memory is"
              + " measured, a table _memory.csv are written beside it",
      style = "save")
  private String output = "benchmark.json";

  @Parameter(
      required = false,
      persist = false,
      label = "Parts",
      description =
          "What is measured, separated by |: decoding, inference, training, job (file to labels and"
              + " ROIs), memory")
  private String parts = Part.USUAL;

  @Parameter(
      required = false,
      persist = false,
      label = "Network",
      description =
          "Network that is applied and trained in each numeric precision, against its plain archive"
              + " as other programs run it")
  private String network = "unet(depth=4,width=32)";

  @Parameter(
      required = false,
      persist = false,
      label = "Python",
      description =
          "Python with PyTorch that computes the same network, such as python3; empty for none")
  private String python = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Runs",
      description = "Number of runs of each program, whose median counts; the programs take turns",
      min = "1",
      max = "1000")
  private int runs = 7;

  @Parameter(
      required = false,
      persist = false,
      label = "Model",
      description = "Model of the whole job: the name, folder or .zip file of a model",
      style = "open")
  private String model = SegmentationSettings.MODEL.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description =
          "Images of the whole job: a file, a folder or a glob; empty for a generated image",
      style = "open")
  private String images = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Image size",
      description = "Width and height of the generated image of the whole job in pixels",
      min = "64",
      max = "65536")
  private int image_size = 1024;

  @Parameter(
      required = false,
      persist = false,
      label = "Memory sizes",
      description =
          "Widths of the generated images whose memory is measured, in pixels, separated by |")
  private String memory_sizes = "1024|2048|4096";

  @Parameter(
      required = false,
      persist = false,
      label = "Heads",
      description =
          "Head whose predictions are decoded; it must predict single objects, such as distance")
  private String heads = DistanceHead.NAME;

  @Parameter(
      required = false,
      persist = false,
      label = "Size",
      description = "Width and height of the prediction that is decoded in pixels",
      min = "64",
      max = "32768")
  private int size = 2048;

  @Parameter(
      required = false,
      persist = false,
      label = "Objects",
      description = "Number of objects in the prediction that is decoded",
      min = "1",
      max = "1000000")
  private int objects = 5000;

  @Override
  void work(Progress progress) throws IOException {
    long room = (long) size * size / PIXELS_OF_OBJECT;
    if (objects > room) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "objects=%d is not valid: an image of size=%d has room for %d",
              objects,
              size,
              room));
    }
    Path file = Requests.path("output", output, "name the file to write");
    if (Files.isDirectory(file)) {
      throw new InvalidRequestException("output=" + output + " is a folder: name a file");
    }
    Architectures.parse(network); // before anything is measured
    Set<Part> measured = Part.parse(parts);
    List<Integer> sizes = SpeedSettings.sizes(memory_sizes);
    SpeedSettings settings =
        new SpeedSettings(
            measured,
            network,
            runs,
            Optional.of(python).filter(text -> !text.isBlank()),
            model,
            images,
            image_size,
            sizes);
    SpeedResult result =
        Speed.run(
            settings,
            new Speed.Decoding(Heads.anyOf(heads), size, objects),
            soFar -> SpeedFiles.write(soFar, file),
            progress);
    new SpeedReport(result).lines().forEach(progress::message);
  }
}
