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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import morula.TestHome;
import morula.engine.NativesFolder;
import morula.engine.TorchVersions;

/** Runs the scripts as a user does: as programs of their own, from another folder. */
public final class Script {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final long MINUTES = 5;

  /**
   * Options for Java: programs that end within seconds would spend more on the second compiler and
   * on the threads of the garbage collector than these save.
   */
  public static final List<String> JAVA_OPTIONS =
      List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** What a program left: its exit status and what it wrote. */
  public record Result(int status, String out, String err) {

    /** The one line on the error stream. */
    public String line() {
      assertEquals(1, err.lines().count(), err);
      return err.strip();
    }
  }

  private Script() {}

  /** Skips the test where the scripts cannot run. */
  public static void assumeBuilt() {
    assumeTrue(
        Files.exists(ROOT.resolve("target/classpath.txt")), "skipped: run scripts/setup first");
    assumeTrue(File.separatorChar == '/', "skipped: the scripts need a POSIX shell");
    if (!NativesFolder.current().isUnpacked()) {
      TorchVersions.pytorch(); // unpacks it, which a program would announce
    }
  }

  /** Runs {@code scripts/morula} in {@code folder}. */
  public static Result morula(Path folder, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("morula"));
    command.addAll(List.of(words));
    return run(folder, Map.of(), command.toArray(String[]::new));
  }

  /** Runs a script with its words; variables of the environment with value "" are unset. */
  public static Result run(Path folder, Map<String, String> environment, String... words)
      throws IOException {
    return run(start(folder, environment, words));
  }

  /** Runs a program to its end. */
  static Result run(ProcessBuilder program) throws IOException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = program.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(
            String.join(" ", program.command()) + " did not end: " + Files.readString(err));
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** A Java program that is not started yet: its options, class path, class and arguments. */
  public static ProcessBuilder java(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA_OPTIONS);
    command.addAll(words);
    return new ProcessBuilder(command);
  }

  /** The class path of the tests. */
  public static String testClassPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** A script that is not started yet. */
  public static ProcessBuilder start(
      Path folder, Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.set(0, ROOT.resolve("scripts").resolve(words[0]).toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("MORULA_JAVA_OPTS", String.join(" ", JAVA_OPTIONS));
    builder.environment().put("MORULA_IMAGEJ", TestHome.IMAGEJ.toString());
    builder
        .environment()
        .merge("JAVA_OPTS", TestHome.JAVA_OPTION, (before, home) -> before + " " + home);
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    return builder;
  }
}
