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
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import morula.benchmark.Program.NotPossibleException;
import morula.progress.Progress;

/** A Python that waits for lines and answers each with a line of JSON; see {@code peer.py}. */
final class PythonProcess implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private static final long SECONDS_TO_END = 5;

  /** As many characters of a wrong answer are shown. */
  private static final int LONGEST = 60;

  /** Stands for the end of what the process wrote. */
  private static final String END = "";

  private final String name;
  private final Duration patience;
  private final Progress progress;
  private final Process process;
  private final Path errors;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private PythonProcess(
      String name, Duration patience, Progress progress, Process process, Path errors) {
    this.name = name;
    this.patience = patience;
    this.progress = progress;
    this.process = process;
    this.errors = errors;
    Thread reader = new Thread(this::read, "Morula answers of Python");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a process.
   *
   * @param name of it in messages
   * @param patience for one answer
   * @param errors gets what it prints
   * @throws IOException if it cannot be started
   */
  static PythonProcess start(
      String name, ProcessBuilder builder, Duration patience, Path errors, Progress progress)
      throws IOException {
    Process process = builder.redirectError(errors.toFile()).start();
    return new PythonProcess(name, patience, progress, process, errors);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(answers::add);
    } catch (IOException | UncheckedIOException e) {
      // it was ended
      answers.add(END);
      return;
    }
    answers.add(END);
  }

  /**
   * Makes a program and lets it run once.
   *
   * @return the difference of its output from what is expected, if it has one
   * @throws NotPossibleException if PyTorch cannot make it
   * @throws IOException as {@link #answer}
   */
  Optional<Double> prepare(String program) throws IOException, NotPossibleException {
    JsonObject answer = ask("prepare " + program);
    return answer.has("difference")
        ? Optional.of(answer.get("difference").getAsDouble())
        : Optional.empty();
  }

  /**
   * Lets a program run once.
   *
   * @throws NotPossibleException if it fails
   * @throws IOException as {@link #answer}
   */
  Timing run(String program) throws IOException, NotPossibleException {
    JsonObject answer = ask("run " + program);
    if (!answer.has("seconds")) {
      throw new NotPossibleException("it told no time");
    }
    return new Timing(
        answer.get("seconds").getAsDouble(),
        answer.has("processor") ? answer.get("processor").getAsDouble() : 0);
  }

  private JsonObject ask(String line) throws IOException, NotPossibleException {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw ended(line); // the pipe is broken: it is not there any more
    }
    JsonObject answer = answer(line);
    if (answer.has("problem")) {
      throw new NotPossibleException(answer.get("problem").getAsString());
    }
    return answer;
  }

  /**
   * Waits for the next answer.
   *
   * @param doing what was asked, for messages; may be empty
   * @throws java.util.concurrent.CancellationException if the user stopped
   * @throws IOException if it ended, did not answer in time, or answered something else
   */
  JsonObject answer(String doing) throws IOException {
    long start = System.nanoTime();
    try {
      while (true) {
        String line = answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (line != null) {
          return parse(line, doing);
        }
        progress.checkCancelled();
        if (System.nanoTime() - start > patience.toNanos()) {
          throw new IOException(
              String.format(
                  Locale.ROOT,
                  "%s did not answer within %s%s and was ended; leave python= out, or try again"
                      + " when the computer has less to do",
                  name,
                  text(patience),
                  at(doing)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String at(String doing) {
    return doing.isEmpty() ? "" : " at \"" + doing + "\"";
  }

  private static String text(Duration time) {
    return time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toSeconds() + " s";
  }

  private JsonObject parse(String line, String doing) throws IOException {
    if (line.equals(END)) {
      throw ended(doing);
    }
    try {
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s answered \"%s\"%s and not what was asked",
              name,
              line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line,
              at(doing)),
          e);
    }
  }

  private IOException ended(String doing) throws IOException {
    String status = "";
    try {
      if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        status = " with exit status " + process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<String> said =
        Files.readString(errors, StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s ended%s%s%s",
            name,
            status,
            at(doing),
            said.isEmpty() ? "" : "; its last line was: " + said.get(said.size() - 1).strip()));
  }

  /** Ends the process and what it started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
