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

package morula.engine;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.losses.CrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.WeightedSumLoss;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Weights;
import morula.progress.Progress;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import morula.torchscript.ScriptModule;
import morula.torchscript.TrainingProgram;
import morula.training.Optimizers;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The programs that Morula writes, on a graphics card against the processor: {@code
 * scripts/check-gpu}. A program of its own, as no test needs a graphics card.
 */
final class GpuCheck {
  private static final long SIDE = 256;
  private static final long BATCH = 4;
  private static final int STEPS = 3;
  private static final double RATE = 0.01;
  private static final int REPEATS = 10;

  /** Largest difference, relative to the largest value: TF32 has 10 bits, bf16 has 8. */
  private static final Map<String, Double> TOLERANCE =
      Map.of("fp32", 5e-3, "fp16", 1e-2, "bf16", 5e-2);

  private final Device device;
  private boolean failed;

  private GpuCheck(Device device) {
    this.device = device;
  }

  /**
   * @param args "check" and a device, or "archives" and a folder to write them to
   */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("archives")) {
      archives(Files.createDirectories(Path.of(args[1])));
      return;
    }
    Device device = Device.parse(args[1], Progress.NONE.withMessages(System.err::println));
    if (device.isProcessor()) {
      System.exit(2);
    }
    GpuCheck check = new GpuCheck(device);
    check.go();
    System.exit(check.failed ? 1 : 0);
  }

  private static Network network() throws IOException {
    return Architectures.parse("unet(depth=3,width=16)").build(2, 1, 2);
  }

  private static ArrayImg<FloatType, FloatArray> input() {
    return PytorchParityTest.wave(0.5, SIDE, SIDE, 1, BATCH);
  }

  private static ArrayImg<FloatType, FloatArray> targets() {
    ArrayImg<FloatType, FloatArray> y = PytorchParityTest.wave(0.9, SIDE, SIDE, 1, BATCH);
    y.forEach(v -> v.set(v.get() > 0.3 ? 1 : 0));
    return y;
  }

  private static List<Precision> precisions() {
    return List.of(Precision.values()).stream()
        .filter(precision -> TOLERANCE.containsKey(precision.toString()))
        .toList();
  }

  private static ScriptModule inference(Precision precision) throws IOException {
    Network network = network();
    Weights weights = PytorchParityTest.weights(network);
    return Programs.inference(network, weights, OutputActivation.IDENTITY, precision);
  }

  private static TrainingProgram training(Precision precision) throws IOException {
    return new TrainingProgram(
        network(),
        OutputActivation.SOFTMAX,
        new WeightedSumLoss(
            List.of(
                new WeightedSumLoss.Term(1, new CrossEntropyLoss(List.of())),
                new WeightedSumLoss.Term(1, new DiceLoss(2)))),
        Optimizers.parse("sgd"),
        precision);
  }

  private static float[] predicted(InferenceSession session) {
    return session.predict(input()).update(null).getCurrentStorageArray().clone();
  }

  private void go() throws IOException {
    say("device, check, precision, difference, seconds, seconds on the processor");
    float[] right;
    double slow;
    try (InferenceSession session = InferenceSession.of(inference(Precision.FP32), Device.CPU)) {
      right = predicted(session);
      slow = seconds(() -> predicted(session), 1);
    }
    for (Precision precision : precisions()) {
      try (InferenceSession session = InferenceSession.of(inference(precision), device)) {
        double difference = difference(right, predicted(session));
        double fast = seconds(() -> predicted(session), REPEATS);
        row("inference", precision, difference, fast, slow, TOLERANCE.get(precision.toString()));
      }
      step(precision);
    }
    memory();
  }

  private void step(Precision precision) throws IOException {
    if (precision.toString().equals("fp16")) {
      return; // training is in fp32 or bf16
    }
    List<Float> right = losses(precision, Device.CPU);
    List<Float> found = losses(precision, device);
    double difference = 0;
    for (int i = 0; i < right.size(); i++) {
      difference = Math.max(difference, Math.abs(found.get(i) / right.get(i) - 1));
    }
    TrainingProgram program = training(precision);
    Weights start = program.start(PytorchParityTest.weights(program.network()));
    double[] seconds = new double[2];
    Device[] devices = {device, Device.CPU};
    for (int i = 0; i < 2; i++) {
      try (TrainingSession session = new TrainingSession(program, start, devices[i])) {
        seconds[i] = seconds(() -> session.step(input(), targets(), RATE), i == 0 ? REPEATS : 1);
      }
    }
    row("training step", precision, difference, seconds[0], seconds[1], 0.05);
  }

  private static List<Float> losses(Precision precision, Device device) throws IOException {
    TrainingProgram program = training(precision);
    Weights start = program.start(PytorchParityTest.weights(program.network()));
    List<Float> losses = new ArrayList<>();
    try (TrainingSession session = new TrainingSession(program, start, device)) {
      for (int i = 0; i < STEPS; i++) {
        losses.add(session.step(input(), targets(), RATE).loss());
      }
    }
    return losses;
  }

  /** Larger and larger images, until the card has no room; a small one must then work again. */
  private void memory() throws IOException {
    try (InferenceSession session = InferenceSession.of(inference(Precision.FP32), device)) {
      for (long side = 4096; side <= 16_384; side *= 2) {
        try {
          session.predict(ArrayImgs.floats(side, side, 1, 1));
        } catch (OutOfMemoryException e) {
          predicted(session);
          say(device.word() + ", out of memory at " + side + "², answered; the next image works");
          return;
        }
      }
      say(device.word() + ", no image up to 16384² was too large: out of memory is not checked");
    }
  }

  private static double difference(float[] right, float[] found) {
    double largest = 0;
    double scale = 1e-12;
    for (int i = 0; i < right.length; i++) {
      double difference = Math.abs((double) right[i] - found[i]);
      largest = difference <= largest ? largest : difference;
      scale = Math.max(scale, Math.abs(right[i]));
    }
    return largest / scale;
  }

  private static double seconds(Runnable work, int repeats) {
    work.run();
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      long start = System.nanoTime();
      work.run();
      seconds[i] = (System.nanoTime() - start) * 1e-9;
    }
    Arrays.sort(seconds);
    return seconds[repeats / 2];
  }

  private void row(
      String check, Precision precision, double difference, double fast, double slow, double most) {
    boolean wrong = !(difference <= most);
    failed |= wrong;
    say(
        String.format(
            Locale.ROOT,
            "%s, %s, %s, %.2g, %.4f, %.4f%s",
            device.word(),
            check,
            precision,
            difference,
            fast,
            slow,
            wrong ? ", WRONG: more than " + most : ""));
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /** Writes the programs, an input and what the processor computes, for Python's PyTorch. */
  private static void archives(Path folder) throws IOException {
    write(folder.resolve("input.f32"), input());
    write(folder.resolve("targets.f32"), targets());
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("shape", List.of(BATCH, 1, SIDE, SIDE));
    list.put("rate", RATE);
    list.put("tolerance", TOLERANCE);
    try (InferenceSession session = InferenceSession.of(inference(Precision.FP32), Device.CPU)) {
      write(folder.resolve("prediction.f32"), session.predict(input()));
    }
    Map<String, List<Float>> losses = new LinkedHashMap<>();
    for (Precision precision : precisions()) {
      ArchiveWriter.write(inference(precision), folder.resolve(precision + ".pt"));
      if (!precision.toString().equals("fp16")) {
        TrainingProgram program = training(precision);
        Weights start = program.start(PytorchParityTest.weights(program.network()));
        ArchiveWriter.write(program.module(start), folder.resolve(precision + "_training.pt"));
        losses.put(precision.toString(), losses(precision, Device.CPU));
      }
    }
    list.put("losses", losses);
    list.put("precisions", precisions().stream().map(Precision::toString).toList());
    Files.writeString(folder.resolve("check.json"), new GsonBuilder().create().toJson(list));
  }

  private static void write(Path file, ArrayImg<FloatType, FloatArray> image) throws IOException {
    float[] values = image.update(null).getCurrentStorageArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(file, bytes.array());
  }
}
