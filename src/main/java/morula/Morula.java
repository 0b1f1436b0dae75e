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

package morula;

import ij.ImagePlus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import morula.batch.FileEvaluation;
import morula.evaluation.EvaluationReport;
import morula.evaluation.EvaluationSettings;
import morula.fiji.ChartPlot;
import morula.fiji.ImageJProgress;
import morula.fiji.ImagePlusView;
import morula.fiji.OpenImage;
import morula.fiji.OpenImageSegmentation;
import morula.image.Axis;
import morula.image.Image;
import morula.learning.Training;
import morula.learning.TrainingPlot;
import morula.learning.TrainingResult;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.BlockSegmentation;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.training.TrainingListener;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Morula for scripts: opens a model and segments with it, trains, evaluates. In Groovy:
 *
 * <pre>{@code
 * import morula.Morula
 * nuclei = Morula.open("nuclei", [diameter: 30])
 *
 * nuclei.segment(ij.IJ.getImage()).show()
 * nuclei.close()
 *
 * Morula.train(images: "/data/images", labels: "/data/labels", model: "/data/mine.zip", epochs: 3)
 * println Morula.evaluate(labels: "/data/labels", predictions: "/data/results").pooled().accuracy(0.5)
 * }</pre>
 *
 * <p>Keys, their defaults and what is refused are those of the commands; values are text, numbers
 * or truth values. Messages and progress go to ImageJ's Log, status and progress bar, and Escape
 * cancels, unless a {@link Progress} is given. Every method throws {@link InvalidRequestException}
 * with one line if a key, a file or an image makes no sense, {@link
 * java.util.concurrent.CancellationException} if cancelled, and {@link IOException} if reading or
 * writing fails.
 *
 * <p>The caller closes what {@link #open} and {@link #segmentation} give; label images are plain
 * ImageJ images that stay. Static methods may be called from any thread; one opened model is for
 * one thread at a time, whichever that is, and cannot segment any more once it is closed.
 */
public final class Morula implements AutoCloseable {
  /** Pixels around a block that are segmented too, so that objects at its edge are not cut. */
  private static final int MARGIN = 64;

  /** The name in messages of an image that has none. */
  private static final String UNNAMED = "image";

  private final Segmenter segmenter;
  private final Supplier<Progress> progress;

  private Morula(Segmenter segmenter, Supplier<Progress> progress) {
    this.segmenter = segmenter;
    this.progress = progress;
  }

  /** Opens a model: the name of one that is installed, or its folder or .zip file. */
  public static Morula open(String model) throws IOException {
    return open(model, Map.of());
  }

  /** Opens a model, to be applied with keys of {@code segment} such as {@code diameter}. */
  public static Morula open(String model, Map<String, ?> keys) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>(keys);
    if (all.put(SegmentationSettings.MODEL.name(), model) != null) {
      throw new InvalidRequestException("model= is given twice; give it once");
    }
    return open(all);
  }

  /** The same with the model among the keys: {@code Morula.open(model: "nuclei", diameter: 30)}. */
  public static Morula open(Map<String, ?> keys) throws IOException {
    return open(keys, ImageJProgress::new);
  }

  /** The same, telling {@code progress} of this and all that the model does. */
  public static Morula open(Map<String, ?> keys, Progress progress) throws IOException {
    return open(keys, () -> progress);
  }

  private static Morula open(Map<String, ?> keys, Supplier<Progress> progress) throws IOException {
    SegmentationSettings settings = SegmentationSettings.defaults().with(keys);
    return new Morula(Segmenter.open(settings, progress.get()), progress);
  }

  /**
   * Segments all slices and frames of an image, and tells of warnings.
   *
   * @return the label image, calibrated and titled {@code NAME_labels}; not shown yet
   */
  public ImagePlus segment(ImagePlus image) throws IOException {
    try (OpenImageSegmentation result =
        OpenImage.of(image, 0, 0).segment(segmenter, progress.get())) {
      return result.labelImage();
    }
  }

  /** Segments an image; gives labels, scores and warnings, to be closed by the caller. */
  public Segmentation segmentation(ImagePlus image) throws IOException {
    return segmenter.segment(
        ImagePlusView.of(image), ImagePlusView.hasColors(image), progress.get());
  }

  /** Segments an image; gives labels, scores and warnings, to be closed by the caller. */
  public Segmentation segmentation(Image image) throws IOException {
    return segmenter.segment(image, progress.get());
  }

  /**
   * Segments pixels; gives labels, scores and warnings, to be closed by the caller.
   *
   * @param pixels X, Y, then CHANNEL, Z, TIME as far as there are such; the labels start at 0
   * @throws IllegalArgumentException if there are fewer than 2 or more than 5 dimensions
   */
  public <T extends RealType<T>> Segmentation segmentation(RandomAccessibleInterval<T> pixels)
      throws IOException {
    return segmentation(Image.of(UNNAMED, pixels));
  }

  /**
   * Fills a block of a plane with labels, numbered from 1 in the block. Objects that are longer
   * than {@value #MARGIN} pixels may be cut where they reach beyond it. For several blocks of an
   * image use {@link #blocks}, which looks at the whole image once.
   *
   * @param image X, Y, or X, Y, CHANNEL
   * @param labels X, Y: the block, in its place in the image and within it; belongs to the caller
   * @return the largest number in the block
   * @throws IllegalArgumentException if the block does not lie within the image, or its type cannot
   *     hold the largest number
   */
  public <T extends RealType<T>, L extends IntegerType<L>> int segment(
      RandomAccessibleInterval<T> image, RandomAccessibleInterval<L> labels) throws IOException {
    Image plane = Image.of(UNNAMED, image);
    if (plane.size(Axis.Z) > 1) {
      throw new InvalidRequestException(
          "the image has several slices, the block is of one: take a slice, or use blocks(image)");
    }
    RandomAccessibleInterval<L> block = Views.translate(labels, -image.min(0), -image.min(1));
    return segmenter.blocks(plane, false, progress.get()).segment(0, block, MARGIN, progress.get());
  }

  /**
   * Prepares to segment an image block by block; not to be used once this is closed.
   *
   * @param image X, Y, then CHANNEL and Z as far as there are such; blocks count from 0
   */
  public <T extends RealType<T>> BlockSegmentation blocks(RandomAccessibleInterval<T> image)
      throws IOException {
    return segmenter.blocks(Image.of(UNNAMED, image), false, progress.get());
  }

  /** Frees the model. */
  @Override
  public void close() {
    segmenter.close();
  }

  /** Trains a model with the keys of {@code train}, and writes what {@code train} writes. */
  public static TrainingResult train(Map<String, ?> keys) throws IOException {
    return train(keys, new ImageJProgress());
  }

  /** The same, telling {@code progress}. */
  public static TrainingResult train(Map<String, ?> keys, Progress progress) throws IOException {
    return train(keys, List.of(), progress);
  }

  /**
   * Trains a model as {@link #train(Map, Progress)} does.
   *
   * @param listeners follow the training, and say how it ends if it is cancelled
   */
  public static TrainingResult train(
      Map<String, ?> keys, List<TrainingListener> listeners, Progress progress) throws IOException {
    TrainingSettings settings = TrainingSettings.of(keys);
    List<TrainingListener> all = new ArrayList<>(listeners);
    all.add(new TrainingPlot(settings.model(), new ChartPlot(), progress));
    return Training.run(settings, all, progress);
  }

  /**
   * Evaluates with the keys of {@code evaluate}; writes files only where {@code output} is given.
   */
  public static EvaluationReport evaluate(Map<String, ?> keys) throws IOException {
    return evaluate(keys, new ImageJProgress());
  }

  /** The same, telling {@code progress}. */
  public static EvaluationReport evaluate(Map<String, ?> keys, Progress progress)
      throws IOException {
    return FileEvaluation.run(EvaluationSettings.of(keys), progress);
  }
}
