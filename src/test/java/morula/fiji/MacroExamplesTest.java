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
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import morula.commands.Script;
import morula.image.Image;
import morula.io.ImageFiles;
import morula.model.ModelFolders;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in {@code scripts/macros} run as they stand there. */
@Tag("slow")
class MacroExamplesTest {
  private static final Path MACROS = Path.of("scripts", "macros");

  /** What trains for minutes, and what is enough here. */
  private static final String LONG = "epochs=6 steps_per_epoch=50";

  private static final String QUICK =
      "epochs=1 steps_per_epoch=1 patch_size=64 batch_size=1 precision=fp32";

  @TempDir static Path folder;

  @BeforeAll
  static void generate() throws IOException {
    Script.assumeBuilt();
    done(Script.morula(folder, "generate", "output=.", "count=2", "size=128", "seed=2"));
    for (int i = 1; i <= 2; i++) {
      done(
          Script.morula(
              folder,
              "labels_to_rois",
              "input=labels/nuclei_00" + i + ".tif",
              "output=rois/nuclei_00" + i + "_rois.zip"));
    }
  }

  private static void done(Script.Result result) {
    assertEquals(0, result.status(), result.out() + result.err());
  }

  private static String run(String macro, String argument) throws IOException {
    Path file = folder.resolve(macro);
    Files.writeString(file, Files.readString(MACROS.resolve(macro)).replace(LONG, QUICK));
    Script.Result result =
        Script.run(folder, Map.of("DISPLAY", ""), "imagej", "-batch", file.toString(), argument);
    done(result);
    return result.out();
  }

  @Test
  void oneImage() throws IOException {
    String out = run("one_image.ijm", folder.resolve("images/nuclei_001.tif").toString());
    assertTrue(out.matches("(?s).*nuclei_001.tif: [1-9]\\d* objects.*"), out);
  }

  @Test
  void allOfAFolder() throws IOException {
    Path images = Files.createDirectory(folder.resolve("all"));
    for (String name : new String[] {"nuclei_001.tif", "nuclei_002.tif"}) {
      Files.copy(folder.resolve("images").resolve(name), images.resolve(name));
    }
    String out = run("folder.ijm", images.toString());
    assertTrue(out.matches("(?s).*nuclei_001: [1-9]\\d* objects.*nuclei_002: .*"), out);
  }

  @Test
  void timeSeries() throws IOException {
    film(ImageFiles.read(folder.resolve("images/nuclei_001.tif")));
    String out = run("time_series.ijm", folder.resolve("film/film.tif").toString());
    assertTrue(out.matches("(?s).*frame 1: [1-9]\\d* objects, mean area .*frame 2: .*"), out);
  }

  private static <T extends RealType<T>> void film(Image image) throws IOException {
    RandomAccessibleInterval<T> frame = Cast.unchecked(image.frame(0));
    ImageFiles.write(
        new Image("film", Views.stack(frame, frame), image.calibration()),
        folder.resolve("film/film.tif"));
  }

  @Test
  void correctAndRetrain() throws IOException {
    String out = run("correct_and_retrain.ijm", folder.toString());
    assertTrue(out.contains("Of "), out);
    assertTrue(Files.exists(folder.resolve("scores/metrics.csv")));
  }

  @Test
  void trainAndApplyInGroovy() throws IOException {
    Path own = Files.createDirectory(folder.resolve("groovy"));
    for (String part : new String[] {"images", "labels"}) {
      Files.createSymbolicLink(own.resolve(part), folder.resolve(part));
    }
    String script =
        Files.readString(MACROS.resolve("train_and_apply.groovy"))
            .replaceAll("(?m)^#@.*$", "")
            .replace(
                "epochs: 6, steps_per_epoch: 50",
                "epochs: 1, steps_per_epoch: 1, patch_size: 64, batch_size: 1, precision: 'fp32'");
    String before = System.getProperty(ModelFolders.PROPERTY);
    System.setProperty(ModelFolders.PROPERTY, "update-site/models");
    StringWriter printed = new StringWriter();
    try {
      Binding binding = new Binding(new HashMap<>(Map.of("folder", own)));
      binding.setProperty("out", new PrintWriter(printed, true));
      new GroovyShell(binding).evaluate(script);
    } finally {
      if (before == null) {
        System.clearProperty(ModelFolders.PROPERTY);
      } else {
        System.setProperty(ModelFolders.PROPERTY, before);
      }
    }
    assertTrue(
        printed.toString().matches("(?s).*Wrote .*nuclei_001.tif: \\d+ objects.*"), printed + "");
  }
}
