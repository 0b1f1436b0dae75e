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

package morula.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import morula.io.Sha256;
import morula.io.WholeFile;
import morula.io.WriteLock;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;

/**
 * The installation of a {@link Payload} in a folder: {@code FOLDER/NAME} with its libraries and,
 * while it is being fetched, {@code FOLDER/NAME.zip.part}.
 */
public final class Installation {
  private static final int BLOCK = 1 << 20;

  /** Unpacked libraries take about twice the room of the archive, which stays until then. */
  private static final int UNPACKED = 2;

  private final Path folder;
  private final Payload payload;
  private final Means means;

  /**
   * What an installation works with.
   *
   * @param patience how long a server may be silent
   * @param pause before a connection is made again
   * @param room free bytes on the disk of a folder
   * @param files opens the file that is downloaded
   */
  record Means(Duration patience, Duration pause, Room room, PartFile files) {
    static final Means USUAL =
        new Means(
            Duration.ofSeconds(60),
            Duration.ofSeconds(3),
            folder -> Files.getFileStore(folder).getUsableSpace(),
            PartFile.ON_DISK);
  }

  /** Tells the free space of a disk. */
  @FunctionalInterface
  interface Room {
    long bytes(Path folder) throws IOException;
  }

  /**
   * @param folder in which the installation lies; need not exist
   */
  public Installation(Path folder, Payload payload) {
    this(folder, payload, Means.USUAL);
  }

  Installation(Path folder, Payload payload, Means means) {
    this.folder = folder.toAbsolutePath().normalize();
    this.payload = payload;
    this.means = means;
  }

  /** Returns whether a folder was filled by an installation, here or elsewhere. */
  public static boolean isIn(Path libraries) {
    return Files.isRegularFile(libraries.resolve(Manifest.FILE));
  }

  /** Returns the folder in which the installation lies. */
  public Path folder() {
    return folder;
  }

  /** Returns the archive that is installed. */
  public Payload payload() {
    return payload;
  }

  /** Returns the folder of the libraries, which exists when the installation is ready. */
  public Path target() {
    return folder.resolve(payload.name());
  }

  private Path part() {
    return part(target());
  }

  private static Path part(Path target) {
    return target.resolveSibling(target.getFileName() + ".zip.part");
  }

  /** Returns how far it is. Files are listed, not read. */
  public State state() {
    if (Files.isDirectory(target())) {
      return Manifest.problem(target())
          .map(
              problem ->
                  new State(
                      State.Kind.BROKEN,
                      "The GPU build in "
                          + target()
                          + " is damaged: "
                          + problem
                          + ". Install it again, or remove it."))
          .orElseGet(
              () -> new State(State.Kind.READY, "The GPU build is installed in " + target() + "."));
    }
    try {
      return new State(
          State.Kind.PARTIAL,
          Size.of(Files.size(part()))
              + " of "
              + payload.size()
              + " of the GPU build are downloaded. Install goes on from there; Remove deletes"
              + " them.");
    } catch (IOException e) {
      return new State(
          State.Kind.ABSENT,
          "The GPU build is not installed: "
              + payload.size()
              + " to download, into "
              + folder
              + ".");
    }
  }

  /**
   * Downloads what is missing, checks it, unpacks it and removes the archive. The user has agreed
   * to the licences.
   *
   * @throws IOException in one line; what was downloaded is kept, unless it is not what was
   *     published
   * @throws java.util.concurrent.CancellationException if the user stopped; what was downloaded is
   *     kept
   */
  @SuppressWarnings("try") // the lock is held, and nobody reads it
  public void install(Progress progress) throws IOException {
    if (state().kind() == State.Kind.READY) {
      return;
    }
    Files.createDirectories(writable());
    try (WriteLock lock = lock(folder)) {
      checkRoom();
      new Download(payload.address(), payload.bytes(), means.patience(), means.pause())
          .into(part(), means.files(), progress);
      verify(progress);
      unpack(progress);
      Files.delete(part());
    }
  }

  private static WriteLock lock(Path folder) throws IOException {
    return WriteLock.take(WriteLock.in(folder), "folder=" + folder, "installation");
  }

