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

package morula.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import morula.options.Suggestion;
import morula.progress.Count;
import morula.progress.InvalidRequestException;

/**
 * Images paired with label images by name.
 *
 * @param pairs in the order of the images
 * @param unpairedImages images without a label image
 * @param unpairedLabels label images without an image
 */
public record Pairing(List<Pair> pairs, List<Path> unpairedImages, List<Path> unpairedLabels) {

  /** An image and its label image. */
  public record Pair(Path image, Path labels) {}

  /** Copies its lists. */
  public Pairing {
    pairs = List.copyOf(pairs);
    unpairedImages = List.copyOf(unpairedImages);
    unpairedLabels = List.copyOf(unpairedLabels);
  }

  /**
   * Finds and pairs files. If one folder contains both, label images are recognized by the suffix
   * of their names.
   *
   * @param images file, folder or glob, given by the user as {@code imagesKey}
   * @param labels file, folder or glob, given by the user as {@code labelsKey}
   * @throws InvalidRequestException if there are no images or no labels, or as {@link #of}
   * @throws IOException if a folder cannot be listed
   */
  public static Pairing find(String images, String imagesKey, String labels, String labelsKey)
      throws IOException {
    List<Path> imageFiles = ImageFiles.resolve(images, imagesKey);
    List<Path> labelFiles = LabelFiles.resolve(labels, labelsKey);
    Set<Path> both = absolute(imageFiles);
    both.retainAll(absolute(labelFiles));
    List<Path> onlyImages =
        imageFiles.stream().filter(f -> !isIn(both, f) || !PairNames.hasLabelSuffix(f)).toList();
    List<Path> onlyLabels =
        LabelFiles.withoutSecond(
            labelFiles.stream().filter(f -> !isIn(both, f) || PairNames.hasLabelSuffix(f)).toList(),
            file -> true);
    if (onlyImages.isEmpty()) {
      throw new InvalidRequestException(
          imagesKey
              + "="
              + images
              + ": all files there have the names of label images; check the path");
    }
    if (onlyLabels.isEmpty()) {
      throw new InvalidRequestException(
          labelsKey
              + "="
              + labels
              + ": no file there has the name of a label image; name label images like NAME_labels.tif");
    }
    return of(onlyImages, onlyLabels);
  }

