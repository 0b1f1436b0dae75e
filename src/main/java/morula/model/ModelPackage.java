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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.imageio.ImageIO;
import morula.image.Normalization;
import morula.io.Sha256;
import morula.io.TemporaryFiles;
import morula.progress.InvalidRequestException;
import morula.torchscript.ArchiveReader;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A model on disk that was opened and checked: the weights, the test arrays and Morula's record
 * exist where the description names them, and have the SHA-256 that it states.
 *
 * <p>The weights of a zip are unpacked into a temporary folder, which {@link #close} deletes;
 * several processes may have the same package open.
 */
public final class ModelPackage implements AutoCloseable {
  private final Path location;
  private final PackageFiles files;
  private final String folder;
  private final ModelDescription description;
  private final Optional<TrainingRecord> record;
  private final Optional<Path> temporary;
  private final Path weights;

  /**
   * Opens a package.
   *
   * @param location a folder or a zip
   * @throws InvalidRequestException in one line that names the package and the file if it is not a
   *     model, if it is incomplete, or if Morula cannot apply it
   * @throws IOException if reading fails
   */
  public static ModelPackage open(Path location) throws IOException {
    PackageFiles files = PackageFiles.open(location);
    try {
      return new ModelPackage(location, files);
    } catch (ZipException | EOFException e) {
      files.close();
      throw new InvalidRequestException(location + " is a damaged zip file: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private ModelPackage(Path location, PackageFiles files) throws IOException {
    this.location = location;
    this.files = files;
    String name =
        files
            .description()
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        location
                            + " is not a bioimage.io model, or is incomplete: it contains no "
                            + PackageFormat.DESCRIPTION));
    folder = name.substring(0, name.lastIndexOf('/') + 1);
    String file = name.substring(folder.length());
    description = DescriptionReader.read(text(file), label(file));
    for (FileReference attachment : description.attachments()) {
      if (attachment.source().equals(PackageFormat.RECORD)) {
        checkWhole(attachment);
      }
    }
    record =
        files.has(folder + PackageFormat.RECORD)
            ? Optional.of(RecordJson.read(text(PackageFormat.RECORD), label(PackageFormat.RECORD)))
            : Optional.empty();
    checkTest(description.input());
    checkTest(description.output());
    FileReference archive = description.weights().file();
    checkPresent(archive);
    Optional<Path> onDisk = files.onDisk(folder + archive.source());
    temporary = onDisk.isPresent() ? Optional.empty() : Optional.of(temporaryFolder());
    weights = onDisk.orElseGet(() -> temporary.get().resolve(PackageFormat.WEIGHTS));
    try {
      copy(archive, temporary.isPresent() ? TemporaryFiles.newOutputStream(weights) : null);
      checkTorchScript(archive);
    } catch (IOException | RuntimeException e) {
      deleteTemporary();
      throw e;
    }
  }

  /** Returns the folder or zip that was opened. */
  public Path location() {
    return location;
  }

  /** Returns the content of {@code rdf.yaml}. */
  public ModelDescription description() {
    return description;
  }

  /** Returns Morula's own record; empty for models that were made by other programs. */
  public Optional<TrainingRecord> record() {
    return record;
  }

  /**
   * Returns the preprocessing steps of the network's input, in order.
   *
   * @throws InvalidRequestException if the model asks for a step that Morula does not know
   */
  public List<Normalization> preprocessing() {
    return steps(description.input());
  }

  /**
   * Returns the postprocessing steps of the network's output, in order; none in models that Morula
   * made.
   *
   * @throws InvalidRequestException if the model asks for a step that Morula does not know
   */
  public List<Normalization> postprocessing() {
    return steps(description.output());
  }

  private List<Normalization> steps(TensorDescription tensor) {
    try {
      return tensor.processing().stream()
          .map(ProcessingStep::normalization)
          .flatMap(Optional::stream)
          .toList();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(location + ": " + e.getMessage(), e);
    }
  }

  /** Returns the TorchScript archive as a file, which exists until {@link #close}. */
  public Path weights() {
    return weights;
  }

  /**
   * Returns the test input, before its preprocessing: dimensions X, Y, [Z,] channel, N. Empty if
   * the model has none.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<ArrayImg<FloatType, FloatArray>> testInput() throws IOException {
    return array(description.input());
  }

  /**
   * Returns the test output, after its postprocessing: dimensions X, Y, [Z,] channel, N. Empty if
   * the model has none.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<ArrayImg<FloatType, FloatArray>> testOutput() throws IOException {
    return array(description.output());
  }

  /**
   * Returns the first picture of the model; empty if it has none that Java can read.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<BufferedImage> cover() throws IOException {
    String source = description.covers().stream().findFirst().orElse("");
    if (!PackageFormat.isInside(source) || !files.has(folder + source)) {
      return Optional.empty();
    }
    byte[] picture = bytes(source);
    return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(picture)));
  }

  /**
   * Returns the content of {@code training.csv}, one row per epoch; empty if the model has none.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<String> trainingCsv() throws IOException {
    return files.has(folder + PackageFormat.TRAINING_CSV)
        ? Optional.of(text(PackageFormat.TRAINING_CSV))
        : Optional.empty();
  }

  /** Closes the package and deletes the unpacked files. */
  @Override
  public void close() throws IOException {
    files.close();
    deleteTemporary();
  }

  private Optional<ArrayImg<FloatType, FloatArray>> array(TensorDescription tensor)
      throws IOException {
    if (tensor.testTensor().isEmpty()) {
      return Optional.empty();
    }
    String name = tensor.testTensor().get().source();
    try (InputStream in = new ByteArrayInputStream(bytes(name))) {
      return Optional.of(Npy.read(in, label(name)));
    }
  }

  private void checkTest(TensorDescription tensor) throws IOException {
    if (tensor.testTensor().isPresent()) {
      checkWhole(tensor.testTensor().get());
    }
  }

  private void checkWhole(FileReference file) throws IOException {
    checkPresent(file);
    copy(file, null);
  }

  private void checkPresent(FileReference file) {
    String source = file.source();
    if (source.startsWith("http://") || source.startsWith("https://")) {
      throw new InvalidRequestException(
          location + ": " + source + " is not in the package; download the complete model");
    }
    if (!PackageFormat.isInside(source)) {
      throw new InvalidRequestException(location + ": " + source + " points outside the package");
    }
    if (!files.has(folder + source)) {
      throw new InvalidRequestException(
          location + ": the file " + source + " is missing; copy or download the complete model");
    }
  }

  /**
   * Reads a file to its end, checks its SHA-256 and copies it to {@code kept} unless that is null.
   */
  private void copy(FileReference file, OutputStream kept) throws IOException {
    String sum;
    try (InputStream in = files.open(folder + file.source());
        OutputStream out = kept == null ? OutputStream.nullOutputStream() : kept) {
      sum = Sha256.ofCopy(in, out);
    }
    if (file.sha256().isPresent() && !file.sha256().get().equalsIgnoreCase(sum)) {
      throw new InvalidRequestException(
          location
              + ": "
              + file.source()
              + " is damaged or was changed: its SHA-256 differs from the one in the description");
    }
  }

  /** Checks that an archive is TorchScript: a zip with the program in its folder "code". */
  private void checkTorchScript(FileReference archive) throws IOException {
    String problem;
    try {
      if (ArchiveReader.hasCode(weights)) {
        return;
      }
      problem = "contains weights without a program (a state dict)";
    } catch (IOException e) {
      problem = "is not a TorchScript archive";
    }
    throw new InvalidRequestException(
        location
            + ": "
            + archive.source()
            + " "
            + problem
            + "; save the model with torch.jit.save");
  }

  private Path temporaryFolder() throws IOException {
    Path created;
    try {
      created = Files.createTempDirectory("morula-model-");
    } catch (IOException e) {
      throw TemporaryFiles.failure(e);
    }
    created.toFile().deleteOnExit();
    created.resolve(PackageFormat.WEIGHTS).toFile().deleteOnExit();
    return created;
  }

  /** Deletes the temporary files; those that libtorch has still open on Windows when Java exits. */
  private void deleteTemporary() {
    if (temporary.isPresent() && weights.toFile().delete()) {
      temporary.get().toFile().delete();
    }
  }

  private String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = files.open(folder + name)) {
      in.transferTo(bytes);
    }
    return bytes.toByteArray();
  }

  private String label(String name) {
    return location + "/" + name;
  }
}
