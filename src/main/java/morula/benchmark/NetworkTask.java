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

package morula.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.engine.TorchThreads;
import morula.network.OutputActivation;
import morula.progress.Progress;
import morula.segmentation.NetworkCalibration;
import morula.segmentation.NetworkPrograms;
import morula.torchscript.Precision;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Applies and trains a network: with Morula, as a plain archive through DJL, and in PyTorch.
 *
 * @param python empty if there is none
 */
record NetworkTask(TestNetwork test, Optional<Python> python, Rounds rounds, Progress progress) {
  /** Side of the image on which the ranges for 8-bit integers are observed. */
  private static final int OBSERVED = 256;

  /**
   * Measures the inference of a batch.
   *
   * @param side of an image in pixels
   * @param count of the images
   * @throws IOException if libtorch does not accept a program, or Python ended
   */
  List<Row> inference(int side, int count) throws IOException {
    ArrayImg<FloatType, FloatArray> input = TestNetwork.input(side, count);
    try (Programs programs = new Programs(test, progress)) {
      InferenceSession plain =
          InferenceSession.of(test.plain(OutputActivation.SIGMOID), Device.CPU);
      ArrayImg<FloatType, FloatArray> expected;
      try {
        expected = plain.predict(input);
      } catch (RuntimeException e) {
        plain.close();
        throw e;
      }
      float[] values = TestNetwork.values(expected);
      programs.add(new Prediction(Maker.PLAIN, "fp32", plain, input, values));
      NetworkPrograms own =
          new NetworkPrograms(
              test.network(),
              test.weights(),
              OutputActivation.SIGMOID,
              NetworkCalibration.on(TestNetwork.input(OBSERVED, 1)));
      for (Precision precision : List.of(Precision.FP32, Precision.BF16, Precision.INT8)) {
        programs.add(
            new Prediction(
                Maker.MORULA,
                precision.toString(),
                own.load(precision, Device.CPU),
                input,
                values));
      }
      programs.add(python, OutputActivation.SIGMOID, input, expected, Peer.inference());
      return programs.measure(rounds, text(count == 1 ? "tile" : "batch", side, count));
    }
  }

  /**
   * Measures a step of the training.
   *
   * @param side of a patch in pixels
   * @param count of the patches
   * @throws IOException as {@link #inference}
   */
  List<Row> training(int side, int count) throws IOException {
    ArrayImg<FloatType, FloatArray> input = TestNetwork.input(side, count);
    ArrayImg<FloatType, FloatArray> target = TestNetwork.target(side, count);
    try (Programs programs = new Programs(test, progress)) {
      for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
        programs.add(new TrainingStep(test, precision, input, target));
      }
      programs.add(python, OutputActivation.IDENTITY, input, target, Peer.training());
      return programs.measure(rounds, text("training step", side, count));
    }
  }

  private static String text(String what, int side, int count) {
    return String.format(
        Locale.ROOT, "%s of %s%d x %d pixels", what, count == 1 ? "" : count + " x ", side, side);
  }

  /** The programs of a task, which are closed together. */
  private static final class Programs implements AutoCloseable {
    private final TestNetwork test;
    private final Progress progress;
    private final List<Program> programs = new ArrayList<>();
    private Optional<PythonProcess> process = Optional.empty();
    private Optional<String> problem = Optional.empty();

    Programs(TestNetwork test, Progress progress) {
      this.test = test;
      this.progress = progress;
    }

    void add(Program program) {
      programs.add(program);
    }

    void add(
        Optional<Python> python,
        OutputActivation activation,
        ArrayImg<FloatType, FloatArray> input,
        ArrayImg<FloatType, FloatArray> expected,
        List<Peer> peers)
        throws IOException {
      if (python.isEmpty()) {
        return;
      }
      progress.update(0, 0, "Starting PyTorch");
      List<Integer> shape = new ArrayList<>();
      for (int d = input.numDimensions() - 1; d >= 0; d--) {
        shape.add((int) input.dimension(d));
      }
      try {
        PythonProcess started =
            python
                .get()
                .start(
                    TestNetwork.write(test.plain(activation)),
                    TestNetwork.write(input),
                    TestNetwork.write(expected),
                    shape,
                    TorchThreads.count(),
                    progress);
        process = Optional.of(started);
        peers.forEach(peer -> programs.add(new PythonProgram(started, peer)));
      } catch (Program.NotPossibleException e) {
        problem = Optional.of(e.getMessage());
      }
    }

    List<Row> measure(Rounds rounds, String task) throws IOException {
      List<Row> rows = new ArrayList<>(rounds.measure(task, programs, progress));
      problem.ifPresent(
          text ->
              rows.add(
                  new Row(task, Maker.PYTORCH, "all", Optional.empty(), Optional.empty(), text)));
      return rows;
    }

    @Override
    public void close() {
      programs.forEach(Program::close);
      process.ifPresent(PythonProcess::close);
    }
  }
}
