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

import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import morula.gpu.CudaDriver;
import morula.gpu.Driver;
import morula.gpu.GpuAdvice;
import morula.gpu.JavaProgram;
import morula.gpu.Probe;
import morula.gpu.TorchFolder;
import morula.gpu.Trust;
import morula.gpu.Verdict;
import morula.installation.Installation;
import morula.installation.InstallationFolder;
import morula.installation.Payload;
import morula.installation.State;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/**
 * Decides which libtorch computes, and installs, tests and removes one for graphics cards.
 *
 * <p>A libtorch for graphics cards is used only after a test in a process of its own; one that the
 * user names goes before one that is installed.
 */
public final class EngineSetup {
  /** The system property by which a test program is told what it tests. */
  static final String TESTED = "morula.engine.tested";

  static final String VARIABLE = "PYTORCH_LIBRARY_PATH";

  /** As it was when the program started: later it may be what DJL is told. */
  private static final Optional<String> NAMED =
      Optional.of(Utils.getEnvOrSystemProperty(VARIABLE, "")).filter(path -> !path.isBlank());

  private static EngineSetup current;

  private final EngineFacts facts;

  /**
   * @param classifier libtorch's word for the system; empty if there is no libtorch for it
   * @param installation of the GPU build; empty if there is none for this system, or no place
   * @param trust remembers what tests showed
   * @param named the value of the variable PYTORCH_LIBRARY_PATH
   */
  public EngineSetup(
      Optional<String> classifier,
      Driver driver,
      Optional<Installation> installation,
      Trust trust,
      Probe probe,
      Optional<String> named) {
    facts = new EngineFacts(classifier, driver, installation, trust, probe, named);
  }

  /** Returns the setup of this program. */
  public static synchronized EngineSetup current() {
    if (current == null) {
      current = of(InstallationFolder.path(), "");
    }
    return current;
  }

  /**
   * Returns a setup of this program with another installation.
   *
   * @param folder in which it lies
   * @param mirror address of the folder from which it is fetched; PyTorch's if blank
   */
  public static EngineSetup of(Optional<Path> folder, String mirror) {
    Optional<String> classifier = NativeSystem.current().classifier();
    Optional<Payload> payload = classifier.flatMap(Payload::cuda).map(it -> it.from(mirror));
    return new EngineSetup(
        classifier,
        new CudaDriver(),
        payload.flatMap(archive -> folder.map(place -> new Installation(place, archive))),
        sharedTrust(),
        usualProbe(),
        NAMED);
  }

  /** Setups of one program share it: what one of them chooses, the others use. */
  private static synchronized Trust sharedTrust() {
    return current == null ? Trust.ofUser() : current.trust();
  }

  /** Returns the test with {@link ProbeProgram}. */
  static Probe usualProbe() {
    return new Probe(EngineSetup::probeCommand);
  }

  private static List<String> probeCommand(Optional<Path> folder, String device)
      throws IOException {
    return JavaProgram.command(
        EngineSetup.class.getClassLoader(),
        List.of("-Xmx512m", "-D" + TESTED + "=" + folder.map(Path::toString).orElse("")),
        ProbeProgram.class.getName(),
        device);
  }

  /**
   * Decides which libtorch is used. A GPU build that was not tested in its present state is tested.
   *
   * @throws EngineStartException if the variable names one that cannot be used
   */
  EngineSelection select(Progress progress) {
    String tested = System.getProperty(TESTED);
    if (tested == null) {
      return EngineDecision.of(facts, progress);
    }
    // a test program uses what it is told, whatever is remembered
    return tested.isEmpty()
        ? EngineSelection.processor("", false)
        : EngineSelection.processor(TorchFolder.of(Path.of(tested)), facts.named().isPresent(), "");
  }

  /** Remembers that a libtorch passed its test but could not be loaded here. */
  void distrust(TorchFolder folder, String line) {
    if (System.getProperty(TESTED) == null) {
      facts.distrust(folder, line);
    }
  }

  /** Returns what there is and what computes. A GPU build that was not tested is tested first. */
  public EngineStatus status(Progress progress) {
    EngineSelection selected;
    try {
      selected = select(progress);
    } catch (EngineStartException e) {
      selected = EngineSelection.processor(e.getMessage(), true);
    }
    Optional<TorchFolder> folder = selected.folder().or(facts::candidate);
    Optional<Verdict> verdict =
        folder.isPresent() || facts.isMac() ? facts.known(folder) : Optional.empty();
    boolean own = trust().folder().isPresent() || facts.named().isPresent();
    return EngineStatus.of(
        selected,
        facts.advice(),
        facts.driver(),
        facts.installation().map(Installation::state),
        verdict,
        own);
  }

