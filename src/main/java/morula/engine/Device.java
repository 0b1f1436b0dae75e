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
   * @param progress receives a message if a GPU is requested but not found, and before libtorch is
   *     unpacked, which it is at its first use
   * @throws InvalidRequestException if the name is another word
   */
  public static Device parse(String name, Progress progress) {
    TorchEngine.announce(progress);
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
