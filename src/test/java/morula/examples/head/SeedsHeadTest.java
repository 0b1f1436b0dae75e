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

package morula.examples.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import morula.engine.OneThread;
import morula.image.Labels;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.Heads;
import morula.io.LabelFiles;
import morula.keys.CommandRunner;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** Tests that a head of your own wants: it is found, it comes back, and it learns. */
@ExtendWith(OneThread.class)
class SeedsHeadTest {
  @TempDir Path folder;

  @Test
  void morulaFindsIt() {
    assertEquals("seeds(radius=2)", Heads.parse("seeds", 0).text());
    Head head = Heads.parse("Seeds( radius=3 )", 0);
    assertEquals("seeds(radius=3)", head.text());
    assertEquals(head.text(), Heads.parse(head.text(), 0).text(), "as a model has it");
    assertEquals(head.channels().size(), head.encoder().channels());
    refused("seeds(radius=0)", "radius must be a whole number from 1 to 16");
    refused("seeds(size=3)", "there is no option size (options: radius)");
    refused("seed", "foreground or seeds");
  }

  private static void refused(String text, String part) {
    String message =
        assertThrows(InvalidRequestException.class, () -> Heads.anyOf(text)).getMessage();
    assertTrue(message.startsWith("heads=") && message.contains(part), message);
  }

  /** What is encoded and decoded again is as before, if the network makes no mistake. */
  @Test
  void touchingObjectsComeBack() {
    int[] labels = new int[20 * 10];
    for (int i = 0; i < labels.length; i++) {
      int x = i % 20;
      int y = i / 20;
      boolean object = x >= 3 && x < 17 && y >= 2 && y < 8;
      labels[i] = object ? (x < 10 ? 1 : 2) : 0;
    }
    Head head = new SeedsHead(2);
    // the encoder sees more than the patch
    var grown =
        Views.interval(ArrayImgs.ints(labels, 20, 10), FinalInterval.createMinMax(0, 0, 19, 9));
    FinalInterval patch = FinalInterval.createMinMax(2, 2, 17, 7);
    var target = head.encoder().encode(grown, patch);
    assertArrayEquals(new long[] {16, 6, 2}, target.dimensionsAsLongArray());
    int[] found = new int[16 * 6];
    int count =
        head.decoder(DecoderOptions.DEFAULT)
            .decode(target, ArrayImgs.ints(found, 16, 6), Progress.NONE);
    assertEquals(2, count);
    for (int i = 0; i < found.length; i++) {
      assertEquals(labels[i % 16 + 2 + 20 * (i / 16 + 2)], found[i], "pixel " + i);
    }
  }

  @Test
  void whatNobodyAnnotatedCostsNothing() {
    int[] labels = new int[5 * 5];
    Arrays.fill(labels, 7);
    labels[0] = -1;
    FinalInterval patch = FinalInterval.createMinMax(1, 1, 2, 1);
    var target = new SeedsHead(1).encoder().encode(ArrayImgs.ints(labels, 5, 5), patch);
    assertArrayEquals(
        new float[] {1, 1, -1, 1}, target.update(null).getCurrentStorageArray(), "seed is open");
  }

  /** The same as in a shell: morula generate …; morula train heads=seeds …; morula segment …. */
  @Test
  void itIsTrainedAndApplied() throws IOException {
    run("generate", "output=" + folder, "count=8", "size=96", "seed=3");
    Path model = folder.resolve("seeds.zip");
    run(
        "train",
        "images=" + folder.resolve("images"),
        "labels=" + folder.resolve("labels"),
        "model=" + model,
        "heads=seeds",
        "network=unet(depth=2,width=4)",
        "epochs=3",
        "steps_per_epoch=12",
        "patch_size=64",
        "batch_size=2",
        "learning_rate=0.02",
        "validation=0.25",
        "augmentation=flips",
        "device=cpu",
        "precision=fp32");
    try (ModelPackage opened = ModelPackage.open(model)) {
      TrainingRecord record = opened.record().orElseThrow();
      assertEquals("seeds(radius=2)", record.head());
      double accuracy = record.scores().get("accuracy at IoU 0.5");
      assertTrue(accuracy > 0.2, "accuracy " + accuracy);
    }
    Path output = folder.resolve("predictions");
    run(
        "segment",
        "input=" + folder.resolve("images"),
        "model=" + model,
        "output=" + output,
        "device=cpu");
    int found = objects(output);
    int drawn = objects(folder.resolve("labels"));
    assertTrue(found > drawn / 4, found + " of " + drawn + " objects");
  }

  /** How many objects the label images of a folder have together. */
  private static int objects(Path labelImages) throws IOException {
    int objects = 0;
    try (Stream<Path> files = Files.list(labelImages)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tif")).toList()) {
        Labels labels = LabelFiles.read(file);
        objects +=
            Views.flatIterable(labels.pixels()).stream().mapToInt(IntType::get).max().orElse(0);
      }
    }
    return objects;
  }

  private static void run(String command, String... keys) {
    try (Context context = new Context(CommandService.class)) {
      CommandRunner runner = new CommandRunner(context);
      CommandInfo info = runner.find(command);
      runner.run(info, runner.keys(info).parse(List.of(keys)), Progress.NONE);
    }
  }
}
