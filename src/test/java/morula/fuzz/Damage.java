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

package morula.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a file is damaged. */
enum Damage {
  /** Its end is missing. */
  CUT,
  /** Single bits are turned over. */
  BITS,
  /** Two pieces have changed places. */
  SWAP,
  /** A piece is zero, as after a failure of a disk. */
  ZEROS,
  /** Bytes are in it that do not belong there. */
  INSERT,
  /** Bytes are missing from its middle. */
  REMOVE,
  /** Numbers are others: in binary files two or four bytes that are an extreme value. */
  NUMBERS;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final List<String> NUMBERS_OF_TEXT =
      List.of("0", "-1", "1", "255", "65536", "2147483647", "99999999999", "1e400", "NaN", "x", "");
  private static final long[] EXTREME = {
    0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 65_535, 64
  };

  /** Returns a damaged copy, which differs from {@code whole}. */
  byte[] of(byte[] whole, SplittableRandom random) {
    for (int attempt = 0; attempt < 20; attempt++) {
      byte[] damaged = once(whole, random);
      if (!Arrays.equals(damaged, whole)) {
        return damaged;
      }
    }
    return CUT.once(whole, random);
  }

  private byte[] once(byte[] whole, SplittableRandom random) {
    int size = whole.length;
    int start = place(size, random);
    int length = 1 + random.nextInt(Math.max(1, Math.min(size - start, size / 4)));
    byte[] copy = whole.clone();
    switch (this) {
      case CUT -> {
        return Arrays.copyOf(whole, random.nextInt(size));
      }
      case BITS -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          copy[place(size, random)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case SWAP -> {
        int piece = Math.max(1, Math.min(length, size / 8));
        int from = random.nextInt(size - piece + 1);
        int to = random.nextInt(size - piece + 1);
        System.arraycopy(whole, from, copy, to, piece);
        System.arraycopy(whole, to, copy, from, piece);
      }
      case ZEROS -> Arrays.fill(copy, start, Math.min(size, start + length), (byte) 0);
      case INSERT -> {
        byte[] more = new byte[1 + random.nextInt(40)];
        random.nextBytes(more);
        return joined(whole, start, more, start);
      }
      case REMOVE -> {
        return joined(whole, start, new byte[0], Math.min(size, start + length));
      }
      case NUMBERS -> {
        return isText(whole) ? numbers(whole, random) : extreme(copy, start, random);
      }
    }
    return copy;
  }

  /** Half of all places lie in the first 300 bytes, where files say what they hold. */
  private static int place(int size, SplittableRandom random) {
    return random.nextInt(random.nextBoolean() ? Math.min(size, 300) : size);
  }

  private static byte[] joined(byte[] whole, int end, byte[] middle, int start) {
    byte[] joined = Arrays.copyOf(whole, end + middle.length + whole.length - start);
    System.arraycopy(middle, 0, joined, end, middle.length);
    System.arraycopy(whole, start, joined, end + middle.length, whole.length - start);
    return joined;
  }

  private static byte[] extreme(byte[] copy, int start, SplittableRandom random) {
    long value = EXTREME[random.nextInt(EXTREME.length)];
    int bytes = random.nextBoolean() ? 2 : 4;
    boolean little = random.nextBoolean();
    for (int i = 0; i < bytes && start + i < copy.length; i++) {
      copy[start + i] = (byte) (value >> 8 * (little ? i : bytes - 1 - i));
    }
    return copy;
  }

  private static byte[] numbers(byte[] whole, SplittableRandom random) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    List<int[]> found = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      found.add(new int[] {matcher.start(), matcher.end()});
    }
    if (found.isEmpty()) {
      return BITS.once(whole, random);
    }
    int[] at = found.get(random.nextInt(found.size()));
    String number = NUMBERS_OF_TEXT.get(random.nextInt(NUMBERS_OF_TEXT.size()));
    return (text.substring(0, at[0]) + number + text.substring(at[1]))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 200); i++) {
      if (bytes[i] >= 0
          && bytes[i] < 32
          && bytes[i] != '\n'
          && bytes[i] != '\r'
          && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
