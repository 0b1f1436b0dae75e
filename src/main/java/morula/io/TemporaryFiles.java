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

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Temporary files of this program, in a folder of its own inside Java's folder for temporary files.
 * The folder is deleted when Java exits. A program that was killed leaves it, and the next one
 * deletes it: a lock, which the system frees at the death of its owner, tells the two apart.
 */
public final class TemporaryFiles {
  static final String PREFIX = "morula-run-";
  static final String LOCK = "lock";

  /** A folder that another program deletes before it is locked is made again. */
  private static final int ATTEMPTS = 10;

  private static TemporaryFiles present;

  private final Path folder;
  private final FileChannel lock;

  private TemporaryFiles(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Creates an empty file, which exists until Java exits at the latest.
   *
   * @param suffix end of its name
   * @param bytes number of bytes that will be written to it
   * @throws IOException naming the folder for temporary files if that cannot be used, or has less
   *     than {@code bytes} of free space
   */
  public static Path create(String suffix, long bytes) throws IOException {
    return create(root(), suffix, bytes);
  }

  private static Path create(Path parent, String suffix, long bytes) throws IOException {
    try {
      Path folder = folder(parent);
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < bytes) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "The folder for temporary files, %s, has %d MB of free space, but %d MB are needed: free some space, or choose another folder with -Djava.io.tmpdir=",
                parent,
                room >> 20,
                bytes >> 20));
      }
      return Files.createTempFile(folder, "", suffix);
    } catch (FileSystemException e) {
      throw unusable(parent, e);
    }
  }

  /**
   * Opens a file of {@link #create} for writing. Where that fails, as on a full disk, the exception
   * names the folder for temporary files.
   */
  public static OutputStream output(Path file) throws IOException {
    return new FilterOutputStream(Files.newOutputStream(file)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          throw unusable(e);
        }
      }
    };
  }

  /** Returns an exception that names the folder for temporary files, in which writing failed. */
  public static IOException unusable(IOException cause) {
    return unusable(root(), cause);
  }

  private static IOException unusable(Path parent, IOException cause) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "The folder for temporary files, %s, cannot be used: %s; choose another one with TMPDIR, or with -Djava.io.tmpdir= in the options for Java",
            parent,
            reason(parent, cause)),
        cause);
  }

  private static String reason(Path parent, IOException cause) {
    if (!Files.isDirectory(parent)) {
      return Files.exists(parent) ? "it is no folder" : "it does not exist";
    }
    return Disk.reason(parent, cause);
  }

  /** Returns the folder of the system for temporary files. */
  public static Path root() {
    return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
  }

  /**
   * Checks that files can be written there.
   *
   * @return free space in bytes
   * @throws IOException naming the folder if not
   */
  public static long check() throws IOException {
    Path file = create(".check", 0);
    try (OutputStream out = output(file)) {
      out.write(new byte[1 << 16]);
    }
    delete(file);
    return Files.getFileStore(root()).getUsableSpace();
  }

  /** Deletes a file of {@link #create}; on Windows, one that is still open when Java exits. */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // libtorch or a mapping has it open; the folder is deleted later
      return;
    }
  }

  private static synchronized Path folder(Path parent) throws IOException {
    // a system that tidies its temporary files may have deleted the folder
    if (present == null || !Files.isRegularFile(present.folder.resolve(LOCK))) {
      present = open(parent);
      TemporaryFiles opened = present;
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(opened::close, "Morula temporary files"));
      } catch (IllegalStateException e) {
        opened.folder.toFile().deleteOnExit(); // Java is exiting already
      }
      removeLeft(parent, opened.folder);
    }
    return present.folder;
  }

  private static TemporaryFiles open(Path parent) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path folder = Files.createTempDirectory(parent, PREFIX);
      Path file = folder.resolve(LOCK);
      try {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (isLocked(channel) && Files.exists(file) || attempt == ATTEMPTS) {
          return new TemporaryFiles(folder, channel);
        }
        channel.close();
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Locks a file; a file system without locks counts as locked, because nobody can lock it. */
  private static boolean isLocked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      return true;
    }
  }

  private void close() {
    empty(folder);
    try {
      Files.deleteIfExists(folder.resolve(LOCK));
      lock.close();
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // the next program deletes it
      return;
    }
  }

  /** Deletes the folders of programs that were killed. */
  static void removeLeft(Path parent, Path own) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (!folder.equals(own) && isOurs(folder, own)) {
          removeIfLeft(folder);
        }
      }
    } catch (IOException | RuntimeException e) {
      // tidying up must not stop the work
      return;
    }
  }

  private static boolean isOurs(Path folder, Path own) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
  }

  private static void removeIfLeft(Path folder) {
    Path file = folder.resolve(LOCK);
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            FileLock free = channel.tryLock()) {
          if (free == null) {
            return; // its program is running
          }
          empty(folder);
          Files.delete(file);
        }
      }
      Files.delete(folder); // only if it is empty: its program may be about to lock it
    } catch (IOException | OverlappingFileLockException e) {
      return; // another program deletes it, or it belongs to this one
    }
  }

  /** Deletes everything in a folder but its lock, which goes last. */
  private static void empty(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.getFileName().toString().equals(LOCK)) {
          WholeFile.delete(file);
        }
      }
    } catch (IOException e) {
      // Windows does not delete what libtorch has open
      return;
    }
  }
}
