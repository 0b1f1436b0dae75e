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

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;

/**
 * What a list of models shows of one: read in milliseconds, because its weights are not.
 *
 * @param location folder or zip
 * @param name the name by which it is found among the installed models
 * @param about name, description, licence and authors
 * @param channels names of the channels that it takes
 * @param cover its picture; empty if it has none that can be read
 * @param record Morula's record of its training; empty if it has none that can be read
 * @param training what its README.md says of its data and how it was judged on them
 * @param bytes size on disk
 */
public record ModelCard(
    Path location,
    String name,
    About about,
    List<String> channels,
    Optional<BufferedImage> cover,
    Optional<TrainingRecord> record,
    Optional<String> training,
    long bytes) {

  /** A larger README.md was not written by Morula. */
  private static final long LARGEST_README = 1 << 20;

  /** A larger picture is no cover. */
  private static final long LARGEST_COVER = 1 << 26;

  /** Copies the list. */
  public ModelCard {
    channels = List.copyOf(channels);
  }

  /**
   * Reads the description of a model and its picture.
   *
   * @throws InvalidRequestException if it is no model that Morula can describe
   * @throws IOException if reading fails
   */
  public static ModelCard read(Path location) throws IOException {
    try (PackageFiles files = PackageFiles.open(location)) {
      String path =
          files
              .description()
              .orElseThrow(() -> new InvalidRequestException(location + " is not a model"));
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      try (InputStream in = files.open(path)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        ModelDescription description = DescriptionReader.read(text, location + ": " + path);
        return new ModelCard(
            location,
            Models.name(location),
            description.about(),
            description.input().channels(),
            cover(files, folder, description.covers()),
            record(files, folder),
            training(files, folder, description.documentation().orElse("")),
            bytes(location));
      }
    }
  }

  private static Optional<TrainingRecord> record(PackageFiles files, String folder)
      throws IOException {
    String path = folder + PackageFormat.RECORD;
    if (!files.has(path)) {
      return Optional.empty();
    }
    try (InputStream in = files.open(path)) {
      return Optional.of(
          RecordJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), path));
    } catch (InvalidRequestException e) {
      return Optional.empty(); // what is wrong is told when the model is used
    }
  }

  private static Optional<String> training(PackageFiles files, String folder, String readme)
      throws IOException {
    return small(files, folder, readme, LARGEST_README)
        .flatMap(bytes -> Readme.training(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static long bytes(Path location) throws IOException {
    try (Stream<Path> files = Files.walk(location)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }

  private static Optional<BufferedImage> cover(
      PackageFiles files, String folder, List<String> covers) throws IOException {
    return covers.isEmpty()
        ? Optional.empty()
        : small(files, folder, covers.get(0), LARGEST_COVER).flatMap(CoverReader::read);
  }

  /** Reads a file that the description names; it may name any, or an address of the web. */
  private static Optional<byte[]> small(PackageFiles files, String folder, String name, long most)
      throws IOException {
    if (!PackageFormat.isInside(name)
        || !files.has(folder + name)
        || files.size(folder + name) > most) {
      return Optional.empty();
    }
    try (InputStream in = files.open(folder + name)) {
      return Optional.of(in.readAllBytes());
    }
  }
}
