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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import morula.progress.InvalidRequestException;

/**
 * Keeps two jobs from writing the same results at the same time. The system holds the lock, so it
 * ends with the program, also with one that is killed; the hidden file that carries it may then
 * stay, which does no harm.
 */
public final class WriteLock implements AutoCloseable {
  /**
   * The locks of this virtual machine. The system knows only programs: there, closing any channel
   * of the file would end the lock of another thread.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final int LONGEST_NUMBER = 20;

  /** How often a lock file that its last owner deletes meanwhile is made again. */
  private static final int TRIES = 10;

  private final Path file;
  private final FileChannel channel;

  private WriteLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Returns the name of the file that carries the lock for a file: hidden, and beside it. */
  public static Path beside(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".lock");
  }

  /** Returns the name of the file that carries the lock for a folder: hidden, in it. */
  public static Path in(Path folder) {
    return folder.resolve(".lock");
  }

  /**
   * Takes a lock. Where the disk knows no locks, as some network disks, only this virtual machine
   * is guarded.
   *
   * @param file file that carries the lock, in an existing folder
   * @param key what the user asked to write, such as {@code model=a.zip}
   * @param job what writes it, such as {@code training}
   * @throws InvalidRequestException if another job has the lock
   * @throws IOException if the file cannot be created
   */
  public static WriteLock take(Path file, String key, String job) throws IOException {
    Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    if (!HELD.add(real)) {
      throw refused(key, job, "");
    }
    try {
      return new WriteLock(real, lock(real, key, job));
    } catch (IOException | RuntimeException e) {
      HELD.remove(real);
      throw e;
    }
  }

  private static FileChannel lock(Path file, String key, String job) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        String owner = owner(channel);
        channel.close();
        throw refused(key, job, owner.isEmpty() ? "" : " (process " + owner + ")");
      }
      if (Files.exists(file)) {
        name(channel);
        return channel;
      }
      channel.close(); // its last owner has deleted it since it was opened
    }
    throw refused(key, job, "");
  }

  /** Writes whose lock it is, for the message to others; on a full disk, the lock does without. */
  private static void name(FileChannel channel) {
    String owner = Long.toString(ProcessHandle.current().pid());
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
    } catch (IOException e) {
      return; // others are refused without the number
    }
  }

  private static boolean isLocked(FileChannel channel) {
    try {
      // far behind the text, which others may read: on Windows nobody can read what is locked
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null;
    } catch (IOException e) {
      return true; // the disk knows no locks
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_NUMBER);
    channel.read(text, 0);
    String number = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    return number.matches("[0-9]+") ? number : "";
  }

  private static InvalidRequestException refused(String key, String job, String owner) {
    return new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "%s: another %s is writing there%s; wait until it has ended, or choose another %s=",
            key,
            job,
            owner,
            key.substring(0, key.indexOf('='))));
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    } finally {
      HELD.remove(file);
    }
  }
}
