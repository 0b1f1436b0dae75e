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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import morula.options.ValueText;
import morula.progress.Count;
import morula.progress.InvalidRequestException;

/**
 * The split of images into training and validation images.
 *
 * @param training names of the training images, in the order given; at least one
 * @param validation names of the validation images, in the order given; at least one
 */
public record ValidationSplit(List<String> training, List<String> validation) {

  /**
   * Splits the images. A split by fraction keeps images of equal content together, so that no
   * validation image equals a training image. As many images validate as the fraction asks for, or
   * fewer where a group of equal images would exceed that number, but at least one group.
   *
   * <p>Where the draw by fraction would leave a side without any object, it is made anew such that
   * each side has some; other draws are what they are without this rule.
   *
   * @param contents content of each image by name, as text that is equal where all pixels are
   *     equal; their order does not affect the split
   * @param empty names of the images that show no object
   * @param validation fraction greater than 0 and less than 1, or a text file that names the
   *     validation images, see {@link NameTable}
   * @param seed of the choice, if by fraction
   * @throws InvalidRequestException if either set would be empty (with a fraction also where all
   *     images have the same content), the fraction is out of range, the file cannot be read, or it
   *     names an image that is not there
   */
  public static ValidationSplit of(
      Map<String, String> contents, Set<String> empty, String validation, long seed) {
    List<String> names = List.copyOf(contents.keySet());
    if (names.size() < 2) {
      throw new InvalidRequestException(
          "images: only "
              + Count.of(names.size(), "image")
              + " with labels; at least 2 are needed, one for training and one for validation, or"
              + " validation=parts, which keeps a part of each image apart");
    }
    Double fraction = number(validation);
    Set<String> chosen =
        fraction == null
            ? listed(names, validation)
            : chosenAtRandom(contents, empty, fraction, seed);
    List<String> training = new ArrayList<>(names);
    training.removeIf(chosen::contains);
    if (training.isEmpty()) {
      throw new InvalidRequestException(
          "validation="
              + validation
              + ": the file lists every image; leave at least one for training");
    }
    List<String> kept = new ArrayList<>(names);
    kept.retainAll(chosen);
    return new ValidationSplit(List.copyOf(training), List.copyOf(kept));
  }

  /**
   * Checks {@code validation=} before any image is read.
   *
   * @throws InvalidRequestException if it is neither a fraction nor a text file that can be read
   */
  public static void check(String validation) {
    Double fraction = number(validation);
    if (fraction == null) {
      read(validation, NameTable::text);
    } else {
      checkFraction(fraction);
    }
  }

  private static void checkFraction(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new InvalidRequestException(
          "validation="
              + fraction
              + ": a fraction must be between 0 and 1; give such a number, or a text file of image names");
    }
  }

  private static Double number(String text) {
    OptionalDouble number = ValueText.parse(text);
    return number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
  }

  private static Set<String> chosenAtRandom(
      Map<String, String> contents, Set<String> empty, double fraction, long seed) {
    checkFraction(fraction);
    List<String> shuffled = new ArrayList<>(contents.keySet());
    Collections.sort(shuffled);
    Collections.shuffle(shuffled, new Random(seed));
    long wish = Math.round(fraction * shuffled.size());
    int count = (int) Math.max(1, Math.min(shuffled.size() - 1, wish));
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : shuffled) {
      groups.computeIfAbsent(contents.get(name), c -> new ArrayList<>()).add(name);
    }
    if (groups.size() == 1) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "images: all %d have the same pixels, but training and validation need different images; add others",
              shuffled.size()));
    }
    Set<String> chosen = chosen(groups.values(), count);
    List<List<String>> withObjects =
        groups.values().stream().filter(group -> !empty.containsAll(group)).toList();
    if (withObjects.size() < 2) {
      return chosen; // the check of the data refuses it
    }
    Set<String> others = new HashSet<>(shuffled);
    others.removeAll(chosen);
    if (empty.containsAll(chosen)) {
      return chosen(withObjects.subList(0, withObjects.size() - 1), count);
    }
    if (empty.containsAll(others)) {
      List<List<String>> allButOne = new ArrayList<>(groups.values());
      allButOne.remove(withObjects.get(withObjects.size() - 1));
      return chosen(allButOne, count);
    }
    return chosen;
  }

  /** Returns the groups from the first on that fit into a number; or else the smallest one. */
  private static Set<String> chosen(Collection<List<String>> groups, int count) {
    Set<String> chosen = new HashSet<>();
    for (List<String> group : groups) {
      if (chosen.size() + group.size() <= count) {
        chosen.addAll(group);
      }
    }
    return chosen.isEmpty() ? Set.copyOf(smallest(groups)) : chosen;
  }

  private static List<String> smallest(Collection<List<String>> groups) {
    return Collections.min(groups, Comparator.comparingInt(List::size));
  }

  private static Set<String> listed(List<String> names, String file) {
    Set<String> chosen = new HashSet<>();
    List<NameTable.Row> rows = table(file, names).rows();
    boolean sets = rows.stream().anyMatch(NameTable.Row::hasKnownSet);
    for (NameTable.Row row : rows) {
      Set<String> matches = ImageMatch.of(names, row.id());
      if (matches.isEmpty()) {
        throw new InvalidRequestException(
            "validation=" + file + ": there is no image '" + row.id() + "'; correct the list");
      }
      if (sets && !row.hasKnownSet()) {
        throw new InvalidRequestException("validation=" + file + ": " + row.unknownSet());
      }
      if (!sets || row.set().equals(Optional.of(NameTable.VALIDATION))) {
        chosen.addAll(matches);
      }
    }
    if (chosen.isEmpty()) {
      throw new InvalidRequestException(
          "validation=" + file + ": the file lists no image; list at least one, with one per line");
    }
    return chosen;
  }

  private static NameTable table(String file, List<String> names) {
    return read(file, path -> NameTable.read(path, names));
  }

  /** Reads a file. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private static <T> T read(String file, Reader<T> reader) {
    try {
      return reader.read(Path.of(file));
    } catch (NameTable.QuoteException e) {
      throw new InvalidRequestException(
          "validation="
              + file
              + ": a quotation mark is not closed, or text follows a closing one; correct the list",
          e);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidRequestException(
          "validation="
              + file
              + ": this is neither a number between 0 and 1 nor a text file that can be read",
          e);
    }
  }
}
