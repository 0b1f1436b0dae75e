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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import morula.TestHome;
import morula.commands.Script;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person goes through all windows, on a small screen. */
@Tag("slow")
class TourTest {
  @Test
  void everyWindowDoesWhatItSays(@TempDir Path folder) throws Exception {
    generate(folder, "count=5");
    runOnADisplay(Tour.class, folder);
  }

  @Test
  void correctionsAreSavedKeptAndTrainedOn(@TempDir Path folder) throws Exception {
    generate(folder, "count=3");
    runOnADisplay(CorrectTour.class, folder);
  }

  @Test
  void trainingsArePausedAndGoneOnWithAndModelsKept(@TempDir Path folder) throws Exception {
    generate(folder, "count=3");
    runOnADisplay(TrainTour.class, folder);
  }

  @Test
  void menuItemsRecordsAndTheCommandLineGiveTheSame(@TempDir Path folder) throws Exception {
    generate(folder, "count=2");
    Script.Result outlined =
        Script.morula(
            folder,
            "labels_to_rois",
            "input=labels/nuclei_001.tif",
            "output=rois/nuclei_001_rois.zip");
    assertEquals(0, outlined.status(), outlined.err());
    packPlugin(folder);
    runOnADisplay(Replay.class, folder);
  }

  @Test
  void whatIsDoneWithFilesIsReplayedAndTheSameOnTheCommandLine(@TempDir Path folder)
      throws Exception {
    generate(folder, "count=2");
    packPlugin(folder);
    runOnADisplay(ReplayFiles.class, folder);
  }

  /** Packs the plugin that ImageJ finds in its folder of plugins. */
  private static void packPlugin(Path folder) throws Exception {
    Files.writeString(folder.resolve("nothing.ijm"), "print(1);");
    Script.run(folder, Map.of("DISPLAY", ""), "imagej", "-batch", "nothing.ijm");
  }

  @Test
  void everyWindowCanBeReadOnASmallDarkScreen(@TempDir Path folder) throws Exception {
    generate(folder, "count=3");
    runOnADisplay("1093x614x24", LooksTour.class, folder, Path.of("target/tour"));
  }

  private static void generate(Path folder, String count) throws Exception {
    Script.assumeBuilt();
    assumeTrue(isInstalled("Xvfb"), "skipped: Xvfb is not installed");
    Script.Result made = Script.morula(folder, "generate", "output=.", count, "seed=1");
    assertEquals(0, made.status(), made.err());
  }

  private static void runOnADisplay(Class<?> program, Path folder) throws Exception {
    runOnADisplay(program, folder, Path.of("target/tour"));
  }

  /** Runs a program that leaves pictures in {@code folder}, of which copies are kept. */
  static void runOnADisplay(Class<?> program, Path folder, Path pictures) throws Exception {
    runOnADisplay("1366x768x24", program, folder, pictures);
  }

  private static void runOnADisplay(String size, Class<?> program, Path folder, Path pictures)
      throws Exception {
    Process display =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", size)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader number =
        new BufferedReader(
            new InputStreamReader(display.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessBuilder builder =
          Script.java(
              List.of(
                  "-Dai.djl.offline=true",
                  "-Dlogback.configurationFile="
                      + Path.of("scripts/lib/logback.xml").toAbsolutePath(),
                  "-Duser.home=" + folder,
                  TestHome.JAVA_OPTION, // one choice of the precision for all programs
                  "-Dplugins.dir=" + TestHome.IMAGEJ,
                  "-Dmorula.models=" + Path.of("update-site/models").toAbsolutePath(),
                  "-cp",
                  Script.testClassPath(),
                  program.getName(),
                  folder.toString()));
      builder.environment().put("DISPLAY", ":" + number.readLine().strip());
      builder.environment().put("DJL_CACHE_DIR", System.getProperty("user.home") + "/.djl.ai");
      Path log = folder.resolve("tour.log");
      Process tour = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      boolean ended = tour.waitFor(10, TimeUnit.MINUTES);
      tour.destroyForcibly();
      keepPictures(folder, pictures);
      assertEquals(0, ended ? tour.exitValue() : -1, Files.readString(log));
    } finally {
      display.destroy();
      display.waitFor();
    }
  }

  /** The pictures are for people to look at. */
  private static void keepPictures(Path folder, Path pictures) throws Exception {
    Path kept = Files.createDirectories(pictures);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*/\\d+_\\w+\\.png")).toList()) {
        Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
