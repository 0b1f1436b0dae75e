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

package morula.fiji;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import morula.dataset.LabelKind;
import morula.image.Labels;
import morula.image.Quantiles;
import morula.instances.Decoder;
import morula.instances.Head;
import morula.network.OutputActivation;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Measures how long it takes to convert a prediction into labels and ROIs. The prediction is that
 * of a perfect network for synthetic nuclei, with noise added.
 */
public final class DecodingBenchmark {
  /** Radius of a typical nucleus, in pixels. */
  private static final double RADIUS = 10;

  /** Standard deviation of the noise in each pixel; a network's output is smoother. */
  private static final double NOISE = 0.05;

  private static final int WARM_UP = 4;
  private static final long SEED = 1;

  private DecodingBenchmark() {}

  /**
   * The result; times are medians over the runs, in seconds.
   *
   * @param head the head whose decoder was measured
   * @param side width and height of the image, in pixels
   * @param objects number of true objects
   * @param objectsFound number of objects that were decoded
   * @param runs number of runs after the warm-up
   * @param decoding from prediction to labels
   * @param rois from labels to ROIs
   * @param total of both
   * @param processor time of all processors together for both; unlike the others it hardly depends
   *     on what else the machine does
   * @param first of both, in the first run of all, before Java has compiled anything
   */
  public record Result(
      String head,
      int side,
      int objects,
      int objectsFound,
      int runs,
      double decoding,
      double rois,
      double total,
      double processor,
      double first) {}

  /**
   * Runs the benchmark.
   *
   * @param head a head of single objects
   * @param side width and height of the image, in pixels
   * @param objects number of objects to draw; slightly fewer if they do not fit
   * @param runs number of runs that count, at least 1
   * @throws InvalidRequestException if the head does not predict single objects, or its targets
   *     differ from what a network predicts, or no array can hold the prediction
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Result run(Head head, int side, int objects, int runs, Progress progress) {
    if (head.labelKind() != LabelKind.OBJECTS
        || head.encoder().channels() != head.channels().size()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "heads=%s: use a head that predicts single objects, such as heads=distance",
              head.text()));
    }
    long values = (long) side * side * head.channels().size();
    if (values > Integer.MAX_VALUE) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "size=%d is too large: the %d channels of heads=%s have %d values, and an array holds %d; give a smaller size",
              side,
              head.channels().size(),
              head.text(),
              values,
              Integer.MAX_VALUE));
    }
    progress.message(
        String.format(Locale.ROOT, "Generating %d objects in %d x %d pixels", objects, side, side));
    Labels truth = draw(side, objects);
    ArrayImg<FloatType, FloatArray> prediction = predict(head, truth);
    Decoder decoder = head.decoder(head.defaultOptions());
    double[] decoding = new double[runs];
    double[] rois = new double[runs];
    double[] total = new double[runs];
    double[] processor = new double[runs];
    double first = 0;
    int found = 0;
    for (int run = -WARM_UP; run < runs; run++) {
      progress.checkCancelled();
      progress.update(run + WARM_UP, WARM_UP + runs, "Measuring");
      RandomAccessibleInterval<IntType> labels = ArrayImgs.ints(side, side);
      long used = processorTime();
      long start = System.nanoTime();
      decoder.decode(prediction, labels, Progress.NONE);
      long decoded = System.nanoTime();
      found = LabelRois.ofPlane(labels).size();
      long end = System.nanoTime();
      if (run >= 0) {
        decoding[run] = seconds(decoded - start);
        rois[run] = seconds(end - decoded);
        total[run] = seconds(end - start);
        processor[run] = seconds(processorTime() - used);
      } else if (run == -WARM_UP) {
        first = seconds(end - start);
      }
    }
    return new Result(
        head.text(),
        side,
        count(truth),
        found,
        runs,
        median(decoding),
        median(rois),
        median(total),
        median(processor),
        first);
  }

  private static Labels draw(int side, int objects) {
    double coverage = objects * Math.PI * RADIUS * RADIUS / ((double) side * side);
    NucleiParameters parameters = NucleiParameters.plane(side, side).withNuclei(RADIUS, coverage);
    return SyntheticNuclei.draw("benchmark", parameters, SEED).labels();
  }

  private static ArrayImg<FloatType, FloatArray> predict(Head head, Labels truth) {
    RandomAccessibleInterval<IntType> plane = truth.plane(0, 0);
    FinalInterval all = new FinalInterval(plane);
    int margin = head.encoder().margin();
    RandomAccessibleInterval<IntType> grown =
        Views.interval(Views.extendZero(plane), Intervals.expand(all, margin));
    ArrayImg<FloatType, FloatArray> prediction = head.encoder().encode(grown, all);
    boolean probabilities = head.activation() == OutputActivation.SIGMOID;
    SplittableRandom random = new SplittableRandom(SEED);
    for (FloatType pixel : prediction) {
      float value = (float) (pixel.get() + NOISE * random.nextGaussian());
      pixel.set(probabilities ? Math.max(0, Math.min(1, value)) : value);
    }
    return prediction;
  }

  private static int count(Labels labels) {
    int largest = 0;
    for (IntType label : Views.flatIterable(labels.plane(0, 0))) {
      largest = Math.max(largest, label.get());
    }
    return largest;
  }

  /**
   * Returns the processor time of this process in nanoseconds; −1 if the system does not tell it.
   */
  private static long processorTime() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }

  private static double seconds(long nanoseconds) {
    return nanoseconds / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Quantiles.median(sorted.length)];
  }
}
