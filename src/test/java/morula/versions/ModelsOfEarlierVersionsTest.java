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

package morula.versions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models that earlier versions trained, one of each kind of head, are read for ever: they segment
 * as they did, are described, and a training starts from them.
 */
class ModelsOfEarlierVersionsTest {
  @TempDir Path folder;

  private static Path model(String head) {
    return VersionFiles.V0_1_0.resolve("models").resolve(head + ".zip");
  }

  /**
   * In fp32, which gave these very labels with the instructions of three kinds of processors, and
   * with the diameter that 0.1.0 estimated: later versions estimate a little differently. They also
   * draw the outlines of images that they resize more exactly: in the first one, some pixels
   * differ.
   */
  @ParameterizedTest
  @CsvSource({
    "instances,nuclei,diameter=24.6",
    "flows,nuclei,frame=0",
    "star_convex,nuclei,frame=0",
    "semantic,textures,frame=0",
    "masks,textures,frame=0",
    "foreground,shapes,frame=0",
  })
  void theySegmentAsTheyDid(String head, String image, String key) throws IOException {
    Commands.run(
        "segment",
        "input=" + VersionFiles.V0_1_0.resolve("images").resolve(image + ".tif"),
        "model=" + model(head),
        "output=" + folder,
        "precision=fp32",
        "device=cpu",
        "rois=false",
        "overlay=false",
        key);
    Path expected = VersionFiles.V0_1_0.resolve("labels").resolve(head + ".tif");
    int[] labels = VersionFiles.labels(expected);
    assertTrue(Arrays.stream(labels).distinct().count() > 1, "something is found");
    int[] now = VersionFiles.labels(folder.resolve(image + "_labels.tif"));
    long different = IntStream.range(0, labels.length).filter(i -> labels[i] != now[i]).count();
    boolean isResized = key.startsWith("diameter");
    assertTrue(different <= (isResized ? labels.length / 100 : 0), different + " pixels differ");

    Commands.run(
        "evaluate",
        "labels=" + expected,
        "predictions="
            + Files.move(folder.resolve(image + "_labels.tif"), folder.resolve(head + ".tif")),
        "output=" + folder.resolve("scores"),
        "heads=" + head);
    JsonObject metrics =
        JsonParser.parseString(Files.readString(folder.resolve("scores/metrics.json")))
            .getAsJsonObject();
    assertEquals(1, metrics.get("images").getAsInt());
    assertEquals(1, score(metrics), isResized ? 0.1 : 0, head);
  }

  private static double score(JsonObject metrics) {
    return metrics.has("semantic")
        ? metrics.getAsJsonObject("semantic").get("pixel_accuracy").getAsDouble()
        : metrics.getAsJsonObject("pooled").get("mean_accuracy").getAsDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"instances", "flows", "star_convex", "semantic", "masks", "foreground"})
  void theyAreDescribed(String head) throws IOException {
    Path described = folder.resolve("described.zip");
    Commands.run("describe", "model=" + model(head), "output=" + described, "licence=CC0-1.0");
    try (ZipFile before = new ZipFile(model(head).toFile());
        ZipFile after = new ZipFile(described.toFile())) {
      for (String name : new String[] {"weights.pt", "test_input.npy", "test_output.npy"}) {
        assertArrayEquals(bytes(before, name), bytes(after, name), name);
      }
      String old = new String(bytes(before, "rdf.yaml"), StandardCharsets.UTF_8);
      String now = new String(bytes(after, "rdf.yaml"), StandardCharsets.UTF_8);
      assertTrue(!old.contains("CC0-1.0") && now.contains("CC0-1.0"), now);
    }
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return zip.getInputStream(entry).readAllBytes();
  }

  /** Its network and its heads are taken from the model. */
  @ParameterizedTest
  @CsvSource({
    "instances,nuclei", "flows,nuclei", "star_convex,nuclei",
    "semantic,textures", "masks,textures", "foreground,shapes",
  })
  void aTrainingStartsFromThem(String head, String images) {
    String messages =
        Commands.run(
                "train",
                "images=" + images + "(size=32,count=2)",
                "model=" + folder.resolve("more.zip"),
                "start_from=" + model(head),
                "epochs=1",
                "steps_per_epoch=1",
                "patch_size=32",
                "batch_size=1",
                "precision=fp32",
                "device=cpu")
            .toString();
    assertTrue(messages.contains("62 of 62 tensors were loaded from"), messages);
    assertTrue(Files.exists(folder.resolve("more.zip")));
  }
}
