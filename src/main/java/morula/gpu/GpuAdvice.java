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

package morula.gpu;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Whether the GPU build of libtorch can compute on the cards of this machine, before it is
 * installed.
 *
 * @param suited the cards on which it can
 * @param line one sentence or two: what there is and, if it cannot be used, the way out
 */
public record GpuAdvice(List<GraphicsCard> suited, String line) {
  /** A build for CUDA 12.8 runs with every driver for CUDA 12, not with older ones. */
  private static final int LEAST_DRIVER = 12_000;

  /** The compute capability of the architecture Turing, times ten. */
  private static final int TURING = 75;

  private static final String DRIVERS = "https://www.nvidia.com/drivers";

  /** Copies the list. */
  public GpuAdvice {
    suited = List.copyOf(suited);
  }

  /** Returns whether there is a card to compute on. */
  public boolean isSuited() {
    return !suited.isEmpty();
  }

  /**
   * Decides.
   *
   * @param classifier libtorch's word for the system, such as "linux-x86_64"; empty if there is
   *     none
   * @param leastCapability the lowest compute capability for which the GPU build has code, times
   *     ten; empty if there is no such build for this system
   */
  public static GpuAdvice of(
      Optional<String> classifier, OptionalInt leastCapability, DriverReport driver) {
    if (classifier.filter(name -> name.startsWith("osx")).isPresent()) {
      return unsuited(
          "This is a Mac: the libtorch that is installed can use Apple's graphics (device=mps);"
              + " nothing else is needed.");
    }
    if (driver.state() == DriverReport.State.NONE) {
      return unsuited(
          "No driver of NVIDIA is installed, and libtorch computes on graphics cards of NVIDIA"
              + " only. If this computer has one, install its driver from "
              + DRIVERS
              + ".");
    }
    if (driver.version() > 0 && driver.version() < LEAST_DRIVER) {
      return unsuited(
          "The driver of NVIDIA is too old: it is for CUDA "
              + driver.cuda()
              + ", and the GPU build needs 12.0 or newer. Update it from "
              + DRIVERS
              + ".");
    }
    if (driver.state() == DriverReport.State.FAILED) {
      return unsuited(
          "The driver of NVIDIA does not work (error "
              + driver.error()
              + "): start the computer again; if that does not help, install the driver again from "
              + DRIVERS
              + ".");
    }
    if (driver.cards().isEmpty()) {
      return unsuited(
          "The driver of NVIDIA finds no graphics card: is it switched off, or hidden by the"
              + " variable CUDA_VISIBLE_DEVICES?");
    }
    if (leastCapability.isEmpty()) {
      return unsuited(
          names(driver.cards())
              + ": there is no GPU build of libtorch for this system; Linux and Windows on x86_64"
              + " have one.");
    }
    return ofCards(leastCapability.getAsInt(), driver);
  }

  private static GpuAdvice ofCards(int least, DriverReport driver) {
    List<GraphicsCard> suited =
        driver.cards().stream().filter(card -> 10 * card.major() + card.minor() >= least).toList();
    if (suited.isEmpty()) {
      return unsuited(
          names(driver.cards())
              + ": too old for the GPU build, which needs the compute capability "
              + least / 10
              + "."
              + least % 10
              + (least < TURING ? " (GeForce 900 or newer)" : " (GeForce RTX 20, GTX 16 or newer)")
              + "; this is "
              + driver.cards().get(0).capability()
              + ".");
    }
    return new GpuAdvice(
        suited, names(suited) + ", with a driver for CUDA " + driver.cuda() + ", can compute.");
  }

  private static GpuAdvice unsuited(String line) {
    return new GpuAdvice(List.of(), line);
  }

  private static String names(List<GraphicsCard> cards) {
    return cards.stream().map(GraphicsCard::toString).collect(Collectors.joining(", "));
  }
}
