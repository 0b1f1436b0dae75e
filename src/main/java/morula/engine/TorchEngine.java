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

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;
import java.io.IOException;
import java.util.Optional;
import morula.gpu.TorchFolder;
import morula.progress.Progress;

/** Starts libtorch once. */
final class TorchEngine {
  private static Engine engine;
  private static EngineSelection selection;

  private TorchEngine() {}

  /**
   * Returns the running engine; the first call starts it.
   *
   * @throws EngineStartException if libtorch cannot be unpacked or loaded
   */
  static synchronized Engine get() {
    if (engine == null) {
      engine = start(selection(Progress.NONE));
    }
    return engine;
  }

  /**
   * Returns which libtorch this program uses; the first call decides, and tests a GPU build that
   * was not tested yet.
   *
   * @throws EngineStartException if the libtorch that the user names cannot be used
   */
  static synchronized EngineSelection selection(Progress progress) {
    if (selection == null) {
      selection = EngineSetup.current().select(progress);
    }
    return selection;
  }

  /** Returns which libtorch is loaded; empty if none is yet. */
  static synchronized Optional<EngineSelection> inUse() {
    return engine == null ? Optional.empty() : Optional.of(selection);
  }

  /** Returns whether libtorch is loaded, so that another one needs another start of ImageJ. */
  static synchronized boolean isStarted() {
    return engine != null;
  }

  /** Decides anew which libtorch is used, if none is loaded yet. */
  static synchronized void reconsider() {
    if (engine == null) {
      selection = null;
    }
  }

  private static Engine start(EngineSelection selected) {
    EngineLog.quiet();
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    // The profiling executor compiles again for each new shape and would not stop doing so.
    setDefault("ai.djl.pytorch.graph_optimizer", "false");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // DJL looks for its engines through this loader, which in Fiji is not that of the plugins.
    thread.setContextClassLoader(TorchEngine.class.getClassLoader());
    try {
      if (selected.folder().isPresent()) {
        NativeLoading.prepare(selected.folder().get(), selected.named());
      } else {
        EngineCheck.problem().ifPresent(TorchEngine::fail);
        setDefault("PYTORCH_FLAVOR", "cpu"); // else DJL asks the CUDA runtime of other programs
      }
      NativeSettings.apply();
      return Engine.getEngine("PyTorch");
    } catch (EngineException | LinkageError | IOException e) {
      Optional<TorchFolder> own = selected.folder();
      String line =
          own.isPresent()
              ? LoadingFailure.ofChosen(e, own.get().libraries(), selected.named())
              : LoadingFailure.line(e, NativesFolder.current().path());
      own.ifPresent(failed -> EngineSetup.current().distrust(failed, line));
      throw new EngineStartException(line, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void setDefault(String key, String value) {
    if (Utils.getEnvOrSystemProperty(key, "").isEmpty()) {
      System.setProperty(key, value);
    }
  }

  private static void fail(String line) {
    throw new EngineStartException(line, null);
  }

  /**
   * Says so before libtorch is unpacked, which takes long. Decides before which one is used.
   *
   * @throws EngineStartException if the libtorch that the user names cannot be used
   */
  static synchronized void announce(Progress progress) {
    if (engine == null) {
      selection(progress).announcement(NativesFolder.current()).ifPresent(progress::message);
    }
  }
}