  /** Returns what is remembered. */
  Trust trust() {
    return facts.trust();
  }

  /** Returns the installation of the GPU build, if there can be one. */
  public Optional<Installation> installation() {
    return facts.installation();
  }

  /** Returns why a GPU build cannot be installed; empty if it can. */
  public Optional<String> refusal() {
    GpuAdvice advice = facts.advice();
    if (!advice.isSuited()) {
      return Optional.of(advice.line());
    }
    return installation().isPresent()
        ? Optional.empty()
        : Optional.of(
            "Morula is in no folder of ImageJ, so there is no place for the GPU build: name one"
                + " with folder=");
  }

  /**
   * Downloads, unpacks and tests the GPU build. The user has agreed to the licences.
   *
   * @param remember whether it lies where nobody would look for it
   * @return what the test showed
   * @throws InvalidRequestException if no card here could use it
   * @throws IOException if it cannot be fetched or written
   */
  public Verdict install(boolean remember, Progress progress) throws IOException {
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      throw new InvalidRequestException("The GPU build is not installed: " + refusal.get());
    }
    Installation place = installation().orElseThrow();
    if (place.state().kind() == State.Kind.BROKEN) {
      place.remove();
    }
    place.install(progress);
    if (remember) {
      trust().chooseInstalled(place.target());
    } else {
      trust().choose(Optional.empty());
    }
    return check(progress);
  }

  /**
   * Uses a libtorch of the user's own from now on, if it passes its test.
   *
   * @throws InvalidRequestException if there is none in the folder
   */
  public Verdict use(Path folder, Progress progress) {
    TorchFolder found = TorchFolder.of(folder);
    Verdict verdict = facts.test(Optional.of(found), progress);
    if (verdict.passed()) {
      trust().choose(Optional.of(found.libraries()));
    }
    TorchEngine.reconsider();
    return verdict;
  }

  /**
   * Tests again what would be used, after the driver was asked again.
   *
   * @return what the test showed; if there is nothing to test, what the driver says
   */
  public Verdict check(Progress progress) {
    facts.askAgain();
    Optional<TorchFolder> folder = facts.candidate();
    Verdict verdict =
        folder.isPresent() || facts.isMac()
            ? facts.test(folder, progress)
            : new Verdict(true, facts.advice().line(), "cpu", 0, 0);
    TorchEngine.reconsider();
    return verdict;
  }

  /**
   * Deletes the GPU build and what was downloaded of it, and forgets a folder that was chosen. One
   * that Morula installed in such a folder is deleted too; a libtorch of the user's own stays.
   *
   * @param hereOnly whether one that was installed elsewhere also stays
   * @return what was deleted and what stays, a sentence each
   * @throws IOException if something cannot be deleted; the folder is then not forgotten
   */
  public List<String> remove(boolean hereOnly) throws IOException {
    List<String> said = new ArrayList<>();
    Optional<Path> here = installation().map(Installation::target);
    if (here.isPresent()) {
      State.Kind found = installation().get().state().kind();
      installation().get().remove();
      if (found == State.Kind.PARTIAL) {
        said.add("What was downloaded for " + here.get() + " is deleted.");
      } else if (found != State.Kind.ABSENT) {
        said.add(deleted(here.get()));
      }
    }
    Optional<Path> other = trust().folder().filter(it -> !Optional.of(it).equals(here));
    if (other.isPresent() && trust().isInstalled() && !hereOnly) {
      Installation.remove(other.get());
      said.add(deleted(other.get()));
    } else if (other.isPresent()) {
      said.add("The libtorch in " + other.get() + " stays as it is, and is not used any more.");
    }
    trust().choose(Optional.empty());
    TorchEngine.reconsider();
    if (said.isEmpty()) {
      String where = installation().map(it -> " in " + it.folder()).orElse("");
      said.add("No GPU build is installed" + where + ": there is nothing to delete.");
    }
    return said;
  }

  private static String deleted(Path libraries) {
    return "The GPU build in " + libraries + " is deleted.";
  }
}
