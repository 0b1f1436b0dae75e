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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.io.PngFiles;
import morula.io.Sha256;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Writes a model as a bioimage.io 0.5 package that also contains Morula's own record. */
public final class ModelWriter {
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String[] SPACE = {"z", "y", "x"};

  private ModelWriter() {}

  /**
   * Checks before a long training that {@link #write} will accept its target.
   *
   * @param key the key of the command that names the target, for messages
   * @param target where a model is to be written
   * @throws morula.progress.InvalidRequestException naming the key if {@code target} exists and is
   *     not a model
   */
  public static void checkTarget(String key, Path target) {
    Path absolute = target.toAbsolutePath().normalize();
    PackageOutput.checkTarget(absolute, key + "=" + absolute);
  }

  /**
   * Writes a package, completely or not at all. The same contents give the same bytes.
   *
   * @param contents the contents to write
   * @param target a zip if its name ends in .zip, else a folder; missing parents are created. An
   *     existing model is replaced once the new one is complete; other files of a folder stay
   * @throws morula.progress.InvalidRequestException naming the target if it exists and is not a
   *     model
   * @throws IOException naming the file; {@code target} is then as it was before
   */
  public static void write(ModelContents contents, Path target) throws IOException {
    PackageOutput.write(files(contents), target);
  }

  private static Map<String, PackageOutput.Content> files(ModelContents contents)
      throws IOException {
    Map<String, byte[]> small = new LinkedHashMap<>();
    small.put(PackageFormat.TEST_INPUT, npy(contents.testInput));
    small.put(PackageFormat.TEST_OUTPUT, npy(contents.testOutput));
    small.put(PackageFormat.COVER, PngFiles.encode(contents.cover));
    small.put(PackageFormat.README, utf8(Readme.write(contents)));
    List<String> attached = new ArrayList<>(List.of(PackageFormat.RECORD));
    small.put(PackageFormat.RECORD, utf8(RecordJson.write(contents.record)));
    if (contents.examples.isPresent()) {
      attached.add(PackageFormat.EXAMPLES);
      small.put(PackageFormat.EXAMPLES, PngFiles.encode(contents.examples.get()));
    }
    if (contents.trainingCsv.isPresent()) {
      attached.add(PackageFormat.TRAINING_CSV);
      small.put(PackageFormat.TRAINING_CSV, utf8(contents.trainingCsv.get()));
    }
    if (contents.calibration.isPresent()) {
      attached.add(PackageFormat.CALIBRATION);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Npy.writeShort(contents.calibration.get(), out);
      small.put(PackageFormat.CALIBRATION, out.toByteArray());
    }
    ModelDescription description = describe(contents, small, attached);

    Map<String, PackageOutput.Content> files = new LinkedHashMap<>();
    String yaml = DescriptionWriter.write(description, maximum(contents.testOutput));
    files.put(PackageFormat.DESCRIPTION, PackageOutput.Content.of(utf8(yaml)));
    small.forEach((name, bytes) -> files.put(name, PackageOutput.Content.of(bytes)));
    // last: a zip cut short would otherwise end in the directory of the zip that the weights are
    files.put(PackageFormat.WEIGHTS, out -> Files.copy(contents.weights, out));
    return files;
  }

  private static ModelDescription describe(
      ModelContents contents, Map<String, byte[]> files, List<String> attached) throws IOException {
    String weightsSum;
    try (InputStream in = Files.newInputStream(contents.weights)) {
      weightsSum = Sha256.ofCopy(in, OutputStream.nullOutputStream());
    }
    List<TensorAxis> inputAxes = new ArrayList<>();
    List<TensorAxis> outputAxes = new ArrayList<>();
    inputAxes.add(new TensorAxis.Batch());
    outputAxes.add(new TensorAxis.Batch());
    inputAxes.add(new TensorAxis.Channel(contents.inputChannels));
    outputAxes.add(new TensorAxis.Channel(contents.outputChannels));
    int n = contents.dimensions();
    for (int i = 0; i < n; i++) {
      String id = SPACE[SPACE.length - n + i];
      inputAxes.add(new TensorAxis.Space(id, contents.size(i), 0));
      outputAxes.add(
          new TensorAxis.Space(
              id, new AxisSize.Reference(INPUT, id, 0), contents.record.halo().get(i)));
    }
    return new ModelDescription(
        contents.about,
        tensor(
            INPUT, inputAxes, contents.preprocessing, reference(PackageFormat.TEST_INPUT, files)),
        tensor(OUTPUT, outputAxes, List.of(), reference(PackageFormat.TEST_OUTPUT, files)),
        new TorchScriptWeights(
            new FileReference(PackageFormat.WEIGHTS, Optional.of(weightsSum)),
            contents.pytorchVersion),
        Optional.of(PackageFormat.README),
        List.of(PackageFormat.COVER),
        attached.stream().map(name -> reference(name, files)).toList());
  }

  private static TensorDescription tensor(
      String id, List<TensorAxis> axes, List<ProcessingStep> steps, FileReference test) {
    return new TensorDescription(id, axes, "float32", steps, Optional.of(test));
  }

  private static FileReference reference(String name, Map<String, byte[]> files) {
    return new FileReference(name, Optional.of(Sha256.of(files.get(name))));
  }

  private static byte[] npy(ArrayImg<FloatType, FloatArray> array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(array, out);
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static double maximum(ArrayImg<FloatType, FloatArray> array) {
    double maximum = Double.NEGATIVE_INFINITY;
    for (float value : array.update(null).getCurrentStorageArray()) {
      maximum = Math.max(maximum, value);
    }
    return maximum;
  }
}
