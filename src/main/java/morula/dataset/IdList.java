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

package morula.dataset;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import morula.progress.InvalidRequestException;

/**
 * A list of the images to use, see {@link NameTable}. Its column {@code set}, or else the second
 * column, is {@code train} or {@code validation}.
 *
 * @param names names of the images, in the order given; at least one
 * @param split the split into training and validation images, if the list has one
 */
public record IdList(List<String> names, Optional<ValidationSplit> split) {
  /**
   * Reads a list.
   *
   * @param file text or CSV file
   * @param all names of the existing images
   * @throws InvalidRequestException naming the file if it cannot be read, names an image that is
   *     not there or none at all, or a set that is unknown, contradictory or leaves a side empty
   */
  public static IdList read(String file, Collection<String> all) {
    NameTable table;
    try {
      table = NameTable.read(Path.of(file), all);
    } catch (NameTable.QuoteException e) {
      throw refused(
          file, "a quotation mark is not closed, or text follows a closing one; correct the list");
    } catch (IOException | InvalidPathException e) {
      throw new InvalidRequestException(
          "ids=" + file + ": the file cannot be read; give a text or CSV file", e);
    }
    Map<String, String> sets = new LinkedHashMap<>();
    for (NameTable.Row row : table.rows()) {
      String set = row.set().orElse("");
      if (row.set().isPresent() && !row.hasKnownSet()) {
        throw refused(file, "%s", row.unknownSet());
      }
      Set<String> matches = ImageMatch.of(all, row.id());
      if (matches.isEmpty()) {
        throw refused(file, "there is no image '%s'; correct the list", row.id());
      }
      for (String name : matches) {
        String before = sets.put(name, set);
        if (before != null && !before.equals(set)) {
          throw refused(file, "'%s' is in both sets, train and validation; choose one", row.id());
        }
      }
    }
    if (sets.isEmpty()) {
      throw refused(file, "the list names no image; list at least one, with one per line");
    }
    return new IdList(
        List.copyOf(sets.keySet()),
        sets.containsValue("") ? Optional.empty() : Optional.of(split(file, sets)));
  }

  private static ValidationSplit split(String file, Map<String, String> sets) {
    List<String> training = new ArrayList<>();
    List<String> validation = new ArrayList<>();
    sets.forEach((name, set) -> (set.equals(NameTable.TRAIN) ? training : validation).add(name));
    if (training.isEmpty() || validation.isEmpty()) {
      throw refused(
          file,
          "no image is in the set %s; assign at least one image to it",
          training.isEmpty() ? NameTable.TRAIN : NameTable.VALIDATION);
    }
    return new ValidationSplit(List.copyOf(training), List.copyOf(validation));
  }

  private static InvalidRequestException refused(String file, String why, Object... values) {
    return new InvalidRequestException(
        "ids=" + file + ": " + String.format(Locale.ROOT, why, values));
  }
}
