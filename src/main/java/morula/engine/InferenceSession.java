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

  @Override
  public void close() {
    module.close();
  }
}
