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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.io.PngFiles;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** Finds the images that a run will segment. */
final class InputFiles {
  /** The stem of a result file of the image NAME, or of a series, frame or slice of it. */
  private static final Pattern RESULT =
      Pattern.compile("((.+?)(?:_s[0-9]+)?(?:_t[0-9]+)?(?:_z[0-9]+)?)_(?:labels|overlay)");

  private static final String LABELS = "_labels.tif";

  private InputFiles() {}

  /**
   * Finds the images, without results of an earlier run that lie beside them.
   *
   * @param input file, folder or glob
   * @param output folder of the results
   * @param unreadable gets each folder below that cannot be read
   * @param progress gets a message about files that are left out
   * @throws InvalidRequestException if there is no image, or two would write the same files
   * @throws IOException if the folder of the input cannot be read
   */
  static List<Path> of(String input, Path output, Consumer<Path> unreadable, Progress progress)
      throws IOException {
    List<Path> files =
        withoutResults(ImageFiles.resolve(input, "input", unreadable), output, progress);
    Map<String, Path> byName = new HashMap<>();
    for (Path file : files) {
      Path other = byName.put(ImageFiles.stem(file), file);
      if (other != null) {
        throw new InvalidRequestException(
            other
                + " and "
                + file
                + " have the same name, so that their results would too: segment them into different"
                + " folders");
      }
    }
    return files;
  }

  /** Leaves out what an earlier run wrote about other files in {@code found}. */
  private static List<Path> withoutResults(List<Path> found, Path output, Progress progress) {
    Set<Path> images = found.stream().map(InputFiles::withoutExtension).collect(Collectors.toSet());
    List<Path> kept = found.stream().filter(file -> !isResult(file, images, output)).toList();
    if (kept.isEmpty()) {
      return found;
    }
    int results = found.size() - kept.size();
    if (results > 0) {
      progress.message(
          String.format(
              Locale.ROOT,
              "Left out %s, such as %s: %s of an earlier run",
              Count.of(results, "file"),
              found.stream().filter(file -> !kept.contains(file)).findFirst().orElseThrow(),
              results == 1 ? "a result" : "results"));
    }
    return kept;
  }

  /**
   * Returns whether a file is a picture that Morula drew; or is named like a result of another
   * image in its folder, and lies where results go or was written by Morula. An image that a person
   * only named so is none.
   */
  private static boolean isResult(Path file, Set<Path> images, Path output) {
    if (PngFiles.isWrittenByMorula(file)) {
      return true;
    }
    Matcher name = RESULT.matcher(ImageFiles.stem(file));
    if (!name.matches()
        || !images.contains(file.resolveSibling(name.group(1)))
            && !images.contains(file.resolveSibling(name.group(2)))) {
      return false;
    }
    Path labels = file.resolveSibling(name.group(1) + LABELS);
    return isIn(output, file)
        || LabelFiles.isWrittenByMorula(labels)
        || LabelFiles.isCorrected(labels);
  }

  private static boolean isIn(Path folder, Path file) {
    try {
      return Files.isSameFile(file.toAbsolutePath().getParent(), folder);
    } catch (IOException e) {
      return false; // there is no such folder yet
    }
  }

  private static Path withoutExtension(Path file) {
    return file.resolveSibling(ImageFiles.stem(file));
  }
}
