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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import morula.image.Axis;
import morula.image.Frames;
import morula.image.Image;
import morula.image.Slices;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.ScoredDecoder;
import morula.progress.HeldMessages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Subject;
import morula.sizes.PlaneSize;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** A loaded model that segments images of any size, several at once if several threads ask. */
public final class Segmenter implements AutoCloseable {
  /** What those with a stack should know. */
  public static final String SLICES =
      "Slices are segmented one by one: objects are not joined across slices, so an object that lies"
          + " in several slices has another number in each";

  private final SegmentationSettings settings;
  private final AppliedModel model;
  private final ImageScaling scaling;

  /** Remarks about the model, for when it is known that an image can be segmented. */
  private final HeldMessages remarks;

  /** Whether it was said that slices are segmented one by one. */
  private final AtomicBoolean slicesTold = new AtomicBoolean();

  Segmenter(SegmentationSettings settings, AppliedModel model, HeldMessages remarks) {
    this.settings = settings;
    this.model = model;
    this.remarks = remarks;
    scaling = new ImageScaling(settings, model);
  }

  /**
   * Loads a model.
   *
   * @throws InvalidRequestException if there is no such model, it was not made by Morula, its
   *     network or head is not installed, or it cannot be applied with these settings
   * @throws IOException if it cannot be read
   */
  public static Segmenter open(SegmentationSettings settings, Progress progress)
      throws IOException {
    HeldMessages remarks = new HeldMessages(progress);
    return Subject.during(
        settings.model(),
        () -> new Segmenter(settings, ModelLoader.load(settings, remarks), remarks));
  }

  /**
   * Returns a segmenter of a network that is not in a model package, for images whose intensities
   * are already those that the network expects. The settings are the defaults: the size of the
   * objects is estimated.
   *
   * @param predictor stays open when the segmenter is closed
   * @param channels number of input channels
   * @param diameter of the objects that the network has learned, in pixels; 0 to see images at
   *     their own scale
   */
  public static Segmenter of(
      TiledPredictor predictor, int channels, Head head, DecoderOptions decoder, double diameter) {
    return new Segmenter(
        SegmentationSettings.defaults(),
        new TrainedNetwork(predictor, channels, head, decoder, diameter),
        new HeldMessages(Progress.NONE));
  }

  /**
   * Segments every slice of every frame independently; intensities are normalised over all slices
   * of a frame together. If the model was trained on resized images, the image is resized in the
   * same way, and the labels are resized back.
   *
   * @return labels with their scores; to be closed by the caller
   * @throws InvalidRequestException if the image does not have the channels that the model needs
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space for a large image
   */
  public Segmentation segment(Image image, Progress progress) throws IOException {
    return segment(image, false, progress);
  }

  /**
   * Segments an image that may be in colour, as {@link #segment(Image, Progress)} does.
   *
   * @param color whether the channels are red, green and blue: a model of one channel then sees the
   *     brightest of them
   */
  public Segmentation segment(Image image, boolean color, Progress progress) throws IOException {
    return segment(image, color, Optional.empty(), progress);
  }

  /**
   * Segments a part of each plane. Intensities are normalised and the diameter is estimated as for
   * the whole image, and the part is computed with what is around it, so that its objects are those
   * of the whole image, and not cut; unless they are in a cluster of touching objects that reaches
   * farther than three diameters, or in a region whose objects have another size than most.
   *
   * @param region within the image; empty for the whole image
   * @return labels in the size of the image
   */
  public Segmentation segment(
      Image image, boolean color, Optional<Region> region, Progress progress) throws IOException {
    FrameFits frames = frames(image, color, progress);
    Image input = frames.image();
    try (KeptPrediction kept = new KeptPrediction()) {
      PlaneSize size = scaling.size(frames, kept, progress);
      PlaneSegmenter planes = new PlaneSegmenter(model, settings, input, size);
      PlaneSequence.PlaneWork work =
          region.isPresent()
              ? inRegion(frames, planes, size, region.get(), progress)
              : (t, z, target) ->
                  planes.segment(
                      ImageScaling.slice(frames.frame(t), z),
                      frames.fit(t),
                      kept.take(t, z, size),
                      target,
                      progress);
      return segmentation(image, frames, planes, work, progress);
    }
  }

  /**
   * Segments a plane of an image in a region with what was fitted to the whole image: the objects
   * are those that {@link #segment(Image, boolean, Optional, Progress)} finds there.
   *
   * @param image the whole image
   * @param part within it
   * @param fit of the frame with the plane, see {@link #fit}
   * @return labels of the plane: X, Y in the size of the image, one slice and frame
   */
  public Segmentation segment(
      Image image, boolean color, PlanePart part, ImageFit fit, Progress progress)
      throws IOException {
    Image frame = Frames.select(image, Math.toIntExact(part.frame() + 1));
    BlockSegmentation block = blocks(frame, color, fit, progress);
    Image plane = Slices.select(frame, Math.toIntExact(part.slice() + 1));
    FrameFits frames = new FrameFits(channels(plane, color, Progress.NONE), model, settings);
    PlaneSegmenter planes = new PlaneSegmenter(model, settings, frames.image(), fit.size());
    RegionSegmenter region = region(part.region(), planes, fit.size(), frames.image());
    return segmentation(
        plane,
        frames,
        planes,
        (t, z, target) -> region.segment(block, part.slice(), target, progress),
        progress);
  }

