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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import morula.io.Sha256;
import morula.progress.InvalidRequestException;

/** Reads the files of a package, and says of each one that is not whole which it is. */
final class PackageContent implements AutoCloseable {
  /** Bytes of a text, an array or a picture. */
  private static final long LARGEST = 256L << 20;

  private final Path location;
  private final PackageFiles files;
  private final String folder;
  private final String description;
  private final List<String> sums = new ArrayList<>();

  private PackageContent(Path location, PackageFiles files, String description) {
    this.location = location;
    this.files = files;
    this.description = description.substring(description.lastIndexOf('/') + 1);
    folder = description.substring(0, description.lastIndexOf('/') + 1);
  }

  /**
   * Opens a package.
   *
   * @param location a folder or a zip
   * @throws InvalidRequestException if it has no description
   */
  static PackageContent open(Path location) throws IOException {
    PackageFiles files = PackageFiles.open(location);
    Optional<String> description = files.description();
    if (description.isEmpty()) {
      files.close();
      throw new InvalidRequestException(
          location
              + " is not a bioimage.io model, or is incomplete: it contains no "
              + PackageFormat.DESCRIPTION);
    }
    return new PackageContent(location, files, description.get());
  }

  /** Returns the name of the description. */
  String description() {
    return description;
  }

  boolean has(String name) {
    return files.has(folder + name);
  }

  long size(String name) throws IOException {
    return files.size(folder + name);
  }

  /** Returns the path of a file that is on the disk unpacked; empty in a zip. */
  Optional<Path> onDisk(String name) {
    return files.onDisk(folder + name);
  }

  /** Returns a file as messages name it. */
  String label(String name) {
    return location + "/" + name;
  }

  /** Reads a text that decides what the model computes. */
  String text(String name) throws IOException {
    byte[] bytes = bytes(name);
    sums.add(Sha256.of(bytes));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Reads a file, which must be present.
   *
   * @throws InvalidRequestException naming the file if it is damaged or too large
   */
  byte[] bytes(String name) throws IOException {
    long size = size(name);
    if (size > LARGEST) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s has %d MB, but at most %d MB are read of such a file",
              label(name),
              size >> 20,
              LARGEST >> 20));
    }
    try (InputStream in = files.open(folder + name)) {
      return in.readAllBytes();
    } catch (ZipException e) {
      throw damaged(e);
    }
  }

  /**
   * @throws InvalidRequestException if a file is not in the package
   */
  void checkPresent(FileReference file) {
    String source = file.source();
    String shown = Excerpt.of(source);
    if (source.startsWith("http://") || source.startsWith("https://")) {
      throw new InvalidRequestException(
          location + ": " + shown + " is not in the package; download the complete model");
    }
    if (!PackageFormat.isInside(source)) {
      throw new InvalidRequestException(location + ": " + shown + " points outside the package");
    }
    if (!has(source)) {
      throw new InvalidRequestException(
          location + ": the file " + shown + " is missing; copy or download the complete model");
    }
  }

  /**
   * Reads a file, which must be present, to its end and checks its SHA-256.
   *
   * @param out receives its bytes; not closed
   */
  void copy(FileReference file, OutputStream out) throws IOException {
    String sum;
    try (InputStream in = files.open(folder + file.source())) {
      sum = Sha256.ofCopy(in, out);
    } catch (ZipException e) {
      throw damaged(e);
    }
    sums.add(sum);
    checkSum(file, sum);
  }

  /**
   * Checks the SHA-256 of a file that was read.
   *
   * @throws InvalidRequestException naming the file if it is another one
   */
  void checkSum(FileReference file, byte[] content) {
    checkSum(file, Sha256.of(content));
  }

  private void checkSum(FileReference file, String sum) {
    if (file.sha256().isPresent() && !file.sha256().get().equalsIgnoreCase(sum)) {
      throw new InvalidRequestException(
          location
              + ": "
              + file.source()
              + " is damaged or was changed: its SHA-256 differs from the one in the description");
    }
  }

  /**
   * @param e a part of a sentence, see {@link morula.io.CheckedZip}
   */
  private InvalidRequestException damaged(ZipException e) {
    return new InvalidRequestException(
        location + " " + e.getMessage() + "; copy or download the complete model again", e);
  }

  /** Returns a SHA-256 of all texts and copied files so far. */
  String fingerprint() {
    return Sha256.of(String.join("\n", sums).getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
