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

import java.io.IOException;
import java.util.Optional;

/**
 * FITS: cards of 80 characters up to END, filled up to 2880 bytes, then the values of the first
 * image.
 */
final class FitsCheck implements FormatCheck {
  private static final int CARD = 80;
  private static final int BLOCK = 2880;
  private static final int MAXIMUM_CARDS = 36 * 1000;

  @Override
  public boolean recognises(FileBytes file) {
    return file.startsWith("SIMPLE  =");
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    var in = file.stream(0);
    long values = 1;
    long bits = 0;
    for (int card = 1; card <= MAXIMUM_CARDS; card++) {
      byte[] bytes = new byte[CARD];
      in.readFully(bytes);
      String text = TextHeader.latin(bytes);
      if (text.startsWith("END ") || text.strip().equals("END")) {
        long header = ((long) card * CARD + BLOCK - 1) / BLOCK * BLOCK;
        return FormatCheck.needs(file, header + values * bits / 8);
      }
      if (text.matches("NAXIS[1-9] *=.*")) {
        values = Math.multiplyExact(values, Math.max(1, number(text)));
      } else if (text.startsWith("BITPIX ")) {
        bits = Math.abs(number(text));
      } else if (text.matches("NAXIS +=.*") && number(text) == 0) {
        values = 0;
      }
    }
    return Optional.empty();
  }

  /**
   * @throws ArithmeticException if the value is no whole number
   */
  private static long number(String card) {
    String value = card.substring(card.indexOf('=') + 1).split("/", 2)[0].strip();
    if (!value.matches("[+-]?\\d{1,18}")) {
      throw new ArithmeticException(value);
    }
    return Long.parseLong(value);
  }
}
