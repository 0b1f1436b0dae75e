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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import morula.engine.EngineSetup;
import morula.engine.EngineStatus;
import morula.gpu.Verdict;
import morula.installation.Installation;
import morula.installation.InstallationFolder;
import morula.installation.State;
import morula.keys.KeyedCommand;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows what computes, and installs, tests, chooses and removes a libtorch for graphics cards. */
@Plugin(
    type = KeyedCommand.class,
    name = "engine",
    description =
        "Shows what Morula computes with, and installs, tests or removes the GPU build of libtorch",
    headless = true,
    menu = {@Menu(label = "Plugins"), @Menu(label = "Morula"), @Menu(label = "Morula: Engine...")},
    attrs = @Attr(name = "no-legacy"))
public final class Engine extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Action",
      description =
          "status: what computes, and why; install: download the GPU build and test it; use: use"
              + " the libtorch in folder=; check: ask the driver and test again; remove: delete the"
              + " GPU build, and forget a folder that was chosen; a libtorch of your own stays",
      choices = {"status", "install", "use", "check", "remove"})
  private String action = "status";

  @Parameter(
      required = false,
      persist = false,
      label = "Folder",
      description =
          "With install and remove: where the GPU build lies, if not in the folder of ImageJ;"
              + " install remembers it, and remove needs it only to delete one of several; with"
              + " use: a folder with a libtorch 2.7.1, or of a Python with PyTorch 2.7.1",
      style = "directory")
  private String folder = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Accept the licences",
      description =
          "With install: agrees to the licences of libtorch and of NVIDIA's libraries, which"
              + " install names")
  private boolean accept;

  @Parameter(
      required = false,
      persist = false,
      label = "Mirror",
      description =
          "With install: address of another folder on the web in which the same file lies; it is"
              + " checked all the same")
  private String mirror = "";

  @Parameter(type = ItemIO.OUTPUT, label = "Findings")
  private String findings;

  @Override
  void work(Progress progress) throws IOException {
    switch (action) {
      case "install" -> install(progress);
      case "use" -> {
        if (folder.isBlank()) {
          throw new InvalidRequestException(
              "folder= is missing: name the folder of the libtorch to use");
        }
        report(EngineSetup.current(), EngineSetup.current().use(Path.of(folder), progress));
      }
      case "check" -> report(EngineSetup.current(), EngineSetup.current().check(progress));
      case "remove" -> findings = String.join("\n", setup().remove(!folder.isBlank())) + "\n";
      default -> findings = new EngineReport().make(setup(), progress);
    }
  }

  /** Returns the setup of this program, or one whose GPU build lies elsewhere. */
  private EngineSetup setup() {
    return folder.isBlank() && mirror.isBlank()
        ? EngineSetup.current()
        : EngineSetup.of(
            folder.isBlank() ? InstallationFolder.path() : Optional.of(Path.of(folder)), mirror);
  }

  private void install(Progress progress) throws IOException {
    EngineSetup setup = setup();
    Optional<String> refusal = setup.refusal();
    if (refusal.isPresent()) {
      throw new InvalidRequestException("action=install: " + refusal.get());
    }
    Installation installation = setup.installation().orElseThrow();
    if (!accept && installation.state().kind() != State.Kind.READY) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "action=install downloads %s (%s) into %s; %s. Say accept=true if you agree",
              installation.payload().address(),
              installation.payload().size(),
              installation.folder(),
              String.join("; ", installation.payload().licences())));
    }
    report(setup, setup.install(!folder.isBlank(), progress));
  }

  /** Says what a test showed; one that was not passed is a failure. */
  private void report(EngineSetup setup, Verdict verdict) throws IOException {
    if (!verdict.passed()) {
      throw new IOException(verdict.line());
    }
    EngineStatus status = setup.status(Progress.NONE);
    findings = String.join("\n", status.lines()) + "\n";
  }
}
