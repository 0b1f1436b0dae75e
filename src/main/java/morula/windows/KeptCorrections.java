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

package morula.windows;

import ij.ImagePlus;
import ij.io.FileInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import morula.io.Sha256;

/**
 * The files in which corrections are kept until they are saved, in a folder of the user's. Their
 * names tell the image and the program that writes them: those of a program that has ended are
 * offered again when the image is corrected the next time.
 */
final class KeptCorrections {
  static final String FOLDER = "corrections";
  private static final String END = ".journal";

  /** The files that this program writes now. */
  private static final Set<Path> OPEN = new HashSet<>();

  private static int number;

  private final Path folder;
  private final String image;

  /**
   * @param folder where the files are; need not exist
   * @param image what tells the image from others
   */
  KeptCorrections(Path folder, String image) {
    this.folder = folder;
    byte[] name = image.getBytes(StandardCharsets.UTF_8);
    this.image = Sha256.of(name).substring(0, 16);
  }

  /** Tells an image from others: by its file, or else by its title, and by its size. */
  static String name(ImagePlus image) {
    FileInfo info = image.getOriginalFileInfo();
    String file = info == null ? "" : info.directory + "/" + info.fileName;
    return file + "|" + image.getTitle() + "|" + Arrays.toString(image.getDimensions());
  }

  /** Returns the name of a new file, which this program alone writes. */
  synchronized Path create() {
    long program = ProcessHandle.current().pid();
    Path file = folder.resolve(image + "-" + program + "-" + ++number + END);
    OPEN.add(file);
    return file;
  }

  /** Says that this program no longer writes a file. */
  static void release(Path file) {
    OPEN.remove(file);
  }

  /** Returns the newest file of the image that a program left; empty if there is none. */
  Optional<Path> left() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> left =
          files
              .filter(file -> file.getFileName().toString().startsWith(image + "-"))
              .filter(KeptCorrections::isLeft)
              .toList();
      return left.stream().max(Comparator.comparing(file -> file.toFile().lastModified()));
    }
  }

  private static boolean isLeft(Path file) {
    String[] parts = file.getFileName().toString().split("-");
    if (parts.length != 3 || !parts[1].matches("\\d{1,18}") || OPEN.contains(file)) {
      return false;
    }
    long program = Long.parseLong(parts[1]);
    return program == ProcessHandle.current().pid()
        || ProcessHandle.of(program).filter(ProcessHandle::isAlive).isEmpty();
  }
}
