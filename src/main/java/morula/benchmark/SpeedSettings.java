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

package morula.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;

/**
 * What is measured.
 *
 * @param parts that are measured
 * @param network as {@link morula.network.Architectures#parse} reads it
 * @param runs number of runs of each program, whose median counts
 * @param python program that starts a Python with PyTorch; empty for none
 * @param model that is applied in the whole job
 * @param images files for the whole job, as {@link morula.io.ImageFiles#resolve} finds them; empty
 *     for a generated image
 * @param imageSize width and height of the generated image, in pixels
 * @param memorySizes widths and heights, in pixels, of the images whose memory is measured
 */
public record SpeedSettings(
    Set<Part> parts,
    String network,
    int runs,
    Optional<String> python,
    String model,
    String images,
    int imageSize,
    List<Integer> memorySizes) {
  /** Smallest width and height of an image, in pixels. */
  public static final int SMALLEST = 64;

  /** Largest width and height of an image, in pixels. */
  public static final int LARGEST = 65_536;

  /** Copies the lists. */
  public SpeedSettings {
    parts = Set.copyOf(parts);
    memorySizes = List.copyOf(memorySizes);
  }

  /**
   * Reads the value of the key {@code memory_sizes}: widths in pixels, separated by vertical bars.
   *
   * @throws InvalidRequestException if it is none
   */
  public static List<Integer> sizes(String text) {
    List<Integer> sizes = new ArrayList<>();
    for (String word : text.split("\\|", -1)) {
      try {
        sizes.add((int) ValueText.whole("memory_sizes", word.strip(), SMALLEST, LARGEST));
      } catch (InvalidRequestException e) {
        throw wrong(text);
      }
    }
    return sizes;
  }

  private static InvalidRequestException wrong(String text) {
    return new InvalidRequestException(
        "memory_sizes="
            + text
            + ": list widths in pixels, from "
            + SMALLEST
            + " to "
            + LARGEST
            + ", separated by |, such as 1024|2048");
  }
}
