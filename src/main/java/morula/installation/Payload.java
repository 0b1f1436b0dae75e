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

package morula.installation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import morula.progress.InvalidRequestException;

/**
 * An archive that is published somewhere, with what tells that a file is this archive.
 *
 * @param name of what it holds, which becomes the name of its folder
 * @param address where it lies
 * @param bytes its size; empty if that is not published
 * @param sha256 its digest, 64 lower-case hexadecimal digits
 * @param leastCapability the lowest compute capability of a graphics card for which it has code,
 *     times ten: 75 for 7.5
 * @param licences what the user agrees to, one line each
 */
public record Payload(
    String name,
    URI address,
    OptionalLong bytes,
    String sha256,
    int leastCapability,
    List<String> licences) {
  private static final String SITE = "https://download.pytorch.org/libtorch/cu128/";

  private static final List<String> LICENCES =
      List.of(
          "libtorch is free software of the PyTorch Foundation (BSD-3-Clause,"
              + " https://github.com/pytorch/pytorch/blob/main/LICENSE)",
          "the libraries of NVIDIA in it, CUDA and cuDNN, are under NVIDIA's licences"
              + " (https://docs.nvidia.com/cuda/eula and"
              + " https://docs.nvidia.com/deeplearning/cudnn/latest/reference/eula.html)");

  /**
   * PyTorch publishes no digests of these archives. Those here are what public build recipes state,
   * of which three (Linux) and two (Windows) that are independent of each other agree. None of them
   * states the size of the archive for Linux. The compute capabilities are those that
   * torch.cuda.get_arch_list() of these builds tells: that for Linux has no code for older cards.
   */
  private static final Map<String, Payload> CUDA =
      Map.of(
          "linux-x86_64",
          cuda(
              "libtorch-cxx11-abi-shared-with-deps-2.7.1%2Bcu128.zip",
              OptionalLong.empty(),
              "ae513b437ae99150744ef1d06b02a4ecbbb9275c9ffe540c88909623e3293041",
              75),
          "win-x86_64",
          cuda(
              "libtorch-win-shared-with-deps-2.7.1%2Bcu128.zip",
              OptionalLong.of(3_214_239_381L),
              "bdbf643d648e2bf9e8603472d6c6ff4bae5f79a49fe4776f215b4c45c90a7f19",
              50));

  /** What the archive for Windows takes; that for Linux is about as large. */
  private static final long USUAL = 3_214_239_381L;

  /** Copies the list. */
  public Payload {
    licences = List.copyOf(licences);
  }

  private static Payload cuda(String file, OptionalLong bytes, String sha256, int capability) {
    URI address = URI.create(SITE + file);
    return new Payload("libtorch-2.7.1-cu128", address, bytes, sha256, capability, LICENCES);
  }

  /**
   * Returns the build of libtorch for NVIDIA's graphics cards.
   *
   * @param classifier libtorch's word for the system, such as "linux-x86_64"
   * @return empty if there is none for this system
   */
  public static Optional<Payload> cuda(String classifier) {
    return Optional.ofNullable(CUDA.get(classifier));
  }

  /**
   * Returns the same archive, fetched from another site; its digest stays the one that is checked.
   *
   * @param mirror address of the folder in which the file lies; none if blank
   * @throws InvalidRequestException if it is no address of the web
   */
  public Payload from(String mirror) {
    if (mirror.isBlank()) {
      return this;
    }
    try {
      String folder = mirror.strip() + (mirror.strip().endsWith("/") ? "" : "/");
      URI other = URI.create(folder + fileName());
      if (other.getHost() != null && String.valueOf(other.getScheme()).matches("https?")) {
        return new Payload(name, other, bytes, sha256, leastCapability, licences);
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new InvalidRequestException(
        "mirror="
            + mirror
            + ": this is no address; give the one of the folder in which "
            + fileName()
            + " lies, beginning with https://");
  }

  /** Returns the last part of the address, as it is written there. */
  public String fileName() {
    String path = address.getRawPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the size in bytes, or about that. */
  public long expectedBytes() {
    return bytes.orElse(USUAL);
  }

  /** Returns the size for people, such as "3.2 GB" or "about 3.2 GB". */
  public String size() {
    return (bytes.isPresent() ? "" : "about ") + Size.of(expectedBytes());
  }
}
