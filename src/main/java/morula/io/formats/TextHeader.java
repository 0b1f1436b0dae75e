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

package morula.io.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of text at the beginning of a file.
 *
 * @param lines up to the last one, without it
 * @param end position behind the last line
 */
record TextHeader(List<String> lines, long end) {
  private static final int MAXIMUM = 1 << 20;

  /**
   * @param last the line that ends the header
   * @throws EOFException if there is no such line
   */
  static TextHeader read(FileBytes file, String last) throws IOException {
    InputStream in = file.stream(0);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (long position = 1; position < MAXIMUM; position++) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException();
      } else if (c != '\n') {
        line.append((char) c);
      } else if (line.toString().strip().equals(last)) {
        return new TextHeader(List.copyOf(lines), position);
      } else {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    return new TextHeader(List.of(), MAXIMUM);
  }

  /** Returns what stands behind the first of the keys that is there; empty without one. */
  String value(String... keys) {
    for (String line : lines) {
      for (String key : keys) {
        if (line.startsWith(key)) {
          return line.substring(key.length()).strip();
        }
      }
    }
    return "";
  }

  /**
   * Returns the product of numbers between white space.
   *
   * @throws ArithmeticException if there are none, or if they are no numbers
   */
  static long product(String numbers) {
    long product = 1;
    for (String number : numbers.split("\\s+")) {
      if (!number.matches("\\d{1,18}")) {
        throw new ArithmeticException(number);
      }
      product = Math.multiplyExact(product, Long.parseLong(number));
    }
    return product;
  }

  static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
