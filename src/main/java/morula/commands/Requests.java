package morula.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import morula.io.WholeFile;
import morula.progress.InvalidRequestException;

/** Checks keys that a command cannot do without. */
final class Requests {
  private Requests() {}

  /**
   * Returns {@code value} unless it is blank.
   *
   * @throws InvalidRequestException if it is blank; the message names the key and ends with {@code
   *     whatToDo}
   */
  static String given(String key, String value, String whatToDo) {
    if (value == null || value.isBlank()) {
      throw new InvalidRequestException(key + "= is missing: " + whatToDo);
    }
    return value;
  }

  /**
   * Returns {@code value} as a path.
   *
   * @throws InvalidRequestException if it is blank or cannot be a path
   */
  static Path path(String key, String value, String whatToDo) {
    try {
      return Path.of(given(key, value, whatToDo));
    } catch (InvalidPathException e) {
      throw new InvalidRequestException(
          key + "=" + value + " is not a valid path: " + e.getReason(), e);
    }
  }

  /**
   * Returns {@code value} as the path of a folder to write to, which need not exist.
   *
   * @throws InvalidRequestException if it is blank, cannot be a path, or is that of a file
   */
  static Path folder(String key, String value) {
    Path folder = path(key, value, "name the folder to write to");
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidRequestException(key + "=" + value + " is a file: name a folder");
    }
    return folder;
  }

  /**
   * Returns {@code value} as a folder to write to, and creates it, so that a folder that cannot be
   * written to is refused before the work and not after it.
   *
   * @throws InvalidRequestException as {@link #folder}, or if nothing can be written there
   */
  static Path writableFolder(String key, String value) {
    Path folder = folder(key, value);
    try {
      WholeFile.probe(folder);
    } catch (IOException e) {
      throw new InvalidRequestException(
          key + "=" + value + ": no files can be written there; choose another folder", e);
    }
    return folder;
  }
}