  /**
   * Returns the normalisation of a frame, and the size at which the network sees the image.
   *
   * @param t frame, from 0
   */
  public ImageFit fit(Image image, boolean color, long t, Progress progress) throws IOException {
    FrameFits frames = frames(image, color, progress);
    return new ImageFit(frames.fit(t), size(frames, progress));
  }

  private PlaneSize size(FrameFits frames, Progress progress) throws IOException {
    try (KeptPrediction kept = new KeptPrediction()) {
      return scaling.size(frames, kept, progress);
    }
  }

  /**
   * Estimates the diameter of a usual object of an image.
   *
   * @param color as in {@link #segment(Image, boolean, Progress)}
   * @return in pixels; empty if nothing was found, or if the model does not scale images by a
   *     diameter
   */
  public OptionalDouble estimateDiameter(Image image, boolean color, Progress progress)
      throws IOException {
    FrameFits frames = frames(image, color, progress);
    if (model.diameter() == 0) {
      return OptionalDouble.empty();
    }
    try (KeptPrediction kept = new KeptPrediction()) {
      return scaling.estimate(frames, kept, progress);
    }
  }

  private Segmentation segmentation(
      Image image,
      FrameFits frames,
      PlaneSegmenter planes,
      PlaneSequence.PlaneWork work,
      Progress progress)
      throws IOException {
    if (image.size(Axis.Z) > 1 && planes.areObjects() && !slicesTold.getAndSet(true)) {
      progress.message(SLICES);
    }
    return new PlaneSequence(model, frames, planes, progress).segment(image, work, origin());
  }

  private PlaneSequence.PlaneWork inRegion(
      FrameFits frames, PlaneSegmenter planes, PlaneSize size, Region region, Progress progress) {
    Image input = frames.image();
    RegionSegmenter part = region(region, planes, size, input);
    Interval plane = new FinalInterval(input.size(Axis.X), input.size(Axis.Y));
    return (t, z, target) ->
        part.segment(
            new BlockSegmentation(
                model.predictor(),
                planes,
                frames.frame(t),
                plane,
                new ImageFit(frames.fit(t), size)),
            z,
            target,
            progress);
  }

  private RegionSegmenter region(
      Region region, PlaneSegmenter planes, PlaneSize size, Image image) {
    double magnification = (double) size.width() / image.size(Axis.X);
    return RegionSegmenter.of(region, model.diameter() / magnification, planes.areObjects());
  }

  /** Selects the channels and reads the first frame: what cannot be segmented is refused here. */
  private FrameFits frames(Image image, boolean color, Progress progress) {
    HeldMessages held = new HeldMessages(progress);
    FrameFits frames = new FrameFits(channels(image, color, held), model, settings);
    frames.fit(0);
    remarks.release();
    held.release();
    return frames;
  }

  private ChannelSelection channels(Image image, boolean color, Progress progress) {
    return ChannelSelection.of(image, color, settings.channel(), model.inputChannels(), progress);
  }

  /**
   * Prepares to segment an image block by block: the normalisation is fitted to the whole image,
   * and the diameter of its objects is estimated if the settings do not give it.
   *
   * @param image of one frame, see {@link morula.image.Frames#select}
   * @param color as in {@link #segment(Image, boolean, Progress)}
   * @throws InvalidRequestException if the image does not have the channels that the model needs
   * @throws IllegalArgumentException if it has several frames
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space
   */
  public BlockSegmentation blocks(Image image, boolean color, Progress progress)
      throws IOException {
    FrameFits frames = frames(image, color, progress);
    PlaneSize size = size(frames, progress);
    return blocks(frames.image(), new ImageFit(frames.fit(0), size));
  }

  /**
   * Prepares to segment an image block by block with an earlier fit, of this image or of one of the
   * same size; the image is not read yet.
   */
  public BlockSegmentation blocks(Image image, boolean color, ImageFit fit, Progress progress) {
    return blocks(channels(image, color, progress).image(), fit);
  }

  private BlockSegmentation blocks(Image input, ImageFit fit) {
    if (input.size(Axis.TIME) > 1) {
      throw new IllegalArgumentException(input.name() + " has several frames; select one");
    }
    return new BlockSegmentation(
        model.predictor(),
        new PlaneSegmenter(model, settings, input, fit.size()),
        new FrameFits(new ChannelSelection(input, 0), model, settings)
            .frame(0, fit.normalization()),
        new FinalInterval(input.size(Axis.X), input.size(Axis.Y)),
        fit);
  }

  /**
   * Segments a plane whose intensities and size are already those that the network expects.
   *
   * @param plane X, Y, CHANNEL, with the channels that the model takes
   * @return X, Y: objects, or classes numbered from 0 for the background
   */
  public ArrayImg<IntType, IntArray> segmentNormalized(
      RandomAccessibleInterval<FloatType> plane, Progress progress) throws IOException {
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(plane.dimension(0), plane.dimension(1));
    try (PlaneStore<FloatType> prediction =
        model.predictor().predict(plane, (channel, value) -> (float) value, progress)) {
      new ScoredDecoder(model.head(), model.decoder())
          .decode(prediction.pixels(), labels, progress);
    }
    return labels;
  }

  /** Closes a model that stays loaded although nobody uses it, for work that needs the memory. */
  public static void freeUnused() {
    KeptModels.SHARED.free();
  }

  /** What makes the labels of this segmenter. */
  public Origin origin() {
    return Origin.of(settings, model);
  }

  /** Frees the network; existing segmentations stay valid. */
  @Override
  public void close() {
    model.close();
  }
}
