package morula.segmentation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import morula.torchscript.Precision;

/**
 * The settings of a segmentation. Immutable: each {@code with} method returns settings that differ
 * in one value. The defaults of the command {@code segment} are defined here.
 */
public final class SegmentationSettings implements Cloneable {
  private static final SegmentationSettings DEFAULTS = new SegmentationSettings();

  private String model = "nuclei";
  private int channel = 0;
  private int tileSize = 0;
  private OptionalDouble minimumSize = OptionalDouble.empty();
  private OptionalDouble maximumSize = OptionalDouble.empty();
  private OptionalDouble minimumScore = OptionalDouble.empty();
  private SizeUnit sizeUnit = SizeUnit.PIXEL;
  private OptionalDouble diameter = OptionalDouble.empty();
  private boolean invert = false;
  private String device = "auto";
  private Optional<Precision> precision = Optional.empty();

  private SegmentationSettings() {}

  /**
   * The default settings: the model {@code nuclei}, objects of all sizes, an estimated diameter.
   */
  public static SegmentationSettings defaults() {
    return DEFAULTS;
  }

  /** The path of a model, or the name of a shipped model. */
  public String model() {
    return model;
  }

  /** Settings with another model: a path, or the name of a shipped model. */
  public SegmentationSettings withModel(String value) {
    return with(settings -> settings.model = value);
  }

  /**
   * The channel to segment, from 1; 0 for as many channels as the model needs, beginning with the
   * first.
   */
  public int channel() {
    return channel;
  }

  /** Settings with another channel, see {@link #channel()}. */
  public SegmentationSettings withChannel(int value) {
    return with(settings -> settings.channel = value);
  }

  /**
   * The side of a tile in pixels; 0 for the default. The tile size changes memory and speed, not
   * the labels.
   */
  public int tileSize() {
    return tileSize;
  }

  /** Settings with tiles of another size, see {@link #tileSize()}. */
  public SegmentationSettings withTileSize(int value) {
    return with(settings -> settings.tileSize = value);
  }

  /** Area, in {@link #sizeUnit()}, below which objects are dropped; empty for the model's own. */
  public OptionalDouble minimumSize() {
    return minimumSize;
  }

  /**
   * Settings with another smallest area.
   *
   * @param value in {@link #sizeUnit()}; 0 for the model's own
   */
  public SegmentationSettings withMinimumSize(double value) {
    return with(settings -> settings.minimumSize = unlessZero(value));
  }

  /** Area, in {@link #sizeUnit()}, above which objects are dropped; empty for the model's own. */
  public OptionalDouble maximumSize() {
    return maximumSize;
  }

  /**
   * Settings with another largest area.
   *
   * @param value in {@link #sizeUnit()}; 0 for the model's own
   */
  public SegmentationSettings withMaximumSize(double value) {
    return with(settings -> settings.maximumSize = unlessZero(value));
  }

  /** Score, 0 to 1, below which objects are dropped; empty for the model's own. */
  public OptionalDouble minimumScore() {
    return minimumScore;
  }

  /**
   * Settings with another smallest score.
   *
   * @param value 0 to 1; below 0 for the model's own
   */
  public SegmentationSettings withMinimumScore(double value) {
    OptionalDouble score = value < 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    return with(settings -> settings.minimumScore = score);
  }

  /** Unit of {@link #minimumSize()}, {@link #maximumSize()} and {@link #diameter()}. */
  public SizeUnit sizeUnit() {
    return sizeUnit;
  }

  /** Settings with sizes in another unit; their numbers stay. */
  public SegmentationSettings withSizeUnit(SizeUnit value) {
    return with(settings -> settings.sizeUnit = value);
  }

  /**
   * The diameter of a typical object, in {@link #sizeUnit()}; empty to estimate it in each image,
   * if the model was trained for one diameter.
   */
  public OptionalDouble diameter() {
    return diameter;
  }

  /**
   * Settings with another diameter.
   *
   * @param value in {@link #sizeUnit()}; 0 to estimate it
   */
  public SegmentationSettings withDiameter(double value) {
    return with(settings -> settings.diameter = unlessZero(value));
  }

  /**
   * Whether the contrast of the image is the reverse of that of the training images: dark objects
   * for a model of bright objects, or the other way round.
   */
  public boolean invert() {
    return invert;
  }

  /** Settings for images of the same or of the reverse contrast, see {@link #invert()}. */
  public SegmentationSettings withInvert(boolean value) {
    return with(settings -> settings.invert = value);
  }

  /** The device: "auto", "cpu" or "cuda", see {@link morula.engine.Device#parse}. */
  public String device() {
    return device;
  }

  /** Settings for another device, see {@link #device()}. */
  public SegmentationSettings withDevice(String value) {
    return with(settings -> settings.device = value);
  }

  /** Numeric precision; empty for fp32, which gives the same labels on every machine. */
  public Optional<Precision> precision() {
    return precision;
  }

  /**
   * Settings with another numeric precision.
   *
   * @param value as {@link Precision#parse} gives it
   */
  public SegmentationSettings withPrecision(Optional<Precision> value) {
    return with(settings -> settings.precision = value);
  }

  private static OptionalDouble unlessZero(double value) {
    return value == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns a changed copy; cloning ensures that no value is forgotten or swapped with another. */
  private SegmentationSettings with(Consumer<SegmentationSettings> change) {
    try {
      SegmentationSettings copy = (SegmentationSettings) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
