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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import morula.pictures.Cover;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** The contents from which {@link ModelWriter} writes a package. */
public final class ModelContents {
  final About about;
  final Path weights;
  final String pytorchVersion;
  final List<String> inputChannels;
  final List<ProcessingStep> preprocessing;
  final List<String> outputChannels;
  final ArrayImg<FloatType, FloatArray> testInput;
  final ArrayImg<FloatType, FloatArray> testOutput;
  final TrainingRecord record;
  final BufferedImage cover;
  final Optional<BufferedImage> examples;
  final Optional<String> trainingCsv;
  final Optional<ArrayImg<FloatType, FloatArray>> calibration;

  private ModelContents(Builder builder) {
    about = Objects.requireNonNull(builder.about, "about");
    weights = Objects.requireNonNull(builder.weights, "weights");
    pytorchVersion = builder.pytorchVersion;
    inputChannels = Objects.requireNonNull(builder.inputChannels, "input");
    preprocessing = builder.preprocessing;
    outputChannels = Objects.requireNonNull(builder.outputChannels, "output");
    testInput = Objects.requireNonNull(builder.testInput, "test arrays");
    testOutput = builder.testOutput;
    record = Objects.requireNonNull(builder.record, "record");
    cover = Objects.requireNonNull(builder.cover, "cover");
    examples = builder.examples;
    trainingCsv = builder.trainingCsv;
    calibration = builder.calibration;
    checkShapes();
  }

  /** Returns an empty builder; every {@code set} method must be called. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a builder with the contents of a model that Morula made, so that it can be written
   * again with another description.
   *
   * @throws morula.progress.InvalidRequestException if the model was not made by Morula, or lacks a
   *     file
   * @throws java.io.IOException if it cannot be read
   */
  public static Builder of(ModelPackage model) throws IOException {
    ModelDescription description = model.description();
    TrainingRecord record = model.record().orElseThrow(() -> notMade(model));
    Builder builder =
        builder()
            .setAbout(description.about())
            .setWeights(model.weights(), description.weights().pytorchVersion())
            .setInput(description.input().channels(), description.input().processing())
            .setOutput(description.output().channels())
            .setTest(
                model.testInput().orElseThrow(() -> notMade(model)),
                model.testOutput().orElseThrow(() -> notMade(model)))
            .setRecord(record)
            .setCover(model.cover().orElseThrow(() -> notMade(model)));
    model.examples().ifPresent(builder::optExamples);
    model.trainingCsv().ifPresent(builder::optTrainingCsv);
    model.calibration().ifPresent(builder::optCalibration);
    return builder;
  }

  private static InvalidRequestException notMade(ModelPackage model) {
    return new InvalidRequestException(
        model.location() + " was not made by Morula, or lacks its test arrays or cover image");
  }

  /**
   * The smallest size that a test array may have along an axis, so that bioimage.io finds something
   * left after the halo is cut off.
   *
   * @param divisor of which the size is a multiple, at least 1
   * @param halo in pixels on each side, at least 0
   */
  public static int smallestTestSize(int divisor, int halo) {
    return AxisSize.Stepped.of(divisor, halo).min();
  }

  /** Returns the sizes allowed along a spatial axis; {@code axis} counts [Z,] Y, X. */
  AxisSize.Stepped size(int axis) {
    return AxisSize.Stepped.of(record.divisor().get(axis), record.halo().get(axis));
  }

  /** Returns the number of spatial axes: 2 or 3. */
  int dimensions() {
    return testInput.numDimensions() - 2;
  }

