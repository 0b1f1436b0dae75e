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
  private final Progress progress;

  private Speed(SpeedSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * What the decoding is measured with.
   *
   * @param head a head of single objects
   * @param size width and height of the prediction in pixels
   * @param objects number of true objects
   */
  public record Decoding(Head head, int size, int objects) {}

  /**
   * Measures everything that is asked for.
   *
   * @throws morula.progress.InvalidRequestException if something that is named is not there; before
   *     anything is measured
   * @throws IOException if something cannot be measured
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static SpeedResult run(SpeedSettings settings, Decoding decoding, Progress progress)
      throws IOException {
    return new Speed(settings, progress).run(decoding);
  }

  private SpeedResult run(Decoding decoding) throws IOException {
    TestNetwork test = TestNetwork.of(settings.network());
    Optional<Python> python =
        settings.python().isPresent()
            ? Optional.of(Python.open(settings.python().get(), progress))
            : Optional.empty();
    check();
    double load = Machine.load();
    Optional<DecodingBenchmark.Result> decoded =
        settings.parts().contains(Part.DECODING)
            ? Optional.of(
                DecodingBenchmark.run(
                    decoding.head(), decoding.size(), decoding.objects(), progress))
            : Optional.empty();
    List<Row> rows = rows(test, python);
    List<MemoryRow> memory =
        settings.parts().contains(Part.MEMORY) ? MemoryTask.measure(settings, progress) : List.of();
    return new SpeedResult(
        Machine.now(python.map(Python::versions), load),
        settings,
        Architectures.parse(settings.network()).text(),
        test.network().trainableCount(),
        decoded,
        rows,
        memory);
  }

  private List<Row> rows(TestNetwork test, Optional<Python> python) throws IOException {
    List<Row> rows = new ArrayList<>();
    Rounds rounds = new Rounds(WARM_UP, settings.runs());
    NetworkTask network = new NetworkTask(test, python, rounds, progress);
    if (settings.parts().contains(Part.INFERENCE)) {
      rows.addAll(network.inference(PATCH, BATCH));
      rows.addAll(network.inference(TILE, 1));
    }
    if (settings.parts().contains(Part.TRAINING)) {
      rows.addAll(network.training(PATCH, BATCH));
    }
    if (settings.parts().contains(Part.JOB)) {
      rows.addAll(
          new JobTask(settings, new Rounds(WARM_UP_OF_JOB, settings.runs()), progress).measure());
    }
    return rows;
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