  private Path writable() throws IOException {
    try {
      WholeFile.probe(folder);
    } catch (IOException e) {
      throw new InvalidRequestException(
          "The GPU build cannot be installed: "
              + e.getMessage()
              + "; let those who look after this ImageJ install it, or name another folder=",
          e);
    }
    return folder;
  }

  private void checkRoom() throws IOException {
    long have = Files.exists(part()) ? Files.size(part()) : 0;
    long need = (1 + UNPACKED) * payload.expectedBytes() - have;
    long free = means.room().bytes(folder);
    if (free < need) {
      throw new InvalidRequestException(
          "There is too little room for the GPU build in "
              + folder
              + ": it needs "
              + Size.of(need)
              + " until it is unpacked, and "
              + Size.of(free)
              + " are free; make room, or name another folder=");
    }
  }

  private void verify(Progress progress) throws IOException {
    long total = Files.size(part());
    MessageDigest digest = Sha256.digest();
    byte[] block = new byte[BLOCK];
    long done = 0;
    try (InputStream in = Files.newInputStream(part())) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
        done += n;
        progress.update(done, total, "Checking what was downloaded");
        progress.checkCancelled();
      }
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(payload.sha256())) {
      Files.delete(part());
      throw new IOException(
          "What "
              + payload.address()
              + " sent is not the file that was published (its SHA-256 differs): it was deleted."
              + " Install again; if that fails too, a proxy or mirror changes the file: name"
              + " another mirror=");
    }
  }

  private void unpack(Progress progress) throws IOException {
    try (ZipFile zip = new ZipFile(part().toFile())) {
      Map<ZipEntry, String> entries = new LinkedHashMap<>();
      zip.stream()
          .filter(entry -> Libraries.name(entry.getName()) != null)
          .forEach(entry -> entries.put(entry, Libraries.name(entry.getName())));
      long total = entries.keySet().stream().mapToLong(ZipEntry::getSize).sum();
      WholeFile.writeFolder(target(), into -> unpack(zip, entries, total, into, progress));
    }
  }

  private void unpack(
      ZipFile zip, Map<ZipEntry, String> entries, long total, Path into, Progress progress)
      throws IOException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    byte[] block = new byte[BLOCK];
    long done = 0;
    for (Map.Entry<ZipEntry, String> entry : entries.entrySet()) {
      Path file = into.resolve(entry.getValue());
      try (InputStream in = zip.getInputStream(entry.getKey());
          OutputStream out = Files.newOutputStream(file)) {
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          out.write(block, 0, n);
          done += n;
          progress.update(done, total, "Unpacking");
          progress.checkCancelled();
        }
      }
      sizes.put(entry.getValue(), Files.size(file));
    }
    new Manifest(payload.sha256(), sizes).write(into);
  }

  /**
   * Deletes everything that was installed or downloaded, and the folder if nothing else is in it.
   *
   * @throws IOException in one line if something cannot be deleted, as on Windows while it computes
   */
  public void remove() throws IOException {
    remove(target());
  }

  /**
   * Does the same where another installation put its libraries.
   *
   * @param target the folder of the libraries
   * @throws IOException as above
   */
  @SuppressWarnings("try") // the lock is held, and nobody reads it
  public static void remove(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (WriteLock lock = lock(folder)) {
      // first the list: what is left after a failure counts as broken, not as ready
      Files.deleteIfExists(target.resolve(Manifest.FILE));
      WholeFile.delete(target);
      Files.deleteIfExists(part(target));
    } catch (IOException e) {
      throw undeleted(target, e, System.getProperty("os.name"));
    }
    deleteIfEmpty(folder);
  }

  /**
   * Returns what is said when something could not be deleted.
   *
   * @param system its name; Windows deletes no file that is in use
   */
  static IOException undeleted(Path target, IOException cause, String system) {
    return new IOException(
        "The GPU build in "
            + target
            + " cannot be deleted ("
            + Reason.of(cause)
            + "). "
            + (system.startsWith("Win")
                ? "If it is in use, start ImageJ again and remove it before anything is computed"
                : "Check the permissions of that folder, or let those who look after this ImageJ"
                    + " remove it"),
        cause);
  }

  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      return; // other things are in it
    }
  }
}
