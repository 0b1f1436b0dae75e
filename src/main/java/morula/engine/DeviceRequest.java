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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.progress.InvalidRequestException;

/**
 * The value of the key {@code device}.
 *
 * @param kind of the device
 * @param index of the graphics card; 0 for others
 */
record DeviceRequest(Kind kind, int index) {
  private static final Pattern CARD = Pattern.compile("(?:gpu|cuda)(?::(\\d{1,3}))?");

  enum Kind {
    AUTO,
    CPU,
    GPU,
    MPS
  }

  /**
   * Reads a value.
   *
   * @throws InvalidRequestException if it is another word
   */
  static DeviceRequest parse(String value) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    Matcher card = CARD.matcher(word);
    if (card.matches()) {
      return new DeviceRequest(
          Kind.GPU, card.group(1) == null ? 0 : Integer.parseInt(card.group(1)));
    }
    return switch (word) {
      case "auto" -> new DeviceRequest(Kind.AUTO, 0);
      case "cpu" -> new DeviceRequest(Kind.CPU, 0);
      case "mps" -> new DeviceRequest(Kind.MPS, 0);
      default ->
          throw new InvalidRequestException(
              "device=" + value + ": this device is unknown; use " + Device.WORDS);
    };
  }
}
