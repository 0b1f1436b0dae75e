package morula.segmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.dataset.LabelKind;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.image.Axis;
import morula.image.FittedNormalization;
import morula.image.Image;
import morula.image.Labels;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.image.Resize;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.inference.Tiles;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.Heads;
import morula.instances.ObjectScores;
import morula.instances.ScoredDecoder;
import morula.model.ModelFolders;
import morula.model.ModelPackage;
import morula.model.Models;
import morula.model.TrainingRecord;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.ReceptiveField;
import morula.network.Weights;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.sizes.PlaneSize;
import morula.sizes.SizeRegions;
import morula.torchscript.ArchiveReader;
import morula.torchscript.Precision;
import morula.torchscript.Programs;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** A model, ready to segment images of any size. One thread at a time. */
public final class Segmenter implements AutoCloseable {

  private final SegmentationSettings settings;
  private final TrainingRecord record;
  private final List<Normalization> normalization;

  /** Width and height that images are resized to; 0 for as they are. */
  private final int side;

  private final Head head;
  private final InferenceSession session;
  private final TiledPredictor predictor;
  private final ImageScaling scaling;
  private PlaneStore<IntType> store;
  private SegmentationQuality quality;

  private Segmenter(
      SegmentationSettings settings, ModelPackage model, TrainingRecord record, Device device)
      throws IOException {
    this.settings = settings;
    this.record = record;
    normalization =
        settings.invert() ? Normalizations.inverted(model.preprocessing()) : model.preprocessing();
    side = record.imageSize();
    head = Heads.parse(record.head(), record.classes());
    SizeLimits.check(settings, head);
    Network network =
        Architectures.parse(record.network())
            .build(record.divisor().size(), record.inputChannels(), head.channels().size());
    session = load(model, network, device);
    predictor =
        Tiles.predictor(
            session, head.channels().size(), ReceptiveField.of(network), settings.tileSize());
    scaling = new ImageScaling(settings, record, normalization, predictor, head);
  }

