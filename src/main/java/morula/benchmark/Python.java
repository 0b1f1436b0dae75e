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

package morula.benchmark;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.benchmark.Program.NotPossibleException;
import morula.engine.TorchVersions;
import morula.io.TemporaryFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;

/** A Python with PyTorch, which the user names. */
final class Python {
  /** {@code torch.compile} may compile for minutes on a slow computer. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String SOURCE = "peer.py";

  private final String program;
  private final Duration patience;
  private final Path source;
  private final String versions;

  private Python(String program, Duration patience, Path source, String versions) {
    this.program = program;
    this.patience = patience;
    this.source = source;
    this.versions = versions;
  }

  /**
   * Finds out whether a program is a Python with PyTorch.
   *
   * @param program value of the key {@code python}: a path, or a name on the search path
   * @param progress told if its PyTorch is of another version than Morula's libtorch
   * @throws InvalidRequestException naming the key if it cannot be started, is no Python, or has no
   *     PyTorch
   */
  static Python open(String program, Progress progress) throws IOException {
    return open(program, PATIENCE, progress);
  }

  static Python open(String program, Duration patience, Progress progress) throws IOException {
    progress.update(0, 0, "Starting Python");
    Path source = TemporaryFiles.create(".py", 1 << 14);
    try (InputStream in = Python.class.getResourceAsStream("/morula/benchmark/" + SOURCE)) {
      Files.write(source, in.readAllBytes());
    }
    JsonObject hello = hello(program, source, patience, progress);
    if (hello.has("missing") || !hello.has("torch")) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "python=%s: this Python has no PyTorch (%s); install it with %s -m pip install torch,"
                  + " or name another Python",
              program,
              hello.has("missing") ? hello.get("missing").getAsString() : hello,
              program));
    }
    String torch = hello.get("torch").getAsString();
    if (!torch.replaceFirst("\\+.*", "").equals(TorchVersions.pytorch())) {
      progress.message(
          String.format(
              Locale.ROOT,
              "python=%s has PyTorch %s, and Morula computes with libtorch %s: part of a difference"
                  + " may come from that",
              program,
              torch,
              TorchVersions.pytorch()));
    }
    return new Python(
        program,
        patience,
        source,
        "PyTorch " + torch + " in Python " + hello.get("python").getAsString());
  }

  private static JsonObject hello(String program, Path source, Duration patience, Progress progress)
      throws IOException {
    Path errors = TemporaryFiles.create(".err", 0);
    PythonProcess process;
    try {
      process = process("it", program, source, List.of(), patience, errors, progress);
    } catch (IOException e) {
      throw new InvalidRequestException(
          "python=" + program + " cannot be started; name the program of a Python, such as python3",
          e);
    }
    try (process) {
      return process.answer("");
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT, "python=%s is no Python with PyTorch: %s", program, Reason.of(e)),
          e);
    }
  }

  /** Its version and that of PyTorch, for people. */
  String versions() {
    return versions;
  }

  /**
   * Starts the process that measures one network.
   *
   * @param archive the plain network
   * @param input numbers of a batch
   * @param expected what comes out, or the targets of a training
   * @param shape of the input: N, channels, Y, X
   * @param threads with which it computes
   * @throws NotPossibleException if the network has a layer that {@code peer.py} cannot write
   * @throws IOException if it does not answer
   */
  PythonProcess start(
      Path archive, Path input, Path expected, List<Integer> shape, int threads, Progress progress)
      throws IOException, NotPossibleException {
    List<String> arguments =
        List.of(
            archive.toString(),
            input.toString(),
            expected.toString(),
            String.join("x", shape.stream().map(size -> Integer.toString(size)).toList()),
            Integer.toString(threads));
    Path errors = TemporaryFiles.create(".err", 0);
    PythonProcess process =
        process("python=" + program, program, source, arguments, patience, errors, progress);
    try {
      JsonObject ready = process.answer("load the network");
      if (ready.has("problem")) {
        throw new NotPossibleException(ready.get("problem").getAsString());
      }
      return process;
    } catch (IOException | NotPossibleException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static PythonProcess process(
      String name,
      String program,
      Path source,
      List<String> arguments,
      Duration patience,
      Path errors,
      Progress progress)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program, source.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    // those that scripts/morula sets for Morula's own libtorch
    environment.keySet().removeIf(variable -> variable.startsWith("MALLOC_"));
    // as Morula does: spinning threads are many times slower when others compute too
    environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
    // what it compiles goes with the temporary files, and no process outlives it
    environment.put("TORCHINDUCTOR_CACHE_DIR", source + ".cache");
    environment.put("TORCHINDUCTOR_COMPILE_THREADS", "1");
    environment.put("PYTHONUTF8", "1");
    return PythonProcess.start(name, builder, patience, errors, progress);
  }
}
