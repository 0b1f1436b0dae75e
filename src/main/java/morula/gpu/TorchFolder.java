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

package morula.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morula.io.Sha256;
import morula.progress.InvalidRequestException;

/**
 * A folder with the libraries of a libtorch: what an archive of PyTorch unpacks, what Morula
 * installs, or the folder {@code torch/lib} of a Python.
 *
 * @param libraries the folder in which the libraries lie themselves
 * @param cuda whether it can compute on graphics cards of NVIDIA
 * @param version such as "2.7.1+cu128"; empty if it does not say
 */
public record TorchFolder(Path libraries, boolean cuda, Optional<String> version) {
  /** The version of libtorch that the bridge between it and Java is made for. */
  public static final String NEEDED = "2.7.1";

  private static final Pattern PYTHON =
      Pattern.compile("(?m)^__version__\\s*(?::[^=]*)?=\\s*['\"]([^'\"]+)['\"]");

  /** The system's name of a library of libtorch, such as libtorch.so. */
  private static String file(String name) {
    return System.mapLibraryName(name);
  }

  /**
   * Finds the libraries in a folder, or where archives and Python have them below it.
   *
   * @throws InvalidRequestException if they are not there, or of another version
   */
  public static TorchFolder of(Path folder) {
    for (String below : List.of("", "lib", "libtorch/lib", "torch/lib")) {
      Path libraries = folder.resolve(below).toAbsolutePath().normalize();
      if (Files.isRegularFile(libraries.resolve(file("torch")))) {
        return checked(libraries);
      }
    }
    return python(folder)
        .map(TorchFolder::checked)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "folder="
                        + folder
                        + ": there is no "
                        + file("torch")
                        + " in it; choose the folder lib of a libtorch "
                        + NEEDED
                        + ", or torch/lib of a Python with PyTorch "
                        + NEEDED));
  }

  /** Returns the libraries of a Python environment, whose folder was given. */
  private static Optional<Path> python(Path folder) {
    for (Path site : List.of(folder.resolve("lib"), folder.resolve("Lib"))) {
      try (Stream<Path> inside = Files.list(site)) {
        Optional<Path> found =
            Stream.concat(Stream.of(site), inside)
                .map(path -> path.resolve("site-packages/torch/lib"))
                .filter(path -> Files.isRegularFile(path.resolve(file("torch"))))
                .findFirst();
        if (found.isPresent()) {
          return found.map(path -> path.toAbsolutePath().normalize());
        }
      } catch (IOException e) {
        // there is no such folder
      }
    }
    return Optional.empty();
  }

  private static TorchFolder checked(Path libraries) {
    TorchFolder folder =
        new TorchFolder(
            libraries,
            Files.isRegularFile(libraries.resolve(file("torch_cuda"))),
            version(libraries));
    folder
        .version()
        .filter(version -> !version.split("\\+")[0].equals(NEEDED))
        .ifPresent(
            version -> {
              throw new InvalidRequestException(
                  "folder="
                      + libraries
                      + ": this is libtorch "
                      + version
                      + "; Morula needs "
                      + NEEDED
                      + ", and no other version works with it");
            });
    return folder;
  }

  /** Returns what libtorch and Python write beside their libraries. */
  private static Optional<String> version(Path libraries) {
    for (Path file :
        List.of(libraries.resolve("build-version"), libraries.resolveSibling("build-version"))) {
      Optional<String> version = text(file).map(String::strip).filter(text -> !text.isEmpty());
      if (version.isPresent()) {
        return version;
      }
    }
    return text(libraries.resolveSibling("version.py"))
        .map(PYTHON::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns DJL's word for the bridge that fits, "cu128" or "cpu"; there is one for CUDA only. */
  public String flavor() {
    return cuda ? "cu128" : "cpu";
  }

  /**
   * Returns what changes when the libraries, the driver or the cards change: a test counts for one
   * such state only.
   */
  public String fingerprint(DriverReport driver) {
    StringBuilder text = new StringBuilder(libraries + "\n");
    try (Stream<Path> files = Files.list(libraries)) {
      for (Path file : files.sorted().toList()) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        text.append(file.getFileName())
            .append(' ')
            .append(attributes.size())
            .append(' ')
            .append(attributes.lastModifiedTime().toMillis())
            .append('\n');
      }
    } catch (IOException e) {
      text.append("unreadable");
    }
    if (cuda) {
      text.append(driver.version()).append(driver.cards());
    }
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
