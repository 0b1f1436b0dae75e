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

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import morula.gpu.GpuAdvice;
import morula.gpu.GraphicsCard;
import morula.gpu.TorchFolder;
import morula.gpu.Verdict;
import morula.installation.State;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;

/**
 * Decides which libtorch is used: one that the user names goes before one that is installed, and
 * that before the one that comes with Morula. One for graphics cards is used only if it passed its
 * test in its present state.
 */
final class EngineDecision {
  private static final String VARIABLE = EngineSetup.VARIABLE;

  private final EngineFacts facts;
  private final Progress progress;

  private EngineDecision(EngineFacts facts, Progress progress) {
    this.facts = facts;
    this.progress = progress;
  }

  /**
   * Decides.
   *
   * @throws EngineStartException if the variable PYTORCH_LIBRARY_PATH names one that cannot be used
   */
  static EngineSelection of(EngineFacts facts, Progress progress) {
    EngineDecision decision = new EngineDecision(facts, progress);
    return facts.named().isPresent() ? decision.ofVariable() : decision.ofFolders();
  }

  private EngineSelection ofFolders() {
    try {
      Optional<TorchFolder> folder = facts.chosen().or(facts::installed);
      return folder.isPresent() ? ofFolder(folder.get()) : withoutFolder();
    } catch (InvalidRequestException e) {
      return EngineSelection.processor(
          "The folder of libtorch cannot be used ("
              + e.getMessage()
              + "). Choose another one, or remove it, in Morula: Engine...",
          true);
    }
  }

  private EngineSelection ofFolder(TorchFolder folder) {
    if (!folder.cuda()) {
      Verdict verdict = facts.verdict(folder, progress);
      if (!verdict.passed()) {
        return EngineSelection.processor(verdict.line() + ".", true);
      }
      return facts.isMac()
          ? mac(Optional.of(folder), false)
          : EngineSelection.processor(
              folder,
              false,
              "The libtorch in " + folder.libraries() + ", which was chosen, has no CUDA.");
    }
    GpuAdvice advice = facts.advice(folder);
    if (!advice.isSuited()) {
      return EngineSelection.processor(advice.line(), true);
    }
    Verdict verdict = facts.verdict(folder, progress);
    return verdict.passed()
        ? EngineSelection.gpu(folder, false, advice.suited(), verdict.line() + ".")
        : EngineSelection.processor(verdict.line() + ".", true);
  }

  private EngineSelection withoutFolder() {
    if (facts.isMac()) {
      return mac(Optional.empty(), false);
    }
    GpuAdvice advice = facts.advice();
    if (!advice.isSuited()) {
      return EngineSelection.processor(advice.line(), false);
    }
    String cards =
        advice.suited().stream().map(GraphicsCard::name).collect(Collectors.joining(" and "));
    return EngineSelection.processor(
        cards
            + " could compute, but the GPU build of libtorch is "
            + facts.installation().map(it -> words(it.state().kind())).orElse("not installed")
            + ": Morula: Engine... (or scripts/morula engine action=install) installs it.",
        true);
  }

  private static String words(State.Kind kind) {
    return switch (kind) {
      case ABSENT -> "not installed";
      case PARTIAL -> "downloaded in part only";
      case BROKEN -> "damaged";
      case READY -> "not used";
    };
  }

  /** Uses a libtorch, which has no CUDA, with the graphics of a Mac if it passed its test there. */
  private EngineSelection mac(Optional<TorchFolder> folder, boolean named) {
    Optional<Verdict> verdict = facts.known(folder);
    String why =
        verdict
            .map(test -> test.line() + ".")
            .orElse(
                "Apple's graphics were not tested yet: Check again in Morula: Engine... (or engine"
                    + " action=check) does that.");
    boolean passed = verdict.filter(Verdict::passed).isPresent();
    return new EngineSelection(folder, named, List.of(), passed, why, false);
  }

  private EngineSelection ofVariable() {
    String value = facts.named().orElseThrow();
    TorchFolder folder;
    try {
      folder = TorchFolder.of(Path.of(value));
    } catch (InvalidRequestException | InvalidPathException e) {
      throw new EngineStartException(
          "The variable "
              + VARIABLE
              + " names a folder that cannot be used ("
              + Reason.of(e)
              + "): unset it, or correct it",
          e);
    }
    if (facts.isMac()) {
      return mac(Optional.of(folder), true);
    }
    String names = "The variable " + VARIABLE + " names " + folder.libraries();
    if (!folder.cuda()) {
      return EngineSelection.processor(folder, true, names + ", which has no CUDA.");
    }
    GpuAdvice advice = facts.advice(folder);
    if (!advice.isSuited()) {
      return EngineSelection.processor(folder, true, names + ". " + advice.line());
    }
    Verdict verdict = facts.verdict(folder, progress);
    if (!verdict.passed()) {
      // DJL reads the variable itself, so there is no way round this folder
      throw new EngineStartException(
          names + ". " + verdict.line() + " once the variable is unset", null);
    }
    return EngineSelection.gpu(folder, true, advice.suited(), verdict.line() + ".");
  }
}
