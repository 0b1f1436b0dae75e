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

package morula.segmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import morula.model.CheckedModels;
import morula.model.ModelFolders;
import morula.model.ModelPackage;
import morula.model.Models;
import morula.model.TrainingRecord;
import morula.progress.InvalidRequestException;
import morula.progress.Subject;

/**
 * Opens models for use, whatever the use: their files are whole, their weights fit their network,
 * and when a model is opened for the first time on this computer, its network gives its test
 * output.
 */
public final class CheckedModel {
  private CheckedModel() {}

  /**
   * Finds and opens a model; to be closed by the caller.
   *
   * @param key of the request, for messages
   * @param pathOrName as in {@link Models#find}
   * @throws InvalidRequestException if there is no such model, or it is damaged
   * @throws IOException if it cannot be read
   */
  public static ModelPackage open(String key, String pathOrName) throws IOException {
    return open(Models.find(key, pathOrName, ModelFolders.all()));
  }

  /**
   * Opens a model; to be closed by the caller.
   *
   * @throws InvalidRequestException in one line that names the model if it is damaged
   * @throws IOException if it cannot be read
   */
  public static ModelPackage open(Path path) throws IOException {
    return Subject.during(path, () -> opened(path));
  }

  private static ModelPackage opened(Path path) throws IOException {
    ModelPackage model = ModelPackage.open(path);
    try {
      check(model);
      return model;
    } catch (IOException | RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private static void check(ModelPackage model) throws IOException {
    Optional<TrainingRecord> record = model.record();
    if (record.isEmpty() || CheckedModels.contains(model.fingerprint())) {
      return;
    }
    // a network or head of a jar that is not installed: whoever needs it says so
    String name = model.location().toString();
    if (ModelParts.areInstalled(name, record.get())) {
      ModelTest.run(model, ModelParts.of(name, record.get()));
      model.calibration(); // refuses one that does not fit
      CheckedModels.add(model.fingerprint());
    }
  }
}
