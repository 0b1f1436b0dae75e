package morula.recipes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import morula.progress.InvalidRequestException;

/** The recipes that come with Morula, and those in files. */
public final class Recipes {
  private static final List<String> NAMES =
      List.of(
          "embryo-unet",
          "darkfield-segnet",
          "darkfield-best",
          "nuclei-fpn",
          "shapes-munet",
          "texture-cnn");

  private Recipes() {}

  /** The names of the recipes that come with Morula. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The text of a recipe that comes with Morula.
   *
   * @param name one of {@link #names}
   * @throws IOException if it cannot be read
   */
  public static String text(String name) throws IOException {
    try (InputStream in = Recipes.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IOException("the recipe " + name + " is not in this Morula: build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The text of a recipe.
   *
   * @param nameOrPath one of {@link #names}, or the path of a JSON file
   * @throws InvalidRequestException if there is neither
   * @throws IOException if it cannot be read
   */
  static String find(String nameOrPath) throws IOException {
    if (NAMES.contains(nameOrPath)) {
      return text(nameOrPath);
    }
    try {
      Path file = Path.of(nameOrPath);
      if (Files.isRegularFile(file)) {
        return Files.readString(file);
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw new InvalidRequestException(
        "name=%s: neither a recipe nor a file; use one of %s, or the path of a JSON file"
            .formatted(nameOrPath, String.join(", ", NAMES)));
  }
}
