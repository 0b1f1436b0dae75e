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

package morula.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import morula.io.TemporaryFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/**
 * Tests a libtorch in a process of its own, where it can crash or hang without harm: only what
 * passed is loaded into ImageJ.
 */
public final class Probe {
  /** The first start of a GPU build reads gigabytes, from a disk that may be slow. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String VARIABLE = "PYTORCH_LIBRARY_PATH";
  private static final long LOOK_MILLIS = 100;

  private final Launch launch;
  private final Duration patience;

  /** Says how the test program is started. */
  @FunctionalInterface
  public interface Launch {
    /**
     * Returns the command.
     *
     * @param folder with the libraries; those that come with Morula if empty
     * @param device on which to compute
     */
    List<String> command(Optional<Path> folder, String device) throws IOException;
  }

  /** A test with the usual patience. */
  public Probe(Launch launch) {
    this(launch, PATIENCE);
  }

  /**
   * @param patience after which the program counts as hanging
   */
  public Probe(Launch launch, Duration patience) {
    this.launch = launch;
    this.patience = patience;
  }

  /**
   * Runs the test.
   *
   * @param folder with the libraries; those that come with Morula if empty
   * @param device such as "gpu:0"
   * @throws IOException if the program cannot be started
   * @throws java.util.concurrent.CancellationException if the user stopped; the program is ended
   */
  public Verdict run(Optional<Path> folder, String device, Progress progress) throws IOException {
    Path out = TemporaryFiles.create(".out", 0);
    Path err = TemporaryFiles.create(".err", 0);
    ProcessBuilder builder =
        new ProcessBuilder(launch.command(folder, device))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    String named = builder.environment().get(VARIABLE);
    if (named != null && folder.filter(tested -> isSame(named, tested)).isEmpty()) {
      builder.environment().remove(VARIABLE); // DJL would load that one instead
    }
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      boolean ended = await(process, progress);
      process.destroyForcibly();
      return ProbeOutcome.of(
              ended ? process.exitValue() : 0, !ended, patience, text(out), text(err))
          .verdict(device);
    } finally {
      process.destroyForcibly();
      TemporaryFiles.delete(out);
      TemporaryFiles.delete(err);
    }
  }

  private static boolean isSame(String named, Path tested) {
    try {
      return TorchFolder.of(Path.of(named)).libraries().equals(tested);
    } catch (InvalidRequestException | InvalidPathException e) {
      return false;
    }
  }

  private boolean await(Process process, Progress progress) throws IOException {
    long start = System.nanoTime();
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.checkCancelled();
        long nanos = System.nanoTime() - start;
        if (nanos > patience.toNanos()) {
          return false;
        }
        progress.update(0, 0, "Testing libtorch in a program of its own");
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Native libraries may write in any encoding. */
  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
