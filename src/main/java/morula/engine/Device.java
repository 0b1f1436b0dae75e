package morula.engine;

import java.util.Locale;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** The device on which a network runs. */
public enum Device {
  CPU,
  CUDA;

  /**
   * Returns the device for a value of the key {@code device}; "auto" is the GPU if libtorch finds
   * one.
   *
   * @param name "auto", "cpu" or "cuda"
   * @param progress receives a message if a GPU is requested but not found
   * @throws InvalidRequestException if the name is another word
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
              "device=cuda: libtorch finds no GPU on this machine; the processor is used instead");
        }
        return hasGpu() ? CUDA : CPU;
      default:
        throw new InvalidRequestException(
            "device=" + name + ": this device is unknown; use auto, cpu or cuda");
    }
  }

  private static boolean hasGpu() {
    return TorchEngine.get().getGpuCount() > 0;
  }

  /** Returns the name of the device in a sentence: "processor" or "GPU". */
  @Override
  public String toString() {
    return this == CPU ? "processor" : "GPU";
  }

  ai.djl.Device djl() {
    return this == CPU ? ai.djl.Device.cpu() : ai.djl.Device.gpu();
  }
}
