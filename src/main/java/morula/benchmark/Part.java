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

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import morula.progress.InvalidRequestException;

/** A part of the benchmark. */
public enum Part {
  /** From predictions to labels and ROIs. */
  DECODING,
  /** A network is applied. */
  INFERENCE,
  /** A network is trained. */
  TRAINING,
  /** From a file to labels and ROIs on the disk. */
  JOB,
  /** How much memory the whole job takes. */
  MEMORY;

  /** The value of the key {@code parts} for all parts that take minutes. */
  public static final String USUAL = "decoding|inference|training|job";

  /**
   * Reads the value of the key {@code parts}: names, separated by vertical bars.
   *
   * @throws InvalidRequestException if one is unknown or none is there
   */
  public static Set<Part> parse(String text) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String word : text.split("\\|", -1)) {
      parts.add(
          Arrays.stream(values())
              .filter(part -> part.toString().equals(word.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidRequestException(
                          "parts="
                              + text
                              + ": list one or more of "
                              + String.join(", ", names())
                              + ", separated by |")));
    }
    return parts;
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(Part::toString).collect(Collectors.toList());
  }

  /** The name as the key {@code parts} takes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
