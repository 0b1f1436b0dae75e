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

package morula.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Versions of libtorch that other plugins bring: two in one session do not get along. */
final class OtherEngines {
  private static final String LIBRARY = "libtorch_cpu.so";

  /** A line of Linux's list of the files that a process has in memory. */
  private static final Pattern LOADED = Pattern.compile("(?m)\\s(/\\S.*/libtorch_cpu\\.so)$");

  private OtherEngines() {}

  /**
   * Returns a line for each of them, in this process and in the folder of ImageJ.
   *
   * @param inUse what Morula has loaded; empty before it has
   */
  static List<String> warnings(NativesFolder natives, Optional<EngineSelection> inUse) {
    List<String> warnings = new ArrayList<>();
    try {
      warnings.addAll(loaded(Path.of("/proc/self/maps"), own(natives, inUse)));
    } catch (IOException e) {
      // not Linux: no list
    }
    String imagej = System.getProperty("imagej.dir", System.getProperty("plugins.dir"));
    if (imagej != null) {
      warnings.addAll(beside(Path.of(imagej)));
    }
    return warnings;
  }

  /** Returns the folders and files that are Morula's own, as the system names them. */
  static List<String> own(NativesFolder natives, Optional<EngineSelection> inUse) {
    return Stream.concat(
            Stream.of(natives.path()),
            // the file itself, as some installations have links to it in their folder
            inUse
                .flatMap(EngineSelection::folder)
                .map(folder -> folder.libraries().resolve(LIBRARY))
                .stream())
        .map(OtherEngines::real)
        .toList();
  }

  private static String real(Path path) {
    try {
      return path.toRealPath().toString();
    } catch (IOException e) {
      return path.toAbsolutePath().toString();
    }
  }

  /**
   * Returns what other libtorch is in memory.
   *
   * @param maps as /proc/self/maps; it has paths without links
   * @param own folders and files, such paths too
   */
  static List<String> loaded(Path maps, List<String> own) throws IOException {
    TreeSet<String> files = new TreeSet<>();
    Matcher line = LOADED.matcher(new String(Files.readAllBytes(maps), StandardCharsets.UTF_8));
    while (line.find()) {
      files.add(line.group(1));
    }
    return files.stream()
        .filter(file -> own.stream().noneMatch(path -> (file + "/").startsWith(path + "/")))
        .map(
            file ->
                "Another libtorch is loaded since ImageJ was started, from "
                    + file.substring(0, file.length() - LIBRARY.length() - 1)
                    + ": start ImageJ again before you use Morula")
        .toList();
  }

  /** Returns what JDLL, and with it deepImageJ, keeps in the folder of ImageJ. */
  static List<String> beside(Path imagej) {
    Path engines = imagej.resolve("engines");
    try (Stream<Path> list = Files.list(engines)) {
      return list.map(engine -> engine.getFileName().toString())
          .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("pytorch"))
          .sorted()
          .map(
              name ->
                  "deepImageJ or JDLL keeps a libtorch of its own in "
                      + engines.resolve(name)
                      + ": use either it or Morula in one session of ImageJ")
          .toList();
    } catch (IOException e) {
      return List.of(); // there is none
    }
  }
}
