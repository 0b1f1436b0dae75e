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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for every answer, whatever was damaged. */
final class Rules {
  private static final Pattern PROGRESS = Pattern.compile(".*  \\d+ %.*");
  private static final Pattern CLASS =
      Pattern.compile(
          "\\bjava\\.|\\b[A-Z]\\w*(Exception|Error)\\b|\\b(loci|ai\\.djl|com\\.google)\\.|morula-\\w"
              + "|\\.partial-|\\w\\$\\w");

  /** The folder of the test itself; a damaged list may hold a part of its name. */
  private static final Pattern OF_THE_TEST =
      Pattern.compile(Pattern.quote(System.getProperty("java.io.tmpdir")) + "/junit[^/]*");

  private Rules() {}

  /**
   * Returns what is wrong with an answer.
   *
   * @param named whether a line names what was damaged
   * @param alone whether nothing but the line about a failure may be said; a refusal always stands
   *     alone
   */
  static Optional<String> broken(Answer answer, Path folder, Predicate<String> named, boolean alone)
      throws IOException {
    List<String> lines =
        answer.lines().stream().filter(line -> !PROGRESS.matcher(line).matches()).toList();
    if (answer.status() == Answer.HANG) {
      return Optional.of(lines.get(0));
    }
    for (String line : lines) {
      String rest = OF_THE_TEST.matcher(line).replaceAll("");
      if (CLASS.matcher(rest).find() || rest.contains(System.getProperty("java.io.tmpdir"))) {
        return Optional.of("not for users: " + line);
      }
      if (line.contains("fault of Morula")) {
        return Optional.of("not foreseen: " + line);
      }
    }
    List<String> unfinished = unfinished(folder);
    if (!unfinished.isEmpty()) {
      return Optional.of("half-written: " + unfinished);
    }
    if (answer.isDone()) {
      return Optional.empty();
    }
    if (lines.size() != 1 && (alone || answer.status() == 2) || lines.isEmpty()) {
      return Optional.of(lines.size() + " lines: " + String.join(" | ", lines));
    }
    String last = lines.get(lines.size() - 1);
    return named.test(last) ? Optional.empty() : Optional.of("names no file: " + last);
  }

  private static List<String> unfinished(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .forEach(found::add);
    }
    return found;
  }
}
