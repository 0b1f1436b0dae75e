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

package morula.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the wells of a plate in file names: a letter and a number between other signs, as in {@code
 * plate1_B03_s2.tif}, or row and column as in {@code r02c03f01.tiff}. Plates have at most 32 rows
 * (A to Z, AA to AF) and 48 columns.
 */
final class Wells {
  private static final Pattern LETTER =
      Pattern.compile("(?:^|[^A-Za-z0-9])(A[A-F]|[A-Z])(\\d{1,2})(?![A-Za-z0-9])");
  private static final Pattern NUMBERS =
      Pattern.compile("(?:^|[^A-Za-z0-9])[rR](\\d{1,2})[cC](\\d{1,2})(?![0-9])");
  private static final int ROWS = 32;
  private static final int COLUMNS = 48;

  /**
   * A well.
   *
   * @param row from 1
   * @param column from 1
   */
  record Well(int row, int column) {
    /** Returns the name, such as B03. */
    String name() {
      String letter =
          row <= 26 ? String.valueOf((char) ('A' + row - 1)) : "A" + (char) ('A' + row - 27);
      return String.format(Locale.ROOT, "%s%02d", letter, column);
    }
  }

  private Wells() {}

  /**
   * Returns the wells of names; none at all if one of them has none, as a letter and a number then
   * mean something else.
   */
  static List<Optional<Well>> of(List<String> names) {
    List<Optional<Well>> wells = new ArrayList<>();
    for (String name : names) {
      wells.add(of(name));
    }
    boolean all = wells.stream().allMatch(Optional::isPresent);
    return all ? wells : names.stream().map(name -> Optional.<Well>empty()).toList();
  }

  private static Optional<Well> of(String name) {
    Matcher numbers = NUMBERS.matcher(name);
    if (numbers.find()) {
      return well(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }
    Matcher letter = LETTER.matcher(name);
    while (letter.find()) {
      String row = letter.group(1);
      int number = row.length() == 1 ? row.charAt(0) - 'A' + 1 : 27 + row.charAt(1) - 'A';
      Optional<Well> well = well(number, Integer.parseInt(letter.group(2)));
      if (well.isPresent()) {
        return well;
      }
    }
    return Optional.empty();
  }

  private static Optional<Well> well(int row, int column) {
    return row >= 1 && row <= ROWS && column >= 1 && column <= COLUMNS
        ? Optional.of(new Well(row, column))
        : Optional.empty();
  }
}
