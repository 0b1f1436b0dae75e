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

package morula.learning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import morula.dataset.DataFingerprint;
import morula.dataset.LabelKind;
import morula.image.Axis;
import morula.image.ChannelStatistics;
import morula.image.FrameFit;
import morula.image.Image;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.instances.Heads;
import morula.options.ValueText;
import morula.patches.TrainingImage;
import morula.patches.TrainingImages;
import morula.progress.InvalidRequestException;
import morula.synthetic.SyntheticSample;
import morula.synthetic.SyntheticSource;
import morula.synthetic.SyntheticSource.Stream;
import net.imglib2.Cursor;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Synthetic images that are generated while the training runs. A fraction of their number are
 * validation images: these are generated from other random numbers and stay in memory.
 */
final class GeneratedData {
  /**
   * Largest number of validation pixels, whatever the fraction: they are segmented in every epoch.
   */
  private static final long MOST_VALIDATION = 1 << 22;

  private final DataRequest request;
  private final SyntheticSource source;
  private final LabelKind kind;

  GeneratedData(DataRequest request) {
    this.request = request;
    source = SyntheticSource.parse("images", request.images());
    kind = request.kind();
  }

  /**
   * Refuses keys that do not fit synthetic images.
   *
   * @throws InvalidRequestException naming the key
   */
  static void check(TrainingSettings settings) {
    SyntheticSource source = SyntheticSource.parse("images", settings.get(TrainingSettings.IMAGES));
    if (settings.get(TrainingSettings.IMAGE_SIZE) > 0) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "image_size=%d: the size of synthetic images is set by images=%s(size=...); leave image_size= at 0",
              settings.get(TrainingSettings.IMAGE_SIZE),
              source.kind()));
    }
    if (!settings.get(TrainingSettings.IDS).isBlank()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "ids=%s: synthetic images have no names that a file could list; leave ids= empty",
              settings.get(TrainingSettings.IDS)));
    }
    LabelKind kind = settings.heads().labelKind();
    LabelKind wrong = source.classes() == 0 ? LabelKind.CLASSES : LabelKind.OBJECTS;
    if (kind == wrong) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "heads=%s: images=%s are labelled with %s; use heads=%s",
              settings.heads().text(),
              source.kind(),
              wrong == LabelKind.CLASSES
                  ? "single objects, not classes"
                  : "classes, not single objects",
              Heads.choice(head -> head.labelKind() != wrong)));
    }
  }

  /**
   * Prepares the data; the validation images are generated now.
   *
   * @throws InvalidRequestException if {@code validation=} is not a fraction
   */
  TrainingData load() throws IOException {
    Image first = draw(Stream.VALIDATION, 0).image();
    int validationCount = validationCount(first.size(Axis.X) * first.size(Axis.Y));
    int trainingCount = source.count() - validationCount;
    int channels = Math.toIntExact(first.size(Axis.CHANNEL));
    List<Normalization> normalization =
        Normalizations.steps(request.normalization(), () -> statistics(channels, trainingCount));
    TrainingImages training =
        TrainingImages.generated(trainingCount, i -> image(Stream.TRAINING, i, normalization));
    List<TrainingImage> validation =
        IntStream.range(0, validationCount)
            .parallel()
            .mapToObj(i -> image(Stream.VALIDATION, i, normalization))
            .toList();
    boolean instances = kind == LabelKind.OBJECTS;
    int classes = kind == LabelKind.FOREGROUND ? 2 : source.classes();
    return new TrainingData(
        training,
        validation,
        WholePlane.of(validation),
        channels,
        instances ? List.of() : IntStream.range(0, classes).boxed().toList(),
        normalization,
        side -> PlaneLoader.middle(first.plane(0, 0), side),
        fingerprint(Stream.TRAINING, trainingCount),
        fingerprint(Stream.VALIDATION, validationCount),
        instances ? TrainingData.areas(training.forStatistics()) : new int[0],
        0,
        fraction());
  }

  private String fraction() {
    return request.validation().equals(TrainingSettings.AUTO)
        ? KeptParts.FRACTION
        : request.validation();
  }

  private int validationCount(long pixels) {
    double fraction = ValueText.parse(fraction()).orElse(Double.NaN);
    if (!(fraction > 0 && fraction < 1)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "validation=%s: with synthetic images this is the fraction of validation images; use a number between 0 and 1",
              request.validation()));
    }
    long wish = Math.min(Math.round(fraction * source.count()), MOST_VALIDATION / pixels);
    return (int) Math.max(1, Math.min(source.count() - 1, wish));
  }

  private Normalization statistics(int channels, int trainingCount) {
    ChannelStatistics statistics = new ChannelStatistics(channels);
    for (int i = 0; i < Math.min(TrainingImages.FOR_STATISTICS, trainingCount); i++) {
      PlaneLoader.add(statistics, draw(Stream.TRAINING, i).image());
    }
    return statistics.normalization();
  }

  private SyntheticSample draw(Stream stream, int index) {
    return source.draw(stream, index, request.seed());
  }

  private TrainingImage image(Stream stream, int index, List<Normalization> normalization) {
    SyntheticSample sample = draw(stream, index);
    Image image = sample.image();
    int[] labels = new int[Math.toIntExact(sample.labels().pixels().size())];
    Cursor<IntType> cursor = Views.flatIterable(sample.labels().pixels()).cursor();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = kind.value(cursor.next().get());
    }
    FrameFit fit = FrameFit.of(image.frame(0), normalization);
    return new TrainingImage(
        image.name(),
        Normalizations.normalized(
            Views.hyperSlice(fit.pixels(), Axis.Z.ordinal(), 0), fit.normalization()),
        ArrayImgs.ints(labels, image.size(Axis.X), image.size(Axis.Y)),
        fit.largestNoise());
  }

  /** Returns the fingerprint of the parameters and the seed, which determine the images. */
  private String fingerprint(Stream stream, int count) {
    String text = source.text() + " " + stream + " " + count + " seed " + request.seed();
    return DataFingerprint.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
