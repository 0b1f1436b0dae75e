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

import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.gpu.CudaDriver;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** The device on which a network runs. */
public final class Device {
  /** What the key {@code device} can be, for messages. */
  static final String WORDS = "auto, cpu, gpu, gpu:1 (the second graphics card) or mps";

  /** Graphics cards that have a word of their own. */
  private static final int NAMED_CARDS = 8;

  private static final String CUDA_TYPE = "gpu";
  private static final String MPS_TYPE = "mps";

  /** The processor. */
  public static final Device CPU = new Device("cpu", 0);

  /** The graphics of a Mac with Apple silicon. */
  public static final Device MPS = new Device(MPS_TYPE, 0);

  private final String type;
  private final int index;

  private Device(String type, int index) {
    this.type = type;
    this.index = index;
  }

  /**
   * Returns a graphics card of NVIDIA.
   *
   * @param index from 0, as the driver counts
   */
  static Device gpu(int index) {
    return new Device(CUDA_TYPE, index);
  }

  /** Returns the words that the key {@code device} offers; the first is the default. */
  public static String[] words() {
    return Stream.of(
            Stream.of("auto", "cpu", "gpu"),
            IntStream.range(0, NAMED_CARDS).mapToObj(i -> "gpu:" + i),
            Stream.of("mps", "cuda"))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  /**
   * Returns the device for a value of the key {@code device}; "auto" is a graphics card if libtorch
   * can compute on one.
   *
   * @param name "auto", "cpu", "gpu", "gpu:1" and so on, or "mps"; "cuda" is the same as "gpu"
   * @param progress receives a message that says what computes, if that is not the processor as
   *     usual, and one before libtorch is unpacked, which it is at its first use
   * @throws InvalidRequestException if the name is another word, or there is no such card
   */
  public static Device parse(String name, Progress progress) {
    DeviceRequest request = DeviceRequest.parse(name);
    TorchEngine.announce(progress);
    DeviceChoice choice = DeviceChoice.of(request, TorchEngine.selection(progress));
    choice.message().ifPresent(progress::message);
    return choice.device();
  }

  /** Returns whether it is a graphics card of NVIDIA. */
  public boolean isCuda() {
    return type.equals(CUDA_TYPE);
  }

  /** Returns whether it is the processor. */
  public boolean isProcessor() {
    return equals(CPU);
  }

  /**
   * Returns how many bytes of a graphics card's own memory are free now; empty for other devices,
   * or if its driver does not say.
   */
  public OptionalLong freeBytes() {
    return isCuda() ? new CudaDriver().freeBytes(index) : OptionalLong.empty();
  }

  /** Returns the value of the key {@code device} that means this device. */
  public String word() {
    return isCuda() ? CUDA_TYPE + ":" + index : type;
  }

  /** Returns the name of the device in a sentence: "processor" or "GPU". */
  @Override
  public String toString() {
    return isProcessor() ? "processor" : index == 0 ? "GPU" : "GPU " + index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Device device && device.type.equals(type) && device.index == index;
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, index);
  }

  ai.djl.Device djl() {
    if (isProcessor()) {
      return ai.djl.Device.cpu();
    }
    return isCuda() ? ai.djl.Device.gpu(index) : ai.djl.Device.of(MPS_TYPE, -1);
  }
}
