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
import java.nio.file.Files;
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
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import morula.options.ValueText;
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
   * @param contents content of each image by name, as text that is equal where all pixels are
   *     equal; their order does not affect the split
   * @param validation fraction greater than 0 and less than 1, or a text file that names the
   *     validation images, one per line, with or without folder and extension
   * @param seed of the choice, if by fraction
   * @throws InvalidRequestException if either set would be empty (with a fraction also where all
   *     images have the same content), the fraction is out of range, the file cannot be read, or it
   *     names an image that is not there
   */
  public static ValidationSplit of(Map<String, String> contents, String validation, long seed) {
    List<String> names = List.copyOf(contents.keySet());
    if (names.size() < 2) {
      throw new InvalidRequestException(
          "images: only "
              + names.size()
              + " found; at least 2 are needed, one for training and one for validation");
    }
    Double fraction = number(validation);
    Set<String> chosen =
        fraction == null ? listed(names, validation) : chosenAtRandom(contents, fraction, seed);
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
      lines(validation);
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
      Map<String, String> contents, double fraction, long seed) {
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
    Set<String> chosen = new HashSet<>();
    for (List<String> group : groups.values()) {
      if (chosen.size() + group.size() <= count) {
        chosen.addAll(group);
      }
    }
    return chosen.isEmpty() ? Set.copyOf(smallest(groups.values())) : chosen;
  }

  private static List<String> smallest(Collection<List<String>> groups) {
    return Collections.min(groups, Comparator.comparingInt(List::size));
  }

  private static Set<String> listed(List<String> names, String file) {
    Set<String> chosen = new HashSet<>();
    for (String line : lines(file)) {
      if (line.isBlank()) {
        continue;
      }
      Set<String> matches = matches(names, line.strip());
      if (matches.isEmpty()) {
        throw new InvalidRequestException(
            "validation=" + file + ": there is no image '" + line.strip() + "'; correct the list");
      }
      chosen.addAll(matches);
    }
    if (chosen.isEmpty()) {
      throw new InvalidRequestException(
          "validation=" + file + ": the file lists no image; list at least one, with one per line");
    }
    return chosen;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidRequestException(
          "validation="
              + file
              + ": this is neither a number between 0 and 1 nor a text file that can be read",
          e);
    }
  }

  /**
   * Returns the image names that a line stands for: exactly that name, or else all with the same
   * stem.
   */
  static Set<String> matches(List<String> names, String line) {
    String file = line.substring(1 + Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')));
    Set<String> found = new HashSet<>();
    for (String name : names) {
      if (name.equals(line) || name.equals(file)) {
        found.add(name);
      }
    }
    if (found.isEmpty()) {
      for (String name : names) {
        if (name.equals(stem(file)) || stem(name).equals(file)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private static String stem(String file) {
    String name = file.toLowerCase(Locale.ROOT).endsWith(".ome.tif") ? cut(file) : file;
    return cut(name);
  }

  private static String cut(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
