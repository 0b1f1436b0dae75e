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
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;

/**
 * A glob, as shells have it: which files it names.
 *
 * @param spec the pattern, after folders without one; {@code **} crosses folders
 * @param key the user's key that it was given for; named in messages
 */
record FilePattern(String spec, String key) {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  /** How the path of a network share begins. */
  private static final String NETWORK = "//";

  /** Returns whether a text has characters of a pattern. */
  static boolean isOne(String spec) {
    return WILDCARD.matcher(spec).find();
  }

  /**
   * Returns the files whose names match, without hidden ones and those in hidden folders.
   *
   * @param unreadable gets each folder that cannot be read
   * @param wanted which files are returned
   * @throws InvalidRequestException if the pattern is not valid, a folder that it names is not
   *     there, or a link leads in a circle
   * @throws IOException if the folder before the pattern cannot be listed
   */
  Stream<Path> files(Consumer<Path> unreadable, Predicate<Path> wanted) throws IOException {
    String pattern = spec.replace('\\', '/');
    int slash = endOfFolders(pattern);
    Path base = Path.of(slash < 0 ? "." : pattern.substring(0, slash + 1));
    String rest = pattern.substring(slash + 1);
    int first = rest.startsWith(NETWORK) ? NETWORK.length() : 0;
    int next = rest.indexOf('/', first);
    if (next > first && !isOne(rest.substring(first, next))) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s=%s: there is no folder %s; check the path",
              key,
              spec,
              pattern.substring(0, slash + 1 + next)));
    }
    int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
    PathMatcher matcher;
    PathMatcher inBase;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
      // "**/x" also means x itself, as in shells
      inBase = FileSystems.getDefault().getPathMatcher("glob:" + rest.replace("**/", ""));
    } catch (PatternSyntaxException e) {
      throw new InvalidRequestException(
          key + "=" + spec + " is not a valid pattern: " + e.getDescription(), e);
    }
    List<Path> below = new ArrayList<>();
    Files.walkFileTree(
        base,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            below.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
              throw new InvalidRequestException(
                  String.format(
                      Locale.ROOT,
                      "%s=%s: the link %s points to a folder that contains it; remove the link, or give the folders one by one",
                      key,
                      spec,
                      file),
                  e);
            }
            if (file.equals(base)) {
              throw e;
            }
            if (isVisible(base.relativize(file))) {
              unreadable.accept(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
          }
        });
    return below.stream()
        .filter(file -> isVisible(base.relativize(file)))
        .filter(file -> matches(base.relativize(file), matcher, inBase))
        .filter(wanted)
        .map(file -> slash < 0 ? base.relativize(file) : file);
  }

  /**
   * Returns the index of the slash after the leading folders that exist, even if their names
   * contain characters of a pattern; −1 if there is none. With its slash, the name of a drive is
   * its root; and the host of a network share alone is no path on Windows.
   */
  private static int endOfFolders(String pattern) {
    int end = -1;
    int begin = pattern.startsWith(NETWORK) ? NETWORK.length() - 1 : 0;
    for (int i = pattern.indexOf('/', begin); i >= 0; i = pattern.indexOf('/', i + 1)) {
      Path folder = literal(pattern.substring(0, i + 1));
      if (folder != null && !Files.isDirectory(folder)) {
        break;
      }
      end = folder == null ? end : i;
    }
    return end;
  }

  private static boolean matches(Path relative, PathMatcher matcher, PathMatcher inBase) {
    return matcher.matches(relative) || inBase.matches(relative);
  }

  /** Returns the path that a text names if it is no pattern; null if it cannot be a path. */
  static Path literal(String spec) {
    try {
      return Path.of(spec);
    } catch (InvalidPathException e) { // Windows allows no * in a path
      return null;
    }
  }

  /** Returns whether neither a file nor a folder of its path is hidden. */
  static boolean isVisible(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
