package morula.recipes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
          "texture-cnn",
          "encoder-transfer",
          "nuclei",
          "nuclei-histology",
          "nuclei-heads",
          "nuclei-unseen",
          "nuclei-little-data");

  private Recipes() {}

  /** The names of the recipes that come with Morula. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Whether a recipe that comes with Morula has a short form that needs no data.
   *
   * @param name one of {@link #names}
   * @throws IOException if it cannot be read
   */
  public static boolean hasQuickForm(String name) throws IOException {
    return Recipe.parse(text(name), name).hasQuickForm();
  }

  /**
   * The text of a recipe that comes with Morula.
   *
   * @param name one of {@link #names}
   * @throws IOException if it cannot be read
   */
  public static String text(String name) throws IOException {
    return resource(name + ".json");
  }

  /**
   * The text of a file that lies beside a recipe; of one that comes with Morula where there is none
   * beside it, so that a copy of the recipe alone will do.
   *
   * @param nameOrPath as {@link #find} takes it
   * @param file name of the file, without a folder
   * @throws IOException if it cannot be read
   */
  static String beside(String nameOrPath, String file) throws IOException {
    if (!NAMES.contains(nameOrPath)) {
      Path own = Path.of(nameOrPath).resolveSibling(file);
      if (Files.isRegularFile(own)) {
        return Files.readString(own);
      }
    }
    return resource(file);
  }

  private static String resource(String file) throws IOException {
    try (InputStream in = Recipes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is neither beside the recipe nor in this Morula");
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
        String.format(
            Locale.ROOT,
            "name=%s: neither a recipe nor a file; use one of %s, or the path of a JSON file",
            nameOrPath,
            String.join(", ", NAMES)));
  }
}
