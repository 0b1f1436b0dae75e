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

package morula.engine;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import morula.gpu.Driver;
import morula.gpu.DriverReport;
import morula.gpu.GpuAdvice;
import morula.gpu.Probe;
import morula.gpu.TorchFolder;
import morula.gpu.Trust;
import morula.gpu.Verdict;
import morula.installation.Installation;
import morula.installation.Payload;
import morula.installation.State;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;

/** What decides which libtorch is used: the system, the driver, folders, and tests. */
final class EngineFacts {
  /** What the libtorch of a Mac is remembered by; it is replaced with Morula. */
  private static final String MAC = "mps " + TorchFolder.NEEDED;

  /** What some build of libtorch 2.7.1 has code for, that for CUDA 12.6: 5.0, times ten. */
  private static final int LEAST_CAPABILITY = 50;

  private final Optional<String> classifier;
  private final Driver driver;
  private final Optional<Installation> installation;
  private final Trust trust;
  private final Probe probe;
  private final Optional<String> named;
  private Optional<DriverReport> report = Optional.empty();

  /** The parameters are those of {@link EngineSetup}. */
  EngineFacts(
      Optional<String> classifier,
      Driver driver,
      Optional<Installation> installation,
      Trust trust,
      Probe probe,
      Optional<String> named) {
    this.classifier = classifier;
    this.driver = driver;
    this.installation = installation;
    this.trust = trust;
    this.probe = probe;
    this.named = named;
  }

  boolean isMac() {
    return classifier.filter(name -> name.startsWith("osx")).isPresent();
  }

  Driver driver() {
    return driver;
  }

  Optional<Installation> installation() {
    return installation;
  }

  Trust trust() {
    return trust;
  }

  /** Returns the value of the variable PYTORCH_LIBRARY_PATH. */
  Optional<String> named() {
    return named;
  }

  /** Returns what the driver says; it is asked once. */
  synchronized DriverReport report() {
    if (report.isEmpty()) {
      report = Optional.of(driver.ask());
    }
    return report.get();
  }

  /** Forgets what the driver said. */
  synchronized void askAgain() {
    report = Optional.empty();
  }

  /** Returns whether the GPU build that can be installed could compute here. */
  GpuAdvice advice() {
    return advice(Payload::leastCapability);
  }

  /** Returns the same for a folder; one of the user's own may be another build. */
  GpuAdvice advice(TorchFolder folder) {
    return Installation.isIn(folder.libraries()) ? advice() : advice(build -> LEAST_CAPABILITY);
  }

  private GpuAdvice advice(ToIntFunction<Payload> leastCapability) {
    OptionalInt least =
        classifier.flatMap(Payload::cuda).stream().mapToInt(leastCapability).findFirst();
    return GpuAdvice.of(classifier, least, report());
  }

  /** Returns the folder that the user chose. */
  Optional<TorchFolder> chosen() {
    return trust.folder().map(TorchFolder::of);
  }

  /** Returns the folder of the GPU build that is installed. */
  Optional<TorchFolder> installed() {
    return installation
        .filter(it -> it.state().kind() == State.Kind.READY)
        .map(Installation::target)
        .map(TorchFolder::of);
  }

  /** Returns the folder that would be used if it passed its test. */
  Optional<TorchFolder> candidate() {
    try {
      return named.map(Path::of).map(TorchFolder::of).or(this::chosen).or(this::installed);
    } catch (InvalidRequestException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Returns the device on which a libtorch is tested. */
  String testDevice(Optional<TorchFolder> folder) {
    if (isMac()) {
      return "mps";
    }
    return folder
        .filter(TorchFolder::cuda)
        .map(this::advice)
        .filter(GpuAdvice::isSuited)
        .map(advice -> "gpu:" + advice.suited().get(0).index())
        .orElse("cpu");
  }

  /** Returns what the last test of a libtorch in its present state showed. */
  Optional<Verdict> known(Optional<TorchFolder> folder) {
    return trust.verdict(fingerprint(folder));
  }

  /** Returns what is known, or tests. */
  Verdict verdict(TorchFolder folder, Progress progress) {
    return known(Optional.of(folder))
        .orElseGet(
            () -> {
              progress.message(
                  "The libtorch in "
                      + folder.libraries()
                      + " is tested once, in a program of its own; this takes up to a minute");
              return test(Optional.of(folder), progress);
            });
  }

  /**
   * Tests a libtorch, and remembers what came of it. A test that could not be run shows nothing.
   */
  Verdict test(Optional<TorchFolder> folder, Progress progress) {
    Verdict verdict;
    try {
      verdict = probe.run(folder.map(TorchFolder::libraries), testDevice(folder), progress);
    } catch (IOException e) {
      return Verdict.failed(
          "The test of libtorch could not be run ("
              + Reason.of(e)
              + "). When that is mended, check again in Morula: Engine... (or with engine"
              + " action=check)");
    }
    trust.record(fingerprint(folder), verdict);
    return verdict;
  }

  /** Remembers that a libtorch passed its test but could not be loaded here. */
  void distrust(TorchFolder folder, String line) {
    if (folder.cuda()) {
      trust.record(fingerprint(Optional.of(folder)), Verdict.failed(line));
    }
  }

  private String fingerprint(Optional<TorchFolder> folder) {
    return folder.map(libraries -> libraries.fingerprint(report())).orElse(MAC);
  }
}
