package morula.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;

/** Starts libtorch once. */
final class TorchEngine {
  private static Engine engine;

  private TorchEngine() {}

  /**
   * Returns the running engine; the first call starts it.
   *
   * @throws IllegalStateException with one line if libtorch cannot be loaded
   */
  static synchronized Engine get() {
    if (engine == null) {
      engine = start();
    }
    return engine;
  }

  private static Engine start() {
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    // The profiling executor compiles again for each new shape and would not stop doing so.
    setDefault("ai.djl.pytorch.graph_optimizer", "false");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // DJL looks for its engines through this loader, which in Fiji is not that of the plugins.
    thread.setContextClassLoader(TorchEngine.class.getClassLoader());
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | LinkageError e) {
      throw new IllegalStateException(
          "libtorch could not be loaded: "
              + rootMessage(e)
              + "; if its cache folder cannot be written to, set DJL_CACHE_DIR to a folder that can",
          e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void setDefault(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
