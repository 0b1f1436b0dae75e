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
import morula.image.Image;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.instances.Heads;
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
 * Images drawn while the training runs. Of the generator's count a fraction validates: these are
 * drawn with other random numbers, and stay in memory.
 */
final class GeneratedData {
  /** Most pixels that validate, whatever the fraction; they are segmented in every epoch. */
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
   * Refuses keys that do not go with generated images.
   *
   * @throws InvalidRequestException naming the key
   */
  static void check(TrainingSettings settings) {
    SyntheticSource source = SyntheticSource.parse("images", settings.get(TrainingSettings.IMAGES));
    if (settings.get(TrainingSettings.IMAGE_SIZE) > 0) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "image_size=%d: generated images are drawn in the size that images=%s(size=) says; leave image_size= at 0",
              settings.get(TrainingSettings.IMAGE_SIZE),
              source.kind()));
    }
    if (!settings.get(TrainingSettings.IDS).isBlank()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "ids=%s: generated images have no names to list; leave ids= empty",
              settings.get(TrainingSettings.IDS)));
    }
    LabelKind kind = settings.heads().labelKind();
    LabelKind wrong = source.classes() == 0 ? LabelKind.CLASSES : LabelKind.OBJECTS;
    if (kind == wrong) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "heads=%s: images=%s have %s; use %s",
              settings.heads().text(),
              source.kind(),
              wrong == LabelKind.CLASSES
                  ? "single objects, not classes"
                  : "classes, not single objects",
              Heads.choice(head -> head.labelKind() != wrong)));
    }
  }

  /**
   * @throws InvalidRequestException if the validation is no fraction
   */
  TrainingData load() throws IOException {
    Image first = draw(Stream.VALIDATION, 0).image();
    int validating = validating(first.size(Axis.X) * first.size(Axis.Y));
    int learning = source.count() - validating;
    int channels = Math.toIntExact(first.size(Axis.CHANNEL));
    List<Normalization> normalization =
        Normalizations.steps(request.normalization(), () -> statistics(channels, learning));
    TrainingImages training =
        TrainingImages.made(learning, i -> image(Stream.TRAINING, i, normalization));
    List<TrainingImage> validation =
        IntStream.range(0, validating)
            .parallel()
            .mapToObj(i -> image(Stream.VALIDATION, i, normalization))
            .toList();
    boolean instances = kind == LabelKind.OBJECTS;
    int classes = kind == LabelKind.FOREGROUND ? 2 : source.classes();
    return new TrainingData(
        training,
        validation,
        channels,
        instances ? List.of() : IntStream.range(0, classes).boxed().toList(),
        normalization,
        side -> PlaneLoader.middle(first.plane(0, 0), side),
        fingerprint(Stream.TRAINING, learning),
        fingerprint(Stream.VALIDATION, validating),
        instances ? TrainingData.areas(training.measured()) : new int[0],
        0);
  }

  private int validating(long pixels) {
    double fraction;
    try {
      fraction = Double.parseDouble(request.validation().trim());
    } catch (NumberFormatException e) {
      fraction = Double.NaN;
    }
    if (!(fraction > 0 && fraction < 1)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "validation=%s: with generated images it is a number between 0 and 1, the share of them that validates",
              request.validation()));
    }
    long wish = Math.min(Math.round(fraction * source.count()), MOST_VALIDATION / pixels);
    return (int) Math.max(1, Math.min(source.count() - 1, wish));
  }

  private Normalization statistics(int channels, int learning) {
    ChannelStatistics statistics = new ChannelStatistics(channels);
    for (int i = 0; i < Math.min(TrainingImages.MEASURED, learning); i++) {
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
    return new TrainingImage(
        image.name(),
        Normalizations.normalized(image.plane(0, 0), Normalizations.fit(image, 0, normalization)),
        ArrayImgs.ints(labels, image.size(Axis.X), image.size(Axis.Y)));
  }

  /** Of the parameters and the seed: what is drawn follows from these. */
  private String fingerprint(Stream stream, int count) {
    String text = source.text() + " " + stream + " " + count + " seed " + request.seed();
    return DataFingerprint.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
