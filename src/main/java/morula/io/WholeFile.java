package morula.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/**
 * Files and folders that appear under their final name only when they are whole: written beside it,
 * then renamed.
 */
public final class WholeFile {
  /** Of a name that is as long as the file system allows, as many characters fit in any script. */
  private static final int NAME_END = 40;

  private WholeFile() {}

  /**
   * Writes a file, replacing one that is there. Missing parent folders are made.
   *
   * @param target final name
   * @param writer writes the content; whatever it throws is thrown on, and {@code target} is then
   *     as it was before
   * @throws IOException if writing or renaming fails; the message names {@code target}
   */
  public static void write(Path target, PathWriter writer) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a folder: name a file to write");
    }
    Path partial = beside(target, "partial");
    try {
      writer.write(partial);
      move(partial, target);
    } catch (IOException e) {
      throw named(target, e);
    } finally {
      delete(partial);
    }
  }

  /**
   * Writes a folder, replacing one that is there with all that is in it: whoever calls this has
   * made sure that it may go.
   *
   * @param target final name
   * @param writer fills the folder that it is given, which exists and is empty
   * @throws IOException if writing or renaming fails; the message names {@code target}, and what
   *     stood there before still does
   */
  public static void writeFolder(Path target, PathWriter writer) throws IOException {
    if (Files.isRegularFile(target)) {
      throw new IOException(target + " is a file: name a folder to write");
    }
    Path partial = beside(target, "partial");
    Path previous = beside(target, "previous");
    try {
      Files.createDirectories(partial);
      writer.write(partial);
      boolean replacing = Files.exists(target);
      if (replacing) {
        Files.move(target, previous);
      }
      try {
        move(partial, target);
      } catch (IOException e) {
        if (replacing) {
          Files.move(previous, target);
        }
        throw e;
      }
    } catch (IOException e) {
      throw named(target, e);
    } finally {
      delete(partial);
      if (Files.exists(target)) {
        delete(previous);
      }
    }
  }

  /**
   * Makes a folder if it is not there, and tries whether files can be written to it.
   *
   * @throws IOException if they cannot
   */
  public static void probe(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.delete(Files.createTempFile(folder, ".morula", null));
  }

  /** Deletes a file, or a folder with all that is in it; does nothing where there is none. */
  public static void delete(Path path) throws IOException {
    if (!Files.isDirectory(path) || Files.isSymbolicLink(path)) {
      Files.deleteIfExists(path);
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** A hidden name in the same folder, so that renaming stays within one file system. */
  private static Path beside(Path target, String what) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException(target + " cannot be written: name a file in a folder");
    }
    try {
      Files.createDirectories(parent);
    } catch (IOException e) {
      throw new IOException(target + " cannot be written: no folder " + parent + " can be made", e);
    }
    String unique = UUID.randomUUID().toString().substring(0, 8);
    String name = absolute.getFileName().toString();
    String end = name.substring(Math.max(0, name.length() - NAME_END));
    return parent.resolve("." + what + "-" + unique + "-" + end);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static IOException named(Path target, IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains(target.toString())
        ? e
        : new IOException(target + " could not be written: " + message, e);
  }
}
