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

import java.nio.file.Path;
import morula.io.WriteLock;
import morula.model.Models;

/**
 * The files that a training keeps beside its model. They have the name of the model, so that
 * several models can share a folder; only those of a model that is called {@code model}, as in the
 * folder of a trial, are {@code training.csv} and {@code training.png}.
 *
 * @param model path of the model
 */
public record TrainingFiles(Path model) {
  /** Ends the name of the folder of the checkpoints, after the name of the model. */
  static final String CHECKPOINTS = ".checkpoints";

  private static final String PLAIN = "model";

  /** Returns the table of the epochs: {@code NAME_training.csv}. */
  public Path table() {
    return named("training.csv");
  }

  /** Returns the picture of the curves: {@code NAME_training.png}. */
  public Path curves() {
    return named("training.png");
  }

  /** Returns the folder of the checkpoints: {@code NAME.checkpoints}. */
  public Path checkpoints() {
    return model.resolveSibling(Models.name(model) + CHECKPOINTS);
  }

  /** Returns the file that locks the model and all of these files while they are written. */
  Path lock() {
    return WriteLock.beside(model);
  }

  private Path named(String ending) {
    String name = Models.name(model);
    return model.resolveSibling(name.equals(PLAIN) ? ending : name + "_" + ending);
  }
}
