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

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** A session that applies {@code forward} of a TorchScript program; one thread at a time. */
public final class InferenceSession implements Predictor, AutoCloseable {
  private final LoadedModule module;

  private InferenceSession(LoadedModule module) {
    this.module = module;
  }

  /**
   * Loads a program.
   *
   * @throws IOException if libtorch does not accept it
   */
  public static InferenceSession of(ScriptModule program, Device device) throws IOException {
    return new InferenceSession(LoadedModule.of(program, device, false));
  }

  /**
   * Loads an archive.
   *
   * @throws IOException if libtorch does not accept it
   */
  public InferenceSession(Path archive, Device device) throws IOException {
    module = new LoadedModule(archive, device, false);
  }

  @Override
  public synchronized ArrayImg<FloatType, FloatArray> predict(
      ArrayImg<FloatType, FloatArray> batch) {
    try (NDManager manager = module.newManager()) {
      return LoadedModule.fromTorch(
          module.call(manager, "forward", false, LoadedModule.toTorch(manager, batch)).get(0));
    }
  }

  /** Gives memory that libtorch keeps for the next image back to the system. */
  public void trim() {
    NativeSettings.release();
  }

  @Override
  public void close() {
    module.close();
  }
}
