package morula.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import morula.progress.InvalidRequestException;

/**
 * Puts files into a folder or a zip, whole or not at all: they are written beside the target under
 * a hidden name, and the target is replaced once everything is there.
 */
final class PackageOutput {
  /**
   * Fixed, so that the same files give the same bytes. At the very start of 1980, where the time of
   * a zip begins, Java would add the time in UTC, which depends on the time zone.
   */
  private static final LocalDateTime TIMESTAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

  private PackageOutput() {}

  /** A file to be. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;

    static Content of(byte[] bytes) {
      return out -> out.write(bytes);
    }
  }

  static boolean isZip(Path target) {
    return target.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(PackageFormat.ZIP);
  }

  /** Refuses a target whose replacement would destroy something that is no model. */
  static void checkTarget(Path target) {
    if (target.getFileName() == null) {
      throw new InvalidRequestException("model=" + target + " is no name for a model");
    }
    if (!Files.exists(target)) {
      return;
    }
    try {
      if (isZip(target) ? isModelZip(target) : isModelFolder(target)) {
        return;
      }
    } catch (IOException e) {
      throw new InvalidRequestException("model=" + target + " cannot be read", e);
    }
    throw new InvalidRequestException(
        "model=" + target + " exists and is no model: choose another name, or remove it");
  }

  private static boolean isModelZip(Path target) throws IOException {
    if (!Files.isRegularFile(target)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(target.toFile())) {
      return PackageFormat.DESCRIPTIONS.stream().anyMatch(name -> zip.getEntry(name) != null);
    } catch (ZipException e) {
      return false;
    }
  }

  private static boolean isModelFolder(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(target)) {
      return !children.iterator().hasNext()
          || PackageFormat.DESCRIPTIONS.stream()
              .anyMatch(name -> Files.exists(target.resolve(name)));
    }
  }

  /**
   * Writes {@code files} in their order.
   *
   * @param target a zip if its name ends so, else a folder; missing parents are created. Files in
   *     an existing folder that are no part of a package stay there
   * @throws InvalidRequestException if {@code target} exists and is no model
   * @throws IOException naming the target; it is then as it was before
   */
  static void write(Map<String, Content> files, Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    checkTarget(absolute);
    Path partial = hidden(absolute, "partial");
    try {
      Files.createDirectories(absolute.getParent());
      if (isZip(absolute)) {
        writeZip(files, partial);
        replaceFile(partial, absolute);
      } else {
        writeFolder(files, partial);
        replaceFolder(partial, absolute);
      }
    } catch (IOException e) {
      throw new IOException("Cannot write " + target + ": " + e, e);
    } finally {
      delete(partial);
    }
  }

  private static Path hidden(Path target, String what) {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + "." + what);
  }

  private static void writeZip(Map<String, Content> files, Path zip) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
      for (Map.Entry<String, Content> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIMESTAMP); // setTime would depend on the time zone
        out.putNextEntry(entry);
        file.getValue().writeTo(out);
        out.closeEntry();
      }
    }
  }

  private static void writeFolder(Map<String, Content> files, Path folder) throws IOException {
    Files.createDirectory(folder);
    for (Map.Entry<String, Content> file : files.entrySet()) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(folder.resolve(file.getKey())))) {
        file.getValue().writeTo(out);
      }
    }
  }

  private static void replaceFile(Path partial, Path target) throws IOException {
    try {
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void replaceFolder(Path partial, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.move(partial, target);
      return;
    }
    Path old = hidden(target, "old");
    Files.move(target, old);
    try {
      Files.move(partial, target);
    } catch (IOException e) {
      Files.move(old, target);
      throw e;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(old)) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        if (!PackageFormat.ALL.contains(name) && !PackageFormat.DESCRIPTIONS.contains(name)) {
          Files.move(child, target.resolve(name));
        }
      }
    }
    delete(old);
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
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
}
