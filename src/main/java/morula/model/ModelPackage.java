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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.zip.ZipException;
import morula.image.Normalization;
import morula.io.CheckedZip;
import morula.io.TemporaryFiles;
import morula.network.Shape;
import morula.progress.InvalidRequestException;
import morula.torchscript.ArchiveReader;
import morula.torchscript.StoredTensor;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A model on disk that was opened and checked: the weights, the test arrays and Morula's record
 * exist where the description names them, and have the SHA-256 that it states.
 *
 * <p>The weights of a zip are unpacked into a temporary file, which {@link #close} deletes; several
 * processes may have the same package open.
 */
public final class ModelPackage implements AutoCloseable {
  private final Path location;
  private final PackageContent content;
  private final ModelDescription description;
  private final Optional<TrainingRecord> record;
  private final Optional<Path> temporary;
  private final Path weights;
  private final String fingerprint;

  /**
   * Opens a package.
   *
   * @param location a folder or a zip
   * @throws InvalidRequestException in one line that names the package and the file if it is not a
   *     model, if it is incomplete, or if Morula cannot apply it
   * @throws IOException if reading fails
   */
  public static ModelPackage open(Path location) throws IOException {
    PackageContent content = PackageContent.open(location);
    try {
      return new ModelPackage(location, content);
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  /**
   * Opens a package of which everything was read to its end, also what is not needed to apply it,
   * such as its picture.
   *
   * @throws InvalidRequestException as {@link #open}, also if another file in a zip is damaged
   * @throws IOException if reading fails
   */
  public static ModelPackage openWhole(Path location) throws IOException {
    ModelPackage model = open(location);
    try {
      readAll(location);
      return model;
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static void readAll(Path location) throws IOException {
    if (Files.isDirectory(location)) {
      return;
    }
    try (CheckedZip zip = CheckedZip.open(location)) {
      for (String name : zip.names()) {
        try (InputStream in = zip.open(name)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (ZipException e) { // a part of a sentence, see CheckedZip
      throw new InvalidRequestException(location + " " + e.getMessage(), e);
    }
  }

  private ModelPackage(Path location, PackageContent content) throws IOException {
    this.location = location;
    this.content = content;
    String file = content.description();
    description = DescriptionReader.read(content.text(file), content.label(file));
    for (FileReference attachment : description.attachments()) {
      if (attachment.source().equals(PackageFormat.RECORD)) {
        checkWhole(attachment);
      }
    }
    record =
        content.has(PackageFormat.RECORD)
            ? Optional.of(
                RecordJson.read(
                    content.text(PackageFormat.RECORD), content.label(PackageFormat.RECORD)))
            : Optional.empty();
    checkTest(description.input());
    checkTest(description.output());
    FileReference archive = description.weights().file();
    content.checkPresent(archive);
    long size = content.size(archive.source());
    if (record.isPresent()) {
      int outputs = description.output().channels().size();
      WeightsSize.check(size, record.get(), outputs, content.label(archive.source()));
    }
    Optional<Path> onDisk = content.onDisk(archive.source());
    temporary =
        onDisk.isPresent() ? Optional.empty() : Optional.of(TemporaryFiles.create(".pt", size));
    weights = onDisk.orElseGet(temporary::get);
    try {
      if (temporary.isPresent()) {
        try (OutputStream out = TemporaryFiles.output(weights)) {
          content.copy(archive, out);
        }
        checkTorchScript(archive);
      } else {
        checkTorchScript(archive); // first: a large file that is no archive is not worth reading
        content.copy(archive, OutputStream.nullOutputStream());
      }
    } catch (IOException | RuntimeException e) {
      temporary.ifPresent(TemporaryFiles::delete);
      throw e;
    }
    fingerprint = content.fingerprint();
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
   * Reads tensors of the weights by their names.
   *
   * @param wanted whether a tensor of this name and shape is to be read
   * @throws InvalidRequestException naming the model if its weights are damaged
   * @throws IOException if they cannot be read
   */
  public Map<String, StoredTensor> tensors(BiPredicate<String, Shape> wanted) throws IOException {
    String shown = content.label(description.weights().file().source());
    try {
      return ArchiveReader.read(weights, shown, wanted);
    } catch (FileSystemException e) {
      throw new IOException(shown + " cannot be read any more; it was deleted or changed", e);
    } catch (IOException e) {
      throw new InvalidRequestException(e.getMessage(), e);
    }
  }

  /**
   * Returns a SHA-256 of all files that decide what the model computes: description, record,
   * weights and test arrays.
   */
  public String fingerprint() {
    return fingerprint;
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
    if (!PackageFormat.isInside(source) || !content.has(source)) {
      return Optional.empty();
    }
    return CoverReader.read(content.bytes(source));
  }

  /**
   * Returns the picture of results and their errors; empty if the model has none that can be read.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<BufferedImage> examples() throws IOException {
    return content.has(PackageFormat.EXAMPLES)
        ? CoverReader.read(content.bytes(PackageFormat.EXAMPLES))
        : Optional.empty();
  }

  /**
   * Returns the content of {@code training.csv}, one row per epoch; empty if the model has none.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<String> trainingCsv() throws IOException {
    return content.has(PackageFormat.TRAINING_CSV)
        ? Optional.of(new String(content.bytes(PackageFormat.TRAINING_CSV), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /**
   * Returns patches of the training images, normalised: dimensions X, Y, [Z,] channel, N. Empty if
   * the model has none.
   *
   * @throws InvalidRequestException naming the file if it is damaged or does not fit the model
   * @throws IOException if it cannot be read
   */
  public Optional<ArrayImg<FloatType, FloatArray>> calibration() throws IOException {
    if (record.isEmpty() || record.get().calibration().patches() == 0) {
      return Optional.empty();
    }
    FileReference file =
        description.attachments().stream()
            .filter(attachment -> attachment.source().equals(PackageFormat.CALIBRATION))
            .findFirst()
            .orElse(new FileReference(PackageFormat.CALIBRATION, Optional.empty()));
    ArrayImg<FloatType, FloatArray> patches = array(file);
    CalibrationCheck.check(patches, record.get(), content.label(PackageFormat.CALIBRATION));
    return Optional.of(patches);
  }

  /** Closes the package and deletes the unpacked files. */
  @Override
  public void close() throws IOException {
    content.close();
    temporary.ifPresent(TemporaryFiles::delete);
  }

  private Optional<ArrayImg<FloatType, FloatArray>> array(TensorDescription tensor)
      throws IOException {
    if (tensor.testTensor().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(array(tensor.testTensor().get()));
  }

  private ArrayImg<FloatType, FloatArray> array(FileReference reference) throws IOException {
    String name = reference.source();
    content.checkPresent(reference);
    byte[] file = content.bytes(name);
    content.checkSum(reference, file);
    try {
      return Npy.read(file, content.label(name));
    } catch (IOException e) {
      throw new InvalidRequestException(e.getMessage(), e);
    }
  }

  private void checkTest(TensorDescription tensor) throws IOException {
    if (tensor.testTensor().isPresent()) {
      checkWhole(tensor.testTensor().get());
    }
  }

  private void checkWhole(FileReference file) throws IOException {
    content.checkPresent(file);
    content.copy(file, OutputStream.nullOutputStream());
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
      String reason =
          e.getCause() instanceof ZipException cause ? cause.getMessage() : "is damaged";
      problem = "is not a TorchScript archive (it " + reason + ")";
    }
    throw new InvalidRequestException(
        location
            + ": "
            + archive.source()
            + " "
            + problem
            + "; save the model with torch.jit.save");
  }
}
