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

package morula.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes files and folders under a temporary name beside the final one and renames them when they
 * are complete.
 */
public final class WholeFile {
  /**
   * The number of characters of the final name that are kept: so many fit in any script, however
   * long the name.
   */
  private static final int NAME_END = 40;

  private WholeFile() {}

  /**
   * Writes a file and replaces an existing one, after the new one is safe on the disk. Missing
   * parent folders are created.
   *
   * @param target final name
   * @param writer writes the content; its exceptions are passed on, and {@code target} is then as
   *     it was before
   * @throws IOException if writing or renaming fails, such as on a full disk; the message names
   *     {@code target} and says why
   */
  public static void write(Path target, PathWriter writer) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a folder; give the name of a file to write");
    }
    Path partial = beside(target, "partial");
    try {
      writer.write(partial);
      if (Files.exists(target)) {
        force(partial);
      }
      move(partial, target);
    } catch (IOException e) {
      throw named(target, partial, e);
    } finally {
      delete(partial);
    }
  }

  /**
   * Writes a folder and replaces an existing one with everything in it: the caller has made sure
   * that it may be deleted.
   *
   * @param target final name
   * @param writer fills the given folder, which exists and is empty
   * @throws IOException if writing or renaming fails; the message names {@code target}, which is
   *     then as it was before
   */
  public static void writeFolder(Path target, PathWriter writer) throws IOException {
    if (Files.isRegularFile(target)) {
      throw new IOException(target + " is a file; give the name of a folder to write");
    }
    Path partial = beside(target, "partial");
    Path previous = beside(target, "previous");
    try {
      Files.createDirectories(partial);
      writer.write(partial);
      boolean replacing = Files.exists(target);
      if (replacing) {
        forceAll(partial);
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
      throw named(target, partial, e);
    } finally {
      delete(partial);
      if (Files.exists(target)) {
        delete(previous);
      }
    }
  }

  /**
   * Creates a folder if it does not exist, and checks that files can be written to it.
   *
   * @throws IOException if it cannot be created or written to; the message says why
   */
  public static void probe(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".morula", null));
    } catch (IOException e) {
      throw new IOException(
          "no files can be written in " + folder + ": " + Disk.reason(existing(folder), e), e);
    }
  }

  /**
   * Waits until the content of a file is on the disk, so that it survives a power failure.
   *
   * @throws IOException if the disk cannot hold it
   */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void forceAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).filter(Files::isWritable).toList();
    }
    for (Path file : files) {
      force(file);
    }
  }

  /** Deletes a file, or a folder with everything in it; does nothing if it does not exist. */
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

  /** Returns a hidden name in the same folder, so that renaming stays within one file system. */
  private static Path beside(Path target, String what) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException(target + " cannot be written; give a file in a folder");
    }
    try {
      Files.createDirectories(parent);
    } catch (IOException e) {
      throw new IOException(
          target
              + " cannot be written: the folder "
              + parent
              + " cannot be created: "
              + Disk.reason(existing(parent), e),
          e);
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

  /** Returns the folder, or the first above it that exists. */
  private static Path existing(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing.getParent() != null && !Files.isDirectory(existing)) {
      existing = existing.getParent();
    }
    return existing;
  }

  private static IOException named(Path target, Path partial, IOException e) {
    String reason =
        Disk.reason(existing(partial), e)
            .replace(partial.toString(), target.toString())
            .replace(partial.getFileName().toString(), target.getFileName().toString());
    return reason.contains(target.toString())
        ? new IOException(reason, e)
        : new IOException(target + " could not be written: " + reason, e);
  }
}
