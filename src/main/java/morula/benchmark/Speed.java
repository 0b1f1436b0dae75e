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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import morula.fiji.DecodingBenchmark;
import morula.instances.Head;
import morula.io.ImageFiles;
import morula.model.ModelPackage;
import morula.network.Architectures;
import morula.progress.Progress;
import morula.segmentation.CheckedModel;

/** Measures how fast Morula is here, beside what other programs do with the same network. */
public final class Speed {
  /** Libtorch and PyTorch compile a program while it runs for the first times. */
  private static final int WARM_UP = 3;

  private static final int WARM_UP_OF_JOB = 1;
  private static final int PATCH = 256;
  private static final int BATCH = 8;
  private static final int TILE = 1024;

  private final SpeedSettings settings;
  private final Sink sink;
  private final Progress progress;

  private final Set<Part> unfinished;
  private final List<Row> rows = new ArrayList<>();
  private Optional<DecodingBenchmark.Result> decoded = Optional.empty();
  private List<MemoryRow> memory = List.of();

  private Speed(SpeedSettings settings, Sink sink, Progress progress) {
    this.settings = settings;
    this.sink = sink;
    this.progress = progress;
    unfinished = new TreeSet<>(settings.parts());
  }

  /**
   * What the decoding is measured with.
   *
   * @param head a head of single objects
   * @param size width and height of the prediction in pixels
   * @param objects number of true objects
   */
  public record Decoding(Head head, int size, int objects) {}

  /** What gets the results so far. */
  @FunctionalInterface
  public interface Sink {
    /** Takes all that is measured by now, and what is not. */
    void accept(SpeedResult result) throws IOException;
  }

  /**
   * Measures everything that is asked for.
   *
   * @param sink gets what is measured so far after each task, so that a run that is stopped keeps
   *     it
   * @return everything
   * @throws morula.progress.InvalidRequestException if something that is named is not there; before
   *     anything is measured
   * @throws IOException if something cannot be measured
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static SpeedResult run(
      SpeedSettings settings, Decoding decoding, Sink sink, Progress progress) throws IOException {
    return new Speed(settings, sink, progress).run(decoding);
  }

  private SpeedResult run(Decoding decoding) throws IOException {
    TestNetwork test = TestNetwork.of(settings.network());
    Optional<Python> python =
        settings.python().isPresent()
            ? Optional.of(Python.open(settings.python().get(), progress))
            : Optional.empty();
    check();
    Keeper keeper = new Keeper(test, python, Machine.load());
    if (settings.parts().contains(Part.DECODING)) {
      decoded =
          Optional.of(
              DecodingBenchmark.run(
                  decoding.head(), decoding.size(), decoding.objects(), settings.runs(), progress));
      keeper.finished(Part.DECODING);
    }
    NetworkTask network =
        new NetworkTask(test, python, new Rounds(WARM_UP, settings.runs()), progress);
    if (settings.parts().contains(Part.INFERENCE)) {
      rows.addAll(network.inference(PATCH, BATCH));
      keeper.keep();
      rows.addAll(network.inference(TILE, 1));
      keeper.finished(Part.INFERENCE);
    }
    if (settings.parts().contains(Part.TRAINING)) {
      rows.addAll(network.training(PATCH, BATCH));
      keeper.finished(Part.TRAINING);
    }
    if (settings.parts().contains(Part.JOB)) {
      rows.addAll(
          new JobTask(settings, new Rounds(WARM_UP_OF_JOB, settings.runs()), progress).measure());
      keeper.finished(Part.JOB);
    }
    if (settings.parts().contains(Part.MEMORY)) {
      memory = MemoryTask.measure(settings, progress);
      keeper.finished(Part.MEMORY);
    }
    return keeper.result();
  }

  /** Hands on what is measured so far. */
  private final class Keeper {
    private final TestNetwork test;
    private final Optional<Python> python;
    private final double load;

    Keeper(TestNetwork test, Optional<Python> python, double load) {
      this.test = test;
      this.python = python;
      this.load = load;
    }

    void finished(Part part) throws IOException {
      unfinished.remove(part);
      keep();
    }

    void keep() throws IOException {
      sink.accept(result());
    }

    SpeedResult result() {
      return new SpeedResult(
          Machine.now(python.map(Python::versions), load),
          settings,
          Architectures.parse(settings.network()).text(),
          test.network().trainableCount(),
          decoded,
          rows,
          memory,
          unfinished);
    }
  }

  /** Refuses what is not there, before anything is measured. */
  private void check() throws IOException {
    boolean job = settings.parts().contains(Part.JOB);
    boolean memory = settings.parts().contains(Part.MEMORY);
    if (memory) {
      MemoryTask.check();
    }
    if (job && !settings.images().isEmpty()) {
      ImageFiles.resolve(settings.images(), "images");
    }
    if (job || memory) {
      try (ModelPackage model = CheckedModel.open("model", settings.model())) {
        model.record();
      }
    }
  }
}
