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

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Netpbm bitmaps, grey maps and pixmaps: P1 to P3 as decimal numbers, P4 to P6 as bytes behind the
 * header, two bytes a sample for values above 255.
 */
final class PnmCheck implements FormatCheck {
  @Override
  public boolean recognises(FileBytes file) {
    byte[] head = file.head();
    return head.length > 2
        && head[0] == 'P'
        && head[1] >= '1'
        && head[1] <= '6'
        && (Character.isWhitespace(head[2]) || head[2] == '#');
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    int kind = file.head()[1] - '0';
    Numbers header = new Numbers(file.stream(2));
    long width = header.next();
    long height = header.next();
    boolean bitmap = kind == 1 || kind == 4;
    long maximum = bitmap ? 1 : header.next();
    int samples = kind == 3 || kind == 6 ? 3 : 1;
    if (kind <= 3) {
      return kind == 1 ? bits(header, width * height) : numbers(header, width * height * samples);
    }
    long row = kind == 4 ? (width + 7) / 8 : width * samples * (maximum > 255 ? 2 : 1);
    return FormatCheck.needs(file, 2 + header.read + row * height);
  }

  private static Optional<String> numbers(Numbers text, long count) throws IOException {
    for (long i = 0; i < count; i++) {
      text.next();
    }
    return Optional.empty();
  }

  /** The digits of a bitmap need nothing between them. */
  private static Optional<String> bits(Numbers text, long count) throws IOException {
    for (long i = 0; i < count; ) {
      int c = text.character();
      if (c < 0) {
        throw new EOFException();
      }
      i += c == '0' || c == '1' ? 1 : 0;
    }
    return Optional.empty();
  }

  /** Decimal numbers between white space and comments. */
  private static final class Numbers {
    private final DataInputStream in;

    /** How many bytes were read, the white space behind the last number included. */
    private long read;

    Numbers(DataInputStream in) {
      this.in = in;
    }

    /**
     * @throws EOFException if there is no further number
     */
    long next() throws IOException {
      int c = character();
      while (c >= 0 && !Character.isDigit(c)) {
        c = character();
      }
      if (c < 0) {
        throw new EOFException();
      }
      long number = 0;
      for (; c >= 0 && Character.isDigit(c); c = character()) {
        number = Math.min(Integer.MAX_VALUE, 10 * number + c - '0');
      }
      return number;
    }

    /** Returns the next character, a comment as the end of its line; −1 at the end of the file. */
    private int character() throws IOException {
      int c = in.read();
      read++;
      if (c == '#') {
        while (c >= 0 && c != '\n' && c != '\r') {
          c = in.read();
          read++;
        }
      }
      return c;
    }
  }
}