  private void checkShapes() {
    int n = dimensions();
    require(n == 2 || n == 3, "test input has " + (n + 2) + " dimensions, not 4 or 5");
    require(testOutput.numDimensions() == n + 2, "test output and input differ in dimensions");
    require(
        record.divisor().size() == n && record.halo().size() == n,
        "divisor and halo need one number for each of the " + n + " spatial axes");
    long patches = calibration.map(array -> array.dimension(n + 1)).orElse(0L);
    require(patches == record.calibration().patches(), "the record says another number of patches");
    require(testInput.dimension(n) == inputChannels.size(), "test input: number of channels");
    require(testOutput.dimension(n) == outputChannels.size(), "test output: number of channels");
    for (int d = 0; d < n; d++) {
      long size = testInput.dimension(d);
      AxisSize.Stepped allowed = size(n - 1 - d);
      require(
          allowed.contains(size),
          "test input: size " + size + " of dimension " + d + " is not one of " + allowed);
      require(testOutput.dimension(d) == size, "test output and input differ in size");
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Collects the contents of a package. */
  public static final class Builder {
    private About about;
    private Path weights;
    private String pytorchVersion;
    private List<String> inputChannels;
    private List<ProcessingStep> preprocessing;
    private List<String> outputChannels;
    private ArrayImg<FloatType, FloatArray> testInput;
    private ArrayImg<FloatType, FloatArray> testOutput;
    private TrainingRecord record;
    private BufferedImage cover;
    private Optional<BufferedImage> examples = Optional.empty();
    private Optional<String> trainingCsv = Optional.empty();
    private Optional<ArrayImg<FloatType, FloatArray>> calibration = Optional.empty();

    private Builder() {}

    /** Sets the name, authors, licence and the like. */
    public Builder setAbout(About value) {
      about = value;
      return this;
    }

    /**
     * Sets the network.
     *
     * @param archive TorchScript archive whose {@code forward} takes and returns one tensor N,
     *     channel, [Z,] Y, X of 32-bit floats; copied into the package
     * @param version version of PyTorch or libtorch that it was made for
     */
    public Builder setWeights(Path archive, String version) {
      weights = archive;
      pytorchVersion = version;
      return this;
    }

    /**
     * Sets the input.
     *
     * @param channels name of each input channel
     * @param steps preprocessing steps that turn raw pixels into the input of the network
     */
    public Builder setInput(List<String> channels, List<ProcessingStep> steps) {
      inputChannels = List.copyOf(channels);
      preprocessing = List.copyOf(steps);
      return this;
    }

    /** Sets the output: the name of each output channel. */
    public Builder setOutput(List<String> channels) {
      outputChannels = List.copyOf(channels);
      return this;
    }

    /**
     * Sets an example with which anyone can check the model.
     *
     * @param input raw pixels, before the steps of {@link #setInput}; dimensions X, Y, [Z,]
     *     channel, N; each spatial size as {@link #smallestTestSize} or larger by a multiple of the
     *     divisor; bioimage.io rejects arrays whose values are all between −1e-4 and 1e-4
     * @param output the output of the network for it; dimensions X, Y, [Z,] channel, N; the same
     *     sizes in space
     */
    public Builder setTest(
        ArrayImg<FloatType, FloatArray> input, ArrayImg<FloatType, FloatArray> output) {
      testInput = input;
      testOutput = output;
      return this;
    }

    /** Sets the record of the training, which also holds the divisor and the halo. */
    public Builder setRecord(TrainingRecord value) {
      record = value;
      return this;
    }

    /** Sets the picture of the model, as {@link Cover} makes it: width : height 2:1 or 1:1. */
    public Builder setCover(BufferedImage value) {
      cover = value;
      return this;
    }

    /** Sets a picture of results and their errors, which {@code README.md} shows. */
    public Builder optExamples(BufferedImage value) {
      examples = Optional.of(value);
      return this;
    }

    /** Sets the content of {@code training.csv}: a header and one line per epoch. */
    public Builder optTrainingCsv(String csv) {
      trainingCsv = Optional.of(csv);
      return this;
    }

    /**
     * Sets patches of the training images, as many as the record says.
     *
     * @param patches normalised; dimensions X, Y, [Z,] channel, N; sizes are multiples of the
     *     divisor
     */
    public Builder optCalibration(ArrayImg<FloatType, FloatArray> patches) {
      calibration = Optional.of(patches);
      return this;
    }

    /**
     * Returns the contents.
     *
     * @throws NullPointerException if something required is missing
     * @throws IllegalArgumentException if the arrays do not fit the channels, divisor and halo
     */
    public ModelContents build() {
      return new ModelContents(this);
    }
  }
}
