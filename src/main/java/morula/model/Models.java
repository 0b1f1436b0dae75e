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

package morula.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;

/** Finds models by path or by name. */
public final class Models {
  private Models() {}

  /**
   * Finds a model.
   *
   * @param key of the request, for messages
   * @param pathOrName a path of a model or of a file in a model's folder, or the name of a model in
   *     one of the folders, with or without .zip
   * @param folders folders of models, searched in this order; they need not exist
   * @return a path that exists
   * @throws InvalidRequestException naming the key, the folders and the available models
   * @throws IOException if a folder cannot be listed
   */
  public static Path find(String key, String pathOrName, List<Path> folders) throws IOException {
    Optional<Path> present = path(pathOrName).filter(Files::exists);
    // a folder of images may have the name of a model
    if (present.filter(Models::looksLikeModel).isPresent()) {
      return present.get();
    }
    Optional<Path> around = present.flatMap(Models::folderOf);
    if (around.isPresent()) {
      return around.get();
    }
    List<String> names = new ArrayList<>();
    for (Path folder : folders) {
      for (Path model : list(folder)) {
        if (pathOrName.equals(name(model)) || pathOrName.equals(model.getFileName().toString())) {
          return model;
        }
        names.add(name(model));
      }
    }
    if (present.isPresent()) {
      return present.get(); // opening it reports what is wrong with it
    }
    String searched = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    throw new InvalidRequestException(
        key
            + "="
            + pathOrName
            + " is neither a file nor the name of a model"
            + (folders.isEmpty() ? "" : " in " + searched)
            + (names.isEmpty()
                ? "; no model is installed"
                : "; available models: " + String.join(", ", names)));
  }

  /**
   * Returns the models in a folder, sorted by name; none if there is no such folder.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .filter(Models::looksLikeModel)
          .sorted()
          .toList();
    }
  }

  /** Returns the name of a model: the name of its folder or zip, without the extension. */
  public static String name(Path model) {
    String name = model.getFileName().toString();
    return PackageOutput.isZip(model)
        ? name.substring(0, name.length() - PackageFormat.ZIP.length())
        : name;
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Returns the folder of a model of which a path names a file, such as rdf.yaml. */
  private static Optional<Path> folderOf(Path path) {
    return PackageFormat.ALL.contains(String.valueOf(path.getFileName()))
        ? Optional.ofNullable(path.getParent())
            .or(() -> Optional.ofNullable(path.toAbsolutePath().getParent()))
            .filter(Models::looksLikeModel)
        : Optional.empty();
  }

  private static boolean looksLikeModel(Path path) {
    return Files.isDirectory(path)
        ? PackageFormat.DESCRIPTIONS.stream().anyMatch(name -> Files.exists(path.resolve(name)))
        : PackageOutput.isZip(path);
  }
}
