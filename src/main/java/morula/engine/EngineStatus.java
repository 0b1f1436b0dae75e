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

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.gpu.Driver;
import morula.gpu.GpuAdvice;
import morula.gpu.TorchFolder;
import morula.gpu.Verdict;
import morula.installation.Size;
import morula.installation.State;
import morula.progress.Progress;

/**
 * What computes, what there is, and what can be done about it.
 *
 * @param computes which device this program computes on, and why: a sentence or more
 * @param restart whether another libtorch was decided on since one was loaded
 * @param driver what the driver says, in one sentence
 * @param suited whether a graphics card here could use the GPU build
 * @param build how far the GPU build is installed; empty if there is none for this system
 * @param folder with the libtorch that is used; empty for the one that comes with Morula
 * @param own whether the user named that folder
 * @param verdict what the last test showed; empty if there was none
 * @param memory of the graphics cards, a sentence; empty if none computes
 * @param attention what keeps libtorch from starting, or may, with the way out: a line for each
 */
public record EngineStatus(
    String computes,
    boolean restart,
    String driver,
    boolean suited,
    Optional<State> build,
    Optional<String> folder,
    boolean own,
    Optional<Verdict> verdict,
    String memory,
    List<String> attention) {

  /** Copies the list. */
  public EngineStatus {
    attention = List.copyOf(attention);
  }

  /** What to do when another libtorch was decided on since one was loaded. */
  public static final String RESTART =
      "Another libtorch is in memory: start ImageJ again, and this is what computes.";

  static EngineStatus of(
      EngineSelection selected,
      GpuAdvice advice,
      Driver driver,
      Optional<State> build,
      Optional<Verdict> verdict,
      boolean own) {
    boolean restart =
        TorchEngine.isStarted() && !TorchEngine.selection(Progress.NONE).computesAs(selected);
    return new EngineStatus(
        computes(selected),
        restart,
        advice.line(),
        advice.isSuited(),
        build,
        selected.folder().map(TorchFolder::libraries).map(Object::toString),
        own,
        verdict,
        memory(selected, driver),
        attention(selected));
  }

  private static List<String> attention(EngineSelection selected) {
    Optional<String> problem =
        selected.folder().isPresent() ? Optional.empty() : EngineCheck.problem();
    return Stream.concat(problem.stream(), EngineCheck.warnings().stream()).toList();
  }

  private static String computes(EngineSelection selected) {
    String who =
        selected.cards().isEmpty()
            ? selected.mps() ? "The graphics of this Mac compute. " : "The processor computes. "
            : selected.cards().stream().map(Object::toString).collect(Collectors.joining(", "))
                + (selected.cards().size() == 1 ? " computes. " : " can compute. ");
    return (who + selected.why()).strip();
  }

  private static String memory(EngineSelection selected, Driver driver) {
    return selected.cards().stream()
        .map(
            card -> {
              OptionalLong free = driver.freeBytes(card.index());
              return "gpu:"
                  + card.index()
                  + " "
                  + (free.isPresent() ? Size.of(free.getAsLong()) + " of " : "")
                  + Size.of(card.bytes())
                  + (free.isPresent() ? " free" : "");
            })
        .collect(Collectors.joining(", "));
  }

  /** Returns all of it as text, a line for each thing, as {@code doctor} shows it. */
  public List<String> lines() {
    return Stream.of(
            Optional.of("device      " + computes),
            Optional.of("graphics    " + driver).filter(line -> !computes.contains(driver)),
            Optional.of("gpu memory  " + memory).filter(line -> !memory.isEmpty()),
            build
                .filter(state -> suited || state.kind() != State.Kind.ABSENT)
                .map(state -> "gpu build   " + state.line()),
            folder.map(path -> "libraries   " + path),
            verdict.map(test -> "test        " + test.line()),
            Optional.of("restart     " + RESTART).filter(line -> restart))
        .flatMap(Optional::stream)
        .toList();
  }
}
