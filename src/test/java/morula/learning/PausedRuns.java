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

package morula.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.losses.BinaryCrossEntropyLoss;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.Precision;
import morula.torchscript.TrainingProgram;
import morula.training.Checkpoints;
import morula.training.EpochRecord;
import morula.training.History;
import morula.training.Optimizers;

/** Checkpoints as a training leaves them that was paused, without the time that it takes. */
public final class PausedRuns {
  private PausedRuns() {}

  /**
   * Writes the checkpoints of a training.
   *
   * @param model its model
   * @param done number of finished epochs; the score of epoch n is n tenths
   * @param given its keys
   */
  public static void write(Path model, int done, Map<String, String> given) throws IOException {
    TrainingSettings settings = TrainingSettings.defaults().with(given);
    Map<String, String> stored = new LinkedHashMap<>(StoredSettings.of(settings));
    Network network = Architectures.parse("unet(depth=1,width=2)").build(2, 1, 1);
    TrainingProgram program =
        new TrainingProgram(
            network,
            OutputActivation.SIGMOID,
            new BinaryCrossEntropyLoss(),
            Optimizers.parse("sgd"),
            Precision.FP32);
    Weights weights = program.start(Weights.initial(network, 1, WeightInitialization.HE_NORMAL));
    History history = new History(List.of());
    for (int epoch = 1; epoch <= done; epoch++) {
      history =
          history.with(
              new EpochRecord(
                  epoch, 0.5, 0.6, epoch / 10.0, "accuracy at IoU 0.5", Map.of(), 0.01, 2));
    }
    Path folder = new TrainingFiles(model).checkpoints();
    new Checkpoints(folder).save(program, stored, history, weights);
  }
}
