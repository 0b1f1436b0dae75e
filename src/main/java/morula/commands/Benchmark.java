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

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import morula.fiji.DecodingBenchmark;
import morula.instances.DistanceHead;
import morula.instances.Heads;
import morula.io.WholeFile;
import morula.keys.KeyedCommand;
import morula.network.Architectures;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.NetworkBenchmark;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Measures how long this machine takes to convert predictions into labels and ROIs. */
@Plugin(
    type = KeyedCommand.class,
    name = "benchmark",
    description = "Measures how fast this machine converts predictions into labels and ROIs",
    headless = true,
    visible = false,
    attrs = @Attr(name = "no-legacy"))
public final class Benchmark extends MorulaCommand {
  /** Pixels that an object needs, with the space around it. */
  private static final long PIXELS_OF_OBJECT = 500;

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  @Parameter(
      required = false,
      persist = false,
      label = "Output file",
      description = "JSON file to which the times are written",
      style = "save")
  private String output = "benchmark.json";

  @Parameter(
      required = false,
      persist = false,
      label = "Heads",
      description =
          "Head whose predictions are converted; it must predict single objects, such as"
              + " distance")
  private String heads = DistanceHead.NAME;

  @Parameter(
      required = false,
      persist = false,
      label = "Size",
      description = "Width and height of the test image in pixels",
      min = "64",
      max = "16384")
  private int size = 2048;

  @Parameter(
      required = false,
      persist = false,
      label = "Objects",
      description = "Number of objects in the test image",
      min = "1",
      max = "1000000")
  private int objects = 5000;

  @Parameter(
      required = false,
      persist = false,
      label = "Network",
      description =
          "Network that is timed in each numeric precision, against its plain archive as other"
              + " programs run it")
  private String network = "unet(depth=4,width=32)";

  @Parameter(
      required = false,
      persist = false,
      label = "Runs",
      description = "Number of runs of the network, whose median counts",
      min = "1",
      max = "1000")
  private int runs = 7;

  /** The content of the file; Gson writes its keys in lower_snake_case. Times are in seconds. */
  private record Figures(
      String system,
      String java,
      int processors,
      DecodingBenchmark.Result decoding,
      NetworkBenchmark.Result network) {}

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
    DecodingBenchmark.Result result =
        DecodingBenchmark.run(Heads.anyOf(heads), size, objects, progress);
    NetworkBenchmark.Result timed = NetworkBenchmark.run(network, runs, progress);
    Figures figures =
        new Figures(
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors(),
            result,
            timed);
    WholeFile.write(file, partial -> Files.writeString(partial, GSON.toJson(figures) + "\n"));
    progress.message(
        String.format(
            Locale.ROOT,
            "%d x %d pixels, %d objects, %d found: decoding %.3f s, ROIs %.3f s, both together"
                + " %.3f s, processor time %.3f s (medians of %d runs)",
            result.side(),
            result.side(),
            result.objects(),
            result.objectsFound(),
            result.decoding(),
            result.rois(),
            result.total(),
            result.processor(),
            result.runs()));
    progress.message(text("8 x 256 x 256 pixels", timed, timed.batch()));
    progress.message(text("1024 x 1024 pixels", timed, timed.tile()));
  }

  private static String text(
      String what, NetworkBenchmark.Result result, Map<String, Double> seconds) {
    double plain = seconds.get(NetworkBenchmark.PLAIN);
    return String.format(
        Locale.ROOT,
        "%s, %s: %s (medians of %d runs)",
        result.network(),
        what,
        seconds.entrySet().stream()
            .map(
                entry ->
                    String.format(
                        Locale.ROOT,
                        "%s %.3f s (%.1f x)",
                        entry.getKey(),
                        entry.getValue(),
                        plain / entry.getValue()))
            .collect(Collectors.joining(", ")),
        result.runs());
  }
}
