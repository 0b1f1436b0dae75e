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

/** Runs the scripts as a user does: as programs of their own, from another folder. */
public final class Script {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final long MINUTES = 5;

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
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process =
          start(folder, environment, words)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", words) + " did not end: " + Files.readString(err));
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

  /** A script that is not started yet. */
  public static ProcessBuilder start(
      Path folder, Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.set(0, ROOT.resolve("scripts").resolve(words[0]).toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("MORULA_JAVA_OPTS", "-Xmx1g");
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
