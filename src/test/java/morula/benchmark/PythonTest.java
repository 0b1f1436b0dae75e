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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmark does with the Python that the user names, good or not. */
class PythonTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Rounds ONCE = new Rounds(0, 1);

  @TempDir Path folder;

  /** What was told. */
  private final List<String> messages = new ArrayList<>();

  private boolean cancelled;

  private final Progress progress = new TestProgress(messages::add, () -> cancelled);

  @BeforeAll
  static void shell() {
    assumeTrue(File.separatorChar == '/', "skipped: the fake Python needs a POSIX shell");
  }

  @Test
  void timesStandInRowsAndWhatIsNotPossibleHasAReason() throws IOException {
    Python python = open(FakePython.GOOD, PATIENCE);
    assertEquals("PyTorch 1.0+cpu in Python 3.0", python.versions());
    assertTrue(messages.get(0).contains("has PyTorch 1.0+cpu, and Morula"), messages + "");
    List<Row> rows = training(python);
    assertEquals(5, rows.size());
    Row eager = rows.get(2);
    assertEquals(Maker.PYTORCH, eager.maker());
    assertEquals("eager fp32", eager.program());
    assertEquals(2.5, eager.median());
    List<Row> applied =
        new NetworkTask(tiny(), Optional.of(python), ONCE, progress).inference(32, 2);
    Row integers = applied.get(applied.size() - 1);
    assertEquals(Optional.empty(), integers.seconds());
    assertEquals("no such operator", integers.note());
    assertEquals(Optional.of(0.001), applied.get(applied.size() - 2).difference());
  }

  @Test
  void aProgramThatIsNotThere() {
    String line = refused(folder.resolve("absent").toString());
    assertTrue(line.endsWith("cannot be started; name the program of a Python, such as python3"));
  }

  @Test
  void aPythonWithoutTorch() throws IOException {
    String python = write("echo '{\"missing\": \"No module named torch\"}'");
    assertEquals(
        "python="
            + python
            + ": this Python has no PyTorch (No module named torch); install it with "
            + python
            + " -m pip install torch, or name another Python",
        refused(python));
  }

  @Test
  void aProgramThatIsNoPython() throws IOException {
    String speaking = write("echo usage: me; exit 2");
    assertEquals(
        "python="
            + speaking
            + " is no Python with PyTorch: it answered \"usage: me\" and not what was asked",
        refused(speaking));
    String failing = write("echo what is that >&2; exit 3");
    assertEquals(
        "python="
            + failing
            + " is no Python with PyTorch: it ended with exit status 3; its last line was: what is"
            + " that",
        refused(failing));
  }

  @Test
  void aPythonThatHangsIsEnded() throws IOException {
    String python = write("sleep 1000");
    String line =
        assertThrows(InvalidRequestException.class, () -> Python.open(python, SHORT, progress))
            .getMessage();
    assertTrue(line.contains("it did not answer within 1 s and was ended"), line);
  }

  @Test
  void aPythonThatHangsLaterIsEndedWithWhatItStarted() throws IOException {
    Path pid = folder.resolve("pid");
    Python python = open(FakePython.READY + "sleep 1000 & echo $! > " + pid + "; wait", SHORT);
    String line = assertThrows(IOException.class, () -> training(python)).getMessage();
    assertTrue(line.contains("did not answer within 1 s at \"prepare train_eager\""), line);
    long child = Long.parseLong(Files.readString(pid).strip());
    boolean alive = ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false);
    for (int i = 0; i < 100 && alive; i++) {
      sleep();
      alive = ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false);
    }
    assertFalse(alive, "its child is ended too");
  }

  @Test
  void aPythonThatCrashes() throws IOException {
    Python python =
        open(FakePython.READY + "read line; echo Illegal instruction >&2; exit 132", PATIENCE);
    String line = assertThrows(IOException.class, () -> training(python)).getMessage();
    assertTrue(
        line.endsWith(
            "ended with exit status 132 at \"prepare train_eager\"; its last line was: Illegal"
                + " instruction"),
        line);
  }

  @Test
  void aNetworkThatPytorchCannotHave() throws IOException {
    Python python =
        open(
            "if [ $# -lt 2 ]; then echo '{\"python\": \"3\", \"torch\": \"1\"}'; exit; fi\n"
                + "echo '{\"problem\": \"an unknown layer\"}'",
            PATIENCE);
    List<Row> rows = training(python);
    assertEquals("an unknown layer", rows.get(rows.size() - 1).note());
    assertTrue(rows.get(0).counts(), "the others are measured");
  }

  @Test
  void theUserStops() throws IOException {
    String python = write("sleep 1000");
    cancelled = true;
    assertThrows(
        CancellationException.class, () -> Python.open(python, Duration.ofHours(1), progress));
  }

  /** With a real Python, where somebody names one. */
  @Test
  void pytorchComputesTheSameNetwork() throws IOException {
    String named = System.getenv("MORULA_TEST_PYTHON");
    assumeTrue(named != null, "skipped: MORULA_TEST_PYTHON names no Python with PyTorch");
    Python python = Python.open(named, progress);
    List<Row> rows = new NetworkTask(tiny(), Optional.of(python), ONCE, progress).inference(32, 2);
    for (Row row : rows) {
      if (row.program().contains("fp32")) {
        assertTrue(row.difference().orElseThrow() < 1e-5, row + "");
      } else if (row.program().contains("bf16") && row.seconds().isPresent()) {
        assertTrue(row.difference().orElseThrow() < 0.05, row + "");
      }
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Row> training(Python python) throws IOException {
    return new NetworkTask(tiny(), Optional.of(python), ONCE, progress).training(32, 1);
  }

  private static TestNetwork tiny() {
    return TestNetwork.of("unet(depth=1,width=4)");
  }

  private Python open(String script, Duration patience) throws IOException {
    return Python.open(write(script), patience, progress);
  }

  private String write(String script) throws IOException {
    return FakePython.write(folder, script);
  }

  private String refused(String program) {
    return assertThrows(
            InvalidRequestException.class, () -> Python.open(program, PATIENCE, progress))
        .getMessage();
  }
}
