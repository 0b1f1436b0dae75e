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
   * @param pathOrName a path, or the name of a model in one of the folders, with or without .zip
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

  private static boolean looksLikeModel(Path path) {
    return Files.isDirectory(path)
        ? PackageFormat.DESCRIPTIONS.stream().anyMatch(name -> Files.exists(path.resolve(name)))
        : PackageOutput.isZip(path);
  }
}