  /**
   * Returns the pairs by the names of their images without extension.
   *
   * @param imagesKey the user's key for the images; named in messages
   * @throws InvalidRequestException if two images, of different folders, have the same name
   */
  public Map<String, Pair> byName(String imagesKey) {
    Map<String, Pair> byName = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      Pair other = byName.put(ImageFiles.stem(pair.image()), pair);
      if (other != null) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "%s: %s and %s have the same name; rename one of them",
                imagesKey,
                other.image(),
                pair.image()));
      }
    }
    return byName;
  }

  /** Returns the pairs whose names agree only without a prefix, or the number of a channel. */
  public List<Pair> pairsByParts() {
    return pairs.stream()
        .filter(pair -> PairNames.agreeOnlyByParts(pair.image(), pair.labels()))
        .toList();
  }

  private static Set<Path> absolute(List<Path> files) {
    Set<Path> absolute = new HashSet<>();
    files.forEach(file -> absolute.add(file.toAbsolutePath().normalize()));
    return absolute;
  }

  private static boolean isIn(Set<Path> files, Path file) {
    return files.contains(file.toAbsolutePath().normalize());
  }

  /**
   * Pairs files by their names without extension: the same name, or the same after a suffix such as
   * {@code _labels}, {@code _mask}, {@code -seg} is taken from the label image and one such as
   * {@code _image} from the image; upper and lower case in suffixes are one. Files that have no
   * partner then are paired where there is one way only to do it without a prefix such as {@code
   * mask_} or {@code img_}, or without the number {@code _0000} that nnU-Net gives to the first
   * channel of an image. Where names occur in several folders, the folder below the common one must
   * agree too.
   *
   * @throws InvalidRequestException if an image has two label images, or a label image two images
   */
  public static Pairing of(List<Path> images, List<Path> labels) {
    boolean byNameAlone = areStemsUnique(images) && areStemsUnique(labels);
    Path imageRoot = byNameAlone ? null : commonFolder(images);
    Path labelRoot = byNameAlone ? null : commonFolder(labels);
    Map<Path, List<Path>> exact = byName(labels, labelRoot, null);
    Map<Path, List<Path>> stripped = byName(labels, labelRoot, PairNames.LABEL_SUFFIX);
    Map<Path, Set<Path>> candidates = new HashMap<>();
    Set<Path> taken = new HashSet<>();
    for (Path image : images) {
      List<Path> same = exact.getOrDefault(PairNames.name(image, imageRoot, null), List.of());
      candidates.put(image, new LinkedHashSet<>(same));
      taken.addAll(same);
    }
    for (Path image : images) {
      for (Pattern suffix : new Pattern[] {null, PairNames.IMAGE_SUFFIX}) {
        Path name = PairNames.name(image, imageRoot, suffix);
        for (Map<Path, List<Path>> named : List.of(exact, stripped)) {
          for (Path label : named.getOrDefault(name, List.of())) {
            if (!taken.contains(label)) {
              candidates.get(image).add(label);
            }
          }
        }
      }
    }
    Set<Path> free = new LinkedHashSet<>(labels);
    candidates.values().forEach(free::removeAll);
    List<Path> alone = images.stream().filter(image -> candidates.get(image).isEmpty()).toList();
    otherPairs(alone, imageRoot, free, labelRoot)
        .forEach((image, label) -> candidates.get(image).add(label));
    return unambiguous(images, labels, candidates);
  }

  /** Pairs files by other parts of their names where one image and one label image agree. */
  private static Map<Path, Path> otherPairs(
      List<Path> images, Path imageRoot, Set<Path> labels, Path labelRoot) {
    Map<Path, Path> pairs = new LinkedHashMap<>();
    for (Pattern part : new Pattern[] {PairNames.FIRST_CHANNEL, PairNames.IMAGE_PREFIX}) {
      Pattern ofLabel =
          part == PairNames.FIRST_CHANNEL ? PairNames.LABEL_SUFFIX : PairNames.LABEL_PREFIX;
      Map<Path, List<Path>> named = byName(List.copyOf(labels), labelRoot, ofLabel);
      Map<Path, List<Path>> imagesNamed =
          byName(
              images.stream()
                  .filter(image -> !pairs.containsKey(image))
                  .filter(
                      image ->
                          part != PairNames.FIRST_CHANNEL
                              || part.matcher(ImageFiles.stem(image)).find())
                  .toList(),
              imageRoot,
              part);
      imagesNamed.forEach(
          (name, found) -> {
            List<Path> label = named.getOrDefault(name, List.of());
            if (found.size() == 1 && label.size() == 1 && labels.remove(label.get(0))) {
              pairs.put(found.get(0), label.get(0));
            }
          });
    }
    return pairs;
  }

  private static Pairing unambiguous(
      List<Path> images, List<Path> labels, Map<Path, Set<Path>> candidates) {
    List<Pair> pairs = new ArrayList<>();
    List<Path> unpairedImages = new ArrayList<>();
    Map<Path, Path> imageOf = new HashMap<>();
    for (Path image : images) {
      List<Path> found = List.copyOf(candidates.get(image));
      if (found.size() > 1) {
        throw new InvalidRequestException(
            image
                + " matches two label images by name, "
                + found.get(0)
                + " and "
                + found.get(1)
                + "; keep one of them");
      }
      if (found.isEmpty()) {
        unpairedImages.add(image);
        continue;
      }
      Path other = imageOf.put(found.get(0), image);
      if (other != null) {
        throw new InvalidRequestException(
            found.get(0)
                + " matches two images by name, "
                + other
                + " and "
                + image
                + "; keep one of them");
      }
      pairs.add(new Pair(image, found.get(0)));
    }
    List<Path> unpairedLabels = labels.stream().filter(l -> !imageOf.containsKey(l)).toList();
    return new Pairing(pairs, unpairedImages, unpairedLabels);
  }

  /**
   * Returns what is wrong where too few images have a label image: one line that names files whose
   * names are similar.
   *
   * @param imagesKey the user's key for the images
   * @param labelsKey the user's key for the label images
   */
  public InvalidRequestException tooFew(String imagesKey, String labelsKey) {
    int images = pairs.size() + unpairedImages.size();
    return new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "%s: %s of %s of %s= has a label image of its name; name label images like their image,"
                + " NAME.tif or NAME_labels.tif%s",
            labelsKey,
            pairs.isEmpty() ? "none" : "only " + pairs.size(),
            Count.of(images, "image"),
            imagesKey,
            similar()));
  }

  private String similar() {
    if (unpairedImages.isEmpty() || unpairedLabels.isEmpty()) {
      return "";
    }
    String image = unpairedImages.get(0).getFileName().toString();
    List<String> names = unpairedLabels.stream().map(f -> f.getFileName().toString()).toList();
    return nearest(image, names)
        .map(label -> "; the name nearest to " + image + " is " + label)
        .orElse("; the first names are " + image + " and " + names.get(0));
  }

  /** Returns the name that is nearest to another by their parts without extension, if any is. */
  public static Optional<String> nearest(String file, List<String> names) {
    Map<String, String> stems = new LinkedHashMap<>();
    names.forEach(name -> stems.putIfAbsent(ImageFiles.stem(Path.of(name)), name));
    return Suggestion.nearest(ImageFiles.stem(Path.of(file)), stems.keySet()).map(stems::get);
  }

  private static Map<Path, List<Path>> byName(List<Path> files, Path root, Pattern suffix) {
    Map<Path, List<Path>> named = new HashMap<>();
    for (Path file : files) {
      named.computeIfAbsent(PairNames.name(file, root, suffix), n -> new ArrayList<>()).add(file);
    }
    return named;
  }

  private static boolean areStemsUnique(List<Path> files) {
    return files.stream().map(ImageFiles::stem).distinct().count() == files.size();
  }

  private static Path commonFolder(List<Path> files) {
    Path common = null;
    for (Path file : files) {
      Path folder = file.toAbsolutePath().normalize().getParent();
      common = common == null ? folder : common;
      while (!folder.startsWith(common)) {
        common = common.getParent();
      }
    }
    return common;
  }
}