  /**
   * Loads a model.
   *
   * @throws InvalidRequestException if there is no such model, or it is not one of Morula's
   * @throws IOException if it cannot be read
   */
  public static Segmenter open(SegmentationSettings settings, Progress progress)
      throws IOException {
    SizeLimits.check(settings);
    Path path = Models.find("model", settings.model(), ModelFolders.all());
    try (ModelPackage model = ModelPackage.open(path)) {
      TrainingRecord record =
          model
              .record()
              .orElseThrow(
                  () ->
                      new InvalidRequestException(
                          "model="
                              + settings.model()
                              + ": this model was not made by Morula, and others cannot be applied yet"));
      if (settings.channel() > 0 && record.inputChannels() > 1) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "channel=%d: the model needs %d channels together; leave the key out",
                settings.channel(),
                record.inputChannels()));
      }
      tellOfSmallTiles(settings.tileSize(), record, progress);
      return new Segmenter(settings, model, record, Device.parse(settings.device(), progress));
    }
  }

  private static void tellOfSmallTiles(int tileSize, TrainingRecord record, Progress progress) {
    int context = Collections.max(record.halo());
    int much = 4 * context; // then half of a side is context
    if (tileSize > 0 && tileSize < much) {
      progress.message(
          String.format(
              Locale.ROOT,
              "tile_size=%d is slow: %d pixels on each side of a tile are context, computed again in the next one; %d or more is faster",
              tileSize,
              context,
              much));
    }
  }

  /** The inference program, emitted anew from the model's weights. */
  private InferenceSession load(ModelPackage model, Network network, Device device)
      throws IOException {
    Map<String, float[]> values = new LinkedHashMap<>();
    ArchiveReader.read(model.weights()).forEach((k, v) -> values.put(k, v.values()));
    return InferenceSession.of(
        Programs.inference(network, new Weights(values), head.activation(), precision()), device);
  }

  /** Automatic is fp32: the same labels on every machine, and whatever the size of the tiles. */
  private Precision precision() {
    return settings.precision().orElse(Precision.FP32);
  }

  /**
   * Segments every slice of every frame for itself; intensities are normalised over all slices of a
   * frame together. Where the model learned from resized images, these are resized likewise, and
   * the labels back to the image's own size.
   *
   * @return labels of the image's X, Y, Z, TIME; objects are numbered through all slices and
   *     frames. Usable until the next call of this method or of {@link #close()}
   * @throws InvalidRequestException if the image does not have the channels that the model needs
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if the disk has no room for a large image
   */
  public Labels segment(Image image, Progress progress) throws IOException {
    return segment(image, false, progress);
  }

  /**
   * The same for an image that may be in colour.
   *
   * @param color whether the channels are red, green and blue: a model of one channel then sees the
   *     brightest of them
   */
  public Labels segment(Image image, boolean color, Progress progress) throws IOException {
    Image input =
        ChannelSelection.of(image, color, settings.channel(), record.inputChannels(), progress);
    PlaneSize size = scaling.size(input, progress);
    ScoredDecoder decoder = decoder(image, size.pixelShare(image));
    Optional<SizeRegions> regions = regions(image);
    release();
    store =
        PlaneStore.ints(
            image.size(Axis.X), image.size(Axis.Y), image.size(Axis.Z), image.size(Axis.TIME));
    Labels labels = new Labels(image.name(), store.pixels(), image.calibration());
    quality = new SegmentationQuality(head, record.typical());
    int count = 0;
    for (long frame = 0; frame < image.size(Axis.TIME); frame++) {
      RandomAccessibleInterval<? extends RealType<?>> pixels = resized(input.frame(frame));
      FittedNormalization fitted = Normalizations.fit(pixels, normalization);
      for (long z = 0; z < image.size(Axis.Z); z++) {
        progress.checkCancelled();
        RandomAccessibleInterval<IntType> plane = labels.plane(z, frame);
        decode(magnified(ImageScaling.slice(pixels, z), size), fitted, decoder, plane, progress);
        if (regions.isPresent()) {
          double magnification = (double) size.width() / image.size(Axis.X);
          quality.replace(
              regions
                  .get()
                  .refine(
                      ImageScaling.slice(pixels, z),
                      fitted,
                      plane,
                      quality.ofPlane(),
                      magnification,
                      progress));
        }
        if (head.labelKind() == LabelKind.OBJECTS) {
          SizeLimits.of(settings, image.calibration()).drop(plane);
          count = number(plane, count, quality);
        } else {
          toClassValues(plane);
        }
      }
    }
    regions
        .flatMap(SizeRegions::summary)
        .ifPresent(line -> progress.message(image.name() + ": " + line));
    return labels;
  }

  /**
   * @param pixelShare pixels that the network sees for one of the image
   */
  private ScoredDecoder decoder(Image image, double pixelShare) {
    return new ScoredDecoder(
        head, SizeLimits.of(settings, image.calibration()).apply(options(), pixelShare));
  }

  /** Where sizes are estimated, they may be others in some regions of a plane. */
  private Optional<SizeRegions> regions(Image image) {
    return settings.diameter().isEmpty() && record.diameter() > 0 && ObjectScores.areOf(head)
        ? Optional.of(
            new SizeRegions(
                predictor,
                head,
                record.diameter(),
                magnification -> decoder(image, magnification * magnification),
                SizeLimits.of(settings, image.calibration())::allowDiameter))
        : Optional.empty();
  }

  private DecoderOptions options() {
    return settings.minimumScore().isPresent()
        ? record.decoder().withMinimumScore(settings.minimumScore().getAsDouble())
        : record.decoder();
  }

  /**
   * @param pixels X, Y, CHANNEL in the size for the network
   * @param labels X, Y in the size of the image
   */
  private void decode(
      RandomAccessibleInterval<? extends RealType<?>> pixels,
      FittedNormalization fitted,
      ScoredDecoder decoder,
      RandomAccessibleInterval<IntType> labels,
      Progress progress)
      throws IOException {
    try (PlaneStore<FloatType> prediction = predictor.predict(pixels, fitted::apply, progress)) {
      long width = pixels.dimension(0);
      long height = pixels.dimension(1);
      double magnification = (double) width / labels.dimension(0);
      if (magnification == 1 && height == labels.dimension(1)) {
        ScoredDecoder.Objects objects = decoder.decodeScored(prediction.pixels(), labels, progress);
        quality.add(pixels, fitted::apply, labels, objects, magnification);
        return;
      }
      try (PlaneStore<IntType> resized = PlaneStore.ints(width, height)) {
        RandomAccessibleInterval<IntType> plane = resized.pixels();
        ScoredDecoder.Objects objects = decoder.decodeScored(prediction.pixels(), plane, progress);
        quality.add(pixels, fitted::apply, plane, objects, magnification);
        Resize.labels(plane, labels);
      }
    }
  }

  /**
   * How sure the network was of each object of the image that was segmented last: of object i at
   * index i − 1, 0 to 1; empty where the model has no such scores.
   */
  public Optional<double[]> scores() {
    return quality.scores();
  }

  /**
   * In what the image that was segmented last is unlike those that the model learned from; plain
   * sentences, none where all is as usual.
   */
  public List<String> warnings() {
    return quality.warnings();
  }

  /** A frame in the size that all images are resized to, before they are normalised. */
  private RandomAccessibleInterval<? extends RealType<?>> resized(
      RandomAccessibleInterval<? extends RealType<?>> frame) {
    return side == 0 ? frame : Resize.lazily(frame, side, side);
  }

  /** A plane in the size that the network is to see. */
  private static RandomAccessibleInterval<? extends RealType<?>> magnified(
      RandomAccessibleInterval<? extends RealType<?>> plane, PlaneSize size) {
    return size.width() == plane.dimension(0) && size.height() == plane.dimension(1)
        ? plane
        : Resize.lazily(plane, size.width(), size.height());
  }

  /**
   * Segments a plane whose intensities are normalised, and whose size is right, already.
   *
   * @param plane X, Y, CHANNEL, with the channels that the model takes
   * @return X, Y: objects, or classes numbered from 0 for the background
   */
  public ArrayImg<IntType, IntArray> segmentNormalized(
      RandomAccessibleInterval<FloatType> plane, Progress progress) throws IOException {
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(plane.dimension(0), plane.dimension(1));
    try (PlaneStore<FloatType> prediction =
        predictor.predict(plane, (channel, value) -> (float) value, progress)) {
      new ScoredDecoder(head, record.decoder()).decode(prediction.pixels(), labels, progress);
    }
    return labels;
  }

  /** The values that the classes had in the label images that the model learned from. */
  private void toClassValues(RandomAccessibleInterval<IntType> plane) {
    if (!record.classValues().isEmpty()) {
      Views.flatIterable(plane).forEach(p -> p.set(record.classValues().get(p.get())));
    }
  }

  /**
   * Numbers objects from {@code before} + 1 on, in the order of their first pixels: some may have
   * vanished when the plane was made smaller.
   *
   * @return the largest number
   */
  private static int number(
      RandomAccessibleInterval<IntType> plane, int before, SegmentationQuality quality) {
    int[] numbers = new int[16];
    int count = before;
    for (IntType pixel : Views.flatIterable(plane)) {
      int label = pixel.get();
      if (label > 0) {
        if (label >= numbers.length) {
          numbers = Arrays.copyOf(numbers, Math.max(label + 1, 2 * numbers.length));
        }
        if (numbers[label] == 0) {
          numbers[label] = ++count;
        }
        pixel.set(numbers[label]);
      }
    }
    quality.number(numbers);
    return count;
  }

  private void release() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  /** Frees the network and the labels handed out last. */
  @Override
  public void close() {
    release();
    session.close();
  }
}
