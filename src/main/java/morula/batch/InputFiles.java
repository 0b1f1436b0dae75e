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
import java.util.ArrayList;
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
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** Finds the images that a run will segment. */
final class InputFiles {
  /** The stem of a result file of the image NAME, or of a series or frame of it. */
  private static final Pattern RESULT =
      Pattern.compile("((.+?)(?:_s[0-9]+)?(?:_t[0-9]+)?)_(?:labels|overlay)");

  private InputFiles() {}

  /**
   * Finds the images.
   *
   * @param input file, folder or glob
   * @param output folder of the results; results of an earlier run in it are no input
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

  /** Leaves out the label images and overlay pictures of other files in {@code found}. */
  private static List<Path> withoutResults(List<Path> found, Path output, Progress progress)
      throws IOException {
    Set<String> names = found.stream().map(ImageFiles::stem).collect(Collectors.toSet());
    List<Path> kept = new ArrayList<>();
    for (Path file : found) {
      Matcher result = RESULT.matcher(ImageFiles.stem(file));
      Path folder = file.toAbsolutePath().getParent();
      boolean written =
          result.matches()
              && (names.contains(result.group(1)) || names.contains(result.group(2)))
              && Files.isDirectory(output)
              && Files.isSameFile(folder, output);
      if (!written) {
        kept.add(file);
      }
    }
    if (kept.size() < found.size()) {
      progress.message(
          String.format(
              Locale.ROOT,
              "Left out %s in %s: names that end in _labels or _overlay are those of results",
              Count.of(found.size() - kept.size(), "file"),
              output));
    }
    return kept;
  }
}
