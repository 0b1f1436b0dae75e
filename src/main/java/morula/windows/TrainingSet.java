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

package morula.windows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import morula.annotation.AnnotatedPart;
import morula.image.Image;
import morula.image.Labels;
import morula.io.Csv;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.io.WholeFile;
import morula.progress.InvalidRequestException;
import morula.progress.Reason;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * A folder of images that a person has corrected, to train on: {@code images/NAME.tif} and {@code
 * labels/NAME.tif}, and a table that tells where each came from. Needs no display.
 */
final class TrainingSet {
  /** The value of pixels that are not annotated, in all label images of a set. */
  static final int UNKNOWN = 65_535;

  private static final String TABLE = "examples.csv";
  private static final List<String> COLUMNS = List.of("name", "source", "annotated");
  private static final String WHOLE = "all";
  private static final String PART = "part";

  private final Path folder;

  /** The lines of the table, by name. */
  private final Map<String, List<String>> examples = new TreeMap<>();

  /** Begins a training set without images; what its folder has is not read. */
  TrainingSet(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a training set, which may not exist yet.
   *
   * @throws IOException if its table cannot be read, or is another one; the message names it
   */
  static TrainingSet open(Path folder) throws IOException {
    TrainingSet set = new TrainingSet(folder);
    set.readAgain();
    return set;
  }

  /**
   * Reads the table again: another window, or another ImageJ, may have added images.
   *
   * @throws IOException as {@link #open}
   */
  void readAgain() throws IOException {
    examples.clear();
    Path table = folder.resolve(TABLE);
    if (Files.exists(table)) {
      for (List<String> row : rows(table)) {
        if (Files.exists(images().resolve(row.get(0) + ".tif"))) {
          examples.put(row.get(0), row);
        }
      }
    }
  }

  private static List<List<String>> rows(Path table) throws IOException {
    try {
      return Csv.rows(Files.readString(table), COLUMNS);
    } catch (FileSystemException e) {
      throw e; // it names the file
    } catch (IOException e) {
      throw new IOException(
          table
              + " is not the table of a training set: "
              + Reason.of(e)
              + "; choose another folder",
          e);
    }
  }

  Path images() {
    return folder.resolve("images");
  }

  Path labels() {
    return folder.resolve("labels");
  }

  /** Returns the number of images. */
  int size() {
    return examples.size();
  }

  /** Returns whether an image is in the set. */
  boolean contains(String source) {
    return examples.values().stream().anyMatch(row -> row.get(1).equals(source));
  }

  /** Returns the value that a training must ignore; empty if all images are wholly annotated. */
  Optional<Integer> ignored() {
    boolean parts = examples.values().stream().anyMatch(row -> row.get(2).equals(PART));
    return parts ? Optional.of(UNKNOWN) : Optional.empty();
  }

  /**
   * Adds an image with its labels, or replaces what was added of the same source.
   *
   * @param source the file of the image, or else its title
   * @param part where it is annotated
   * @throws IOException if a file cannot be written; the message names it
   */
  void add(Image image, Labels labels, AnnotatedPart part, String source) throws IOException {
    readAgain();
    Labels numbered = part.isWhole() ? labels : renumbered(labels);
    String name = nameFor(image.name(), source);
    ImageFiles.write(image, images().resolve(name + ".tif"));
    LabelFiles.writeCorrected(part.apply(numbered, UNKNOWN), labels().resolve(name + ".tif"));
    examples.put(name, List.of(name, source, part.isWhole() ? WHOLE : PART));
    StringBuilder table = new StringBuilder(Csv.line(COLUMNS));
    examples.values().forEach(row -> table.append(Csv.line(row)));
    WholeFile.write(folder.resolve(TABLE), file -> Files.writeString(file, table));
  }

  /** Returns the name of the source's example, or a new one: another image may have that name. */
  private String nameFor(String title, String source) {
    for (List<String> row : examples.values()) {
      if (row.get(1).equals(source)) {
        return row.get(0);
      }
    }
    String wanted = title.replaceAll("[/\\\\:*?\"<>|]", "_");
    String name = wanted;
    for (int n = 2; Files.exists(images().resolve(name + ".tif")); n++) {
      name = wanted + "_" + n;
    }
    return name;
  }

  /** Numbers objects from 1 where a number would mean "not annotated". */
  private static Labels renumbered(Labels labels) {
    Map<Integer, Integer> numbers = new HashMap<>(Map.of(0, 0));
    boolean high = false;
    for (IntType label : labels.pixels()) {
      high |= label.get() >= UNKNOWN;
      numbers.putIfAbsent(label.get(), numbers.size());
    }
    if (!high) {
      return labels;
    }
    if (numbers.size() > UNKNOWN) {
      throw new InvalidRequestException(
          "the image has too many objects to be annotated in parts; mark the whole image");
    }
    ArrayImg<IntType, IntArray> pixels = ArrayImgs.ints(labels.pixels().dimensionsAsLongArray());
    int[] values = pixels.update(null).getCurrentStorageArray();
    int i = 0;
    for (IntType label : Views.flatIterable(labels.pixels())) {
      values[i++] = numbers.get(label.get());
    }
    return new Labels(labels.name(), pixels, labels.calibration());
  }

  /** Returns the images of a folder that are not in the set, without label images beside them. */
  List<Path> missing(Path from) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path file : ImageFiles.resolve(from.toString(), "folder")) {
      boolean result = ImageFiles.stem(file).matches(".*_(labels|overlay|rois|objects)");
      if (!result && !contains(file.toString())) {
        missing.add(file);
      }
    }
    return missing;
  }

  /** Returns the name for the next model that is trained on the set: not taken yet. */
  Path nextModel() {
    for (int n = 1; ; n++) {
      Path model = folder.resolve("models").resolve("corrected-" + n + ".zip");
      if (!Files.exists(model)) {
        return model;
      }
    }
  }
}
