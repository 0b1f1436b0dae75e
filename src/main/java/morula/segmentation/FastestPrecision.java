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

package morula.segmentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.engine.Processor;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.ScoredDecoder;
import morula.progress.Progress;
import morula.torchscript.Precision;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The choice of the numeric precision in which a model is applied, for {@code precision=auto}: the
 * fastest on this device whose labels agree with those of fp32 on the calibration images.
 */
final class FastestPrecision {
  /** Smallest share of pixels with equal labels. */
  private static final double AGREEMENT = 0.995;

  /** Largest difference between the numbers of objects, as a share. */
  private static final double COUNT_ERROR = 0.01;

  /** Smallest speed-up that makes up for the rounding. */
  private static final double WORTHWHILE = 1.1;

  /** Networks of fewer weights compute in milliseconds in any precision. */
  private static final long SMALL = 100_000;

  private static final int RUNS = 5;

  private final NetworkPrograms programs;
  private final Head head;
  private final DecoderOptions options;
  private final Device device;

  FastestPrecision(NetworkPrograms programs, Head head, DecoderOptions options, Device device) {
    this.programs = programs;
    this.head = head;
    this.options = options;
    this.device = device;
  }

  /**
   * A choice.
   *
   * @param session that computes in this precision
   */
  record Chosen(Precision precision, InferenceSession session) {}

  /**
   * Loads the program in the fastest precision. The choice is remembered for this model, device and
   * processor.
   *
   * @param fingerprint of the model
   * @throws IOException if libtorch does not accept the program in fp32
   */
  Chosen load(String fingerprint, Progress progress) throws IOException {
    String key = ChosenPrecisions.key(fingerprint, device.toString(), Processor.description());
    Optional<Precision> known = ChosenPrecisions.find(key);
    if (known.isPresent() && programs.has(known.get())) {
      return new Chosen(known.get(), programs.load(known.get(), device));
    }
    InferenceSession exact = programs.load(Precision.FP32, device);
    if (programs.weights() < SMALL || programs.images().isEmpty()) {
      return new Chosen(Precision.FP32, exact);
    }
    Chosen chosen = measured(exact, progress);
    ChosenPrecisions.add(key, chosen.precision());
    return chosen;
  }

  private Chosen measured(InferenceSession exact, Progress progress) throws IOException {
    progress.update(0, 1, "Measuring the speed");
    Map<Precision, InferenceSession> sessions = new EnumMap<>(Precision.class);
    sessions.put(Precision.FP32, exact);
    try {
      Map<Precision, LabelAgreement> agreements = compare(sessions, progress);
      Map<Precision, Double> seconds = seconds(sessions);
      Precision best = best(seconds, agreements);
      progress.message(text(best, seconds, agreements));
      return new Chosen(best, sessions.remove(best));
    } finally {
      sessions.values().forEach(InferenceSession::close);
    }
  }

  /** Loads the candidates that can compute here, and compares their labels with those of fp32. */
  private Map<Precision, LabelAgreement> compare(
      Map<Precision, InferenceSession> sessions, Progress progress) throws IOException {
    Map<Precision, LabelAgreement> agreements = new EnumMap<>(Precision.class);
    List<ArrayImg<IntType, IntArray>> expected = labels(sessions.get(Precision.FP32));
    for (Precision precision : candidates()) {
      InferenceSession session = null;
      try {
        session = programs.load(precision, device);
        agreements.put(precision, agreement(expected, labels(session)));
        sessions.put(precision, session);
      } catch (IOException | RuntimeException e) {
        // this build of libtorch does not know the operators
        progress.message("precision=auto: " + precision + " is not possible here");
        if (session != null) {
          session.close();
        }
      }
      progress.checkCancelled();
    }
    return agreements;
  }

  /**
   * Returns the fastest precision that agrees; fp32 if none is noticeably faster.
   *
   * @param seconds of each precision, fp32 among them
   * @param agreements of the labels of each other precision with those of fp32
   */
  static Precision best(Map<Precision, Double> seconds, Map<Precision, LabelAgreement> agreements) {
    Precision best = Precision.FP32;
    double least = seconds.get(Precision.FP32) / WORTHWHILE;
    for (Precision precision : agreements.keySet()) {
      LabelAgreement agreement = agreements.get(precision);
      boolean agrees = agreement.share() >= AGREEMENT && agreement.countError() <= COUNT_ERROR;
      if (agrees && seconds.get(precision) < least) {
        best = precision;
        least = seconds.get(precision);
      }
    }
    return best;
  }

  private List<Precision> candidates() throws IOException {
    if (device != Device.CPU) {
      return List.of(Precision.FP16, Precision.BF16);
    }
    return programs.has(Precision.INT8)
        ? List.of(Precision.BF16, Precision.INT8)
        : List.of(Precision.BF16);
  }

  private static String text(
      Precision best, Map<Precision, Double> seconds, Map<Precision, LabelAgreement> agreements) {
    return best == Precision.FP32
        ? "precision=auto: nothing is faster here than fp32 and gives the same labels"
        : String.format(
            Locale.ROOT,
            "precision=auto: computing in %s, %.1f times as fast here as fp32; %.2f %% of the pixels of example images get the same label",
            best,
            seconds.get(Precision.FP32) / seconds.get(best),
            100 * agreements.get(best).share());
  }

  private LabelAgreement agreement(
      List<ArrayImg<IntType, IntArray>> expected, List<ArrayImg<IntType, IntArray>> found) {
    LabelAgreement sum = LabelAgreement.NONE;
    for (int i = 0; i < expected.size(); i++) {
      sum = sum.plus(LabelAgreement.of(expected.get(i), found.get(i), head.labelKind()));
    }
    return sum;
  }

  private List<ArrayImg<IntType, IntArray>> labels(InferenceSession session) throws IOException {
    List<ArrayImg<IntType, IntArray>> labels = new ArrayList<>();
    ScoredDecoder decoder = new ScoredDecoder(head, options);
    for (ArrayImg<FloatType, FloatArray> image : programs.images()) {
      ArrayImg<FloatType, FloatArray> prediction = session.predict(image);
      int last = prediction.numDimensions() - 1;
      long[] size = new long[last - 1];
      for (int d = 0; d < size.length; d++) {
        size[d] = prediction.dimension(d);
      }
      ArrayImg<IntType, IntArray> decoded = ArrayImgs.ints(size);
      RandomAccessibleInterval<FloatType> one = Views.hyperSlice(prediction, last, 0);
      decoder.decode(one, decoded, Progress.NONE);
      labels.add(decoded);
    }
    return labels;
  }

  /** Returns the shortest of a few runs; the precisions take turns. */
  private Map<Precision, Double> seconds(Map<Precision, InferenceSession> sessions)
      throws IOException {
    Map<Precision, Double> seconds = new EnumMap<>(Precision.class);
    List<ArrayImg<FloatType, FloatArray>> images = programs.images();
    ArrayImg<FloatType, FloatArray> image = images.get(images.size() - 1);
    for (int run = 0; run < RUNS; run++) {
      sessions.forEach(
          (precision, session) -> {
            long begin = System.nanoTime();
            session.predict(image);
            seconds.merge(precision, (System.nanoTime() - begin) / 1e9, Math::min);
          });
    }
    return seconds;
  }
}
