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

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.ZipException;
import morula.io.CheckedZip;
import morula.progress.InvalidRequestException;

/** The files of a package, in a folder or in a zip. Names have {@code /} between folders. */
interface PackageFiles extends AutoCloseable {

  /**
   * Opens the files of a package.
   *
   * @throws InvalidRequestException if {@code path} is neither a folder nor a complete zip, or a
   *     zip with entries that would be unpacked outside its folder
   */
  static PackageFiles open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new InvalidRequestException("There is no model " + path);
    }
    return Files.isDirectory(path) ? new Folder(path) : Zip.open(path);
  }

  boolean has(String name);

  /** Returns the number of bytes of a file that the package has, when unpacked. */
  long size(String name) throws IOException;

  InputStream open(String name) throws IOException;

  /** Returns the path of the description in the package; all other files are beside it. */
  Optional<String> description();

  /** Returns the path of a file that is on the disk unpacked; empty in a zip. */
  Optional<Path> onDisk(String name);

  @Override
  void close() throws IOException;

  /** A package in a folder. */
  record Folder(Path root) implements PackageFiles {
    @Override
    public boolean has(String name) {
      return Files.isRegularFile(root.resolve(name));
    }

    @Override
    public long size(String name) throws IOException {
      return Files.size(root.resolve(name));
    }

    @Override
    public InputStream open(String name) throws IOException {
      return new FileInputStream(root.resolve(name).toFile());
    }

    @Override
    public Optional<String> description() {
      return PackageFormat.DESCRIPTIONS.stream().filter(this::has).findFirst();
    }

    @Override
    public Optional<Path> onDisk(String name) {
      return Optional.of(root.resolve(name));
    }

    @Override
    public void close() {}
  }

  /** A package in a zip. */
  record Zip(CheckedZip zip) implements PackageFiles {

    private static Zip open(Path path) throws IOException {
      CheckedZip zip;
      try {
        zip = CheckedZip.open(path);
      } catch (ZipException e) {
        boolean named = PackageOutput.isZip(path);
        throw new InvalidRequestException(
            path
                + (named ? " " + e.getMessage() : " is neither a model folder nor a zip file")
                + (named
                    ? "; copy or download the complete model again"
                    : "; give the folder of a model, or its .zip file"),
            e);
      }
      for (String name : zip.names()) {
        if (!PackageFormat.isInside(name)) {
          zip.close();
          throw new InvalidRequestException(
              path + " is refused: its entry " + Excerpt.of(name) + " points outside the package");
        }
      }
      return new Zip(zip);
    }

    @Override
    public boolean has(String name) {
      return zip.has(name);
    }

    @Override
    public long size(String name) {
      return zip.size(name);
    }

    @Override
    public InputStream open(String name) throws IOException {
      return zip.open(name);
    }

    /** {@inheritDoc} It may be one folder down, because people also zip the folder of a package. */
    @Override
    public Optional<String> description() {
      return zip.names().stream()
          .filter(name -> PackageFormat.DESCRIPTIONS.contains(lastPart(name)))
          .min(
              Comparator.<String>comparingInt(name -> name.split("/").length)
                  .thenComparingInt(name -> PackageFormat.DESCRIPTIONS.indexOf(lastPart(name))))
          .filter(name -> name.split("/").length <= 2);
    }

    private static String lastPart(String name) {
      return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<Path> onDisk(String name) {
      return Optional.empty();
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
