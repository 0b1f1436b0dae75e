package morula.engine;

import java.util.Locale;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** Where a network runs. */
public enum Device {
  CPU,
  CUDA;

  /**
   * The device for the key {@code device}; "auto" takes the GPU when libtorch sees one.
   *
   * @param name "auto", "cpu" or "cuda"
   * @param progress told when a GPU was asked for and cannot be had
   * @throws InvalidRequestException if it is another word
   */
  public static Device parse(String name, Progress progress) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "cpu":
        return CPU;
      case "auto":
        return hasGpu() ? CUDA : CPU;
      case "cuda":
        if (!hasGpu()) {
          progress.message(
              "device=cuda: libtorch sees no GPU here; computing on the processor instead");
        }
        return hasGpu() ? CUDA : CPU;
      default:
        throw new InvalidRequestException("device=" + name + ": unknown; choose auto, cpu or cuda");
    }
  }

  private static boolean hasGpu() {
    return TorchEngine.get().getGpuCount() > 0;
  }

  /** As it is called in a sentence: "processor" or "GPU". */
  @Override
  public String toString() {
    return this == CPU ? "processor" : "GPU";
  }

  ai.djl.Device djl() {
    return this == CPU ? ai.djl.Device.cpu() : ai.djl.Device.gpu();
  }
}
