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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import morula.io.WholeFile;
import morula.progress.InvalidRequestException;

/** Writes files into a folder or a zip, all of them or none. */
final class PackageOutput {
  /**
   * Fixed, so that the same files give the same bytes. At the very start of 1980, where the time of
   * a zip begins, Java would add the time in UTC, which depends on the time zone.
   */
  private static final LocalDateTime TIMESTAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

  private PackageOutput() {}

  /** The content of a file that is to be written. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;

    static Content of(byte[] bytes) {
      return out -> out.write(bytes);
    }
  }

  static boolean isZip(Path target) {
    return target.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(PackageFormat.ZIP);
  }

  /**
   * Refuses a target that holds something other than a model, which would be lost.
   *
   * @param target absolute and normalized
   * @param named the target as messages name it, such as {@code output=/home/me/x.zip}
   * @throws InvalidRequestException if {@code target} exists and is not a model, or names no file
   */
  static void checkTarget(Path target, String named) {
    if (target.getFileName() == null) {
      throw new InvalidRequestException(named + " cannot be the name of a model; add a file name");
    }
    if (!Files.exists(target)) {
      return;
    }
    try {
      if (isZip(target) ? isModelZip(target) : isModelFolder(target)) {
        return;
      }
    } catch (IOException e) {
      throw new InvalidRequestException(named + " cannot be read; choose another name", e);
    }
    throw new InvalidRequestException(
        named + " already exists and is not a model; choose another name, or delete it");
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
   * @param target a zip if its name ends in .zip, else a folder; missing parents are created. Files
   *     in an existing folder that are no part of a package stay there
   * @throws InvalidRequestException if {@code target} exists and is not a model
   * @throws IOException naming the target; it is then as it was before
   */
  static void write(Map<String, Content> files, Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    checkTarget(absolute, absolute.toString());
    if (isZip(absolute)) {
      WholeFile.write(absolute, partial -> writeZip(files, partial));
    } else {
      WholeFile.writeFolder(
          absolute,
          partial -> {
            writeFolder(files, partial);
            copyOthers(absolute, partial);
          });
    }
  }

  private static void writeZip(Map<String, Content> files, Path zip) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
      for (Map.Entry<String, Content> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIMESTAMP); // setTime would depend on the time zone
        // weights hardly shrink, and trying takes seconds
        boolean isWeights = file.getKey().equals(PackageFormat.WEIGHTS);
        out.setLevel(isWeights ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        out.putNextEntry(entry);
        file.getValue().writeTo(out);
        out.closeEntry();
      }
    }
  }

  private static void writeFolder(Map<String, Content> files, Path folder) throws IOException {
    for (Map.Entry<String, Content> file : files.entrySet()) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(folder.resolve(file.getKey())))) {
        file.getValue().writeTo(out);
      }
    }
  }

  /**
   * Copies a file, a link as a link, or a folder, which is not made read-only: it is filled next.
   */
  private static void copy(Path source, Path target) throws IOException {
    if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(target);
    } else {
      Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Copies what lies in the old folder but is no part of a package, such as the user's notes. */
  private static void copyOthers(Path old, Path folder) throws IOException {
    if (!Files.isDirectory(old)) {
      return;
    }
    try (Stream<Path> all = Files.walk(old)) {
      for (Path source : (Iterable<Path>) all::iterator) {
        Path relative = old.relativize(source);
        if (!source.equals(old) && !PackageFormat.ALL.contains(relative.getName(0).toString())) {
          copy(source, folder.resolve(relative));
        }
      }
    }
  }
}
