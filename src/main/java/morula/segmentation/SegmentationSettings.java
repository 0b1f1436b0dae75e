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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import morula.engine.Device;
import morula.options.Key;
import morula.options.Keys;
import morula.options.Values;
import morula.torchscript.Precision;

/**
 * How images are segmented: the keys of {@code segment} that say so, each declared once with its
 * default, and their values. Immutable: each {@code with} method returns settings that differ in
 * what it is given, and refuses what a key does not allow with an {@link
 * morula.progress.InvalidRequestException}.
 */
public final class SegmentationSettings {
  private static final double LARGEST_AREA = 1e12;
  private static final double LARGEST_DIAMETER = 1e5;
  private static final double LARGEST_SHIFT = 1000;

  /** Path of a model, or the name of one that is installed. */
  public static final Key<String> MODEL = Key.text("model", "nuclei");

  /** The channel to segment, from 1; 0 for as many as the model needs, from the first. */
  public static final Key<Integer> CHANNEL = Key.whole("channel", 0, 0, Integer.MAX_VALUE);

  /** Side of a tile in pixels; 0 for the default. */
  public static final Key<Integer> TILE_SIZE = Key.whole("tile_size", 0, 0, 32_768);

  /** Smallest area of an object, in the unit of sizes; 0 for the model's own. */
  public static final Key<Double> MINIMUM_SIZE = Key.number("minimum_size", 0, 0, LARGEST_AREA);

  /** Largest area of an object, in the unit of sizes; 0 for the model's own. */
  public static final Key<Double> MAXIMUM_SIZE = Key.number("maximum_size", 0, 0, LARGEST_AREA);

  /** Smallest score of an object, 0 to 1; below 0 for the model's own. */
  public static final Key<Double> MINIMUM_SCORE = Key.number("minimum_score", -1, -1, 1);

  /** Unit of areas and of the diameter. */
  public static final Key<SizeUnit> SIZE_UNIT =
      Key.of("size_unit", "pixel", SizeUnit::parse).oneOf("pixel", "micron");

  /** Diameter of a usual object, in the unit of sizes; 0 to estimate it in each image. */
  public static final Key<Double> DIAMETER = Key.number("diameter", 0, 0, LARGEST_DIAMETER);

  /** By how much outlines are moved outwards, in the unit of sizes; negative is inwards. */
  public static final Key<Double> GROW = Key.number("grow", 0, -LARGEST_SHIFT, LARGEST_SHIFT);

  /** How the image is smoothed before the network sees it. */
  public static final Key<SmoothingRequest> SMOOTHING =
      Key.of("smoothing", SmoothingRequest.AUTO, SmoothingRequest::parse);

  /** Whether the contrast is the reverse of what the model has learned. */
  public static final Key<Boolean> INVERT = Key.flag("invert", false);

  /** Where to compute, see {@link morula.engine.Device#parse}. */
  public static final Key<String> DEVICE = Key.choice("device", Device.words());

  /** Numeric precision; empty for the fastest on this machine that agrees with fp32. */
  public static final Key<Optional<Precision>> PRECISION =
      Key.of("precision", Precision.AUTO, Precision::parse)
          .oneOf(Precision.AUTO, "fp32", "bf16", "fp16", "int8");

  /** All keys, in the order in which they are shown. */
  public static final Keys KEYS =
      Keys.of(
          "segmentation",
          MODEL,
          CHANNEL,
          TILE_SIZE,
          MINIMUM_SIZE,
          MAXIMUM_SIZE,
          MINIMUM_SCORE,
          SIZE_UNIT,
          DIAMETER,
          GROW,
          SMOOTHING,
          INVERT,
          DEVICE,
          PRECISION);

  private static final SegmentationSettings DEFAULTS = new SegmentationSettings(Values.DEFAULTS);

  private final Values values;

  private SegmentationSettings(Values values) {
    this.values = values;
  }

  /**
   * The default settings: the model {@code nuclei}, objects of all sizes, an estimated diameter.
   */
  public static SegmentationSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Other settings: the given keys have other values.
   *
   * @param given values by name: text, numbers or truth values
   * @throws morula.progress.InvalidRequestException naming the key if one is unknown or its value
   *     makes no sense
   */
  public SegmentationSettings with(Map<String, ?> given) {
    return new SegmentationSettings(values.with(KEYS, given));
  }

  private SegmentationSettings with(Key<?> key, Object value) {
    return new SegmentationSettings(values.with(key, value));
  }

  /** The keys besides the model that do not have their default, as text and in their order. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (Key<?> key : KEYS.all()) {
      if (key != MODEL && !values.text(key).equals(key.defaultText())) {
        given.put(key.name(), values.text(key).replaceFirst("\\.0$", ""));
      }
    }
    return given;
  }

  /** The path of a model, or the name of a shipped model. */
  public String model() {
    return values.get(MODEL);
  }

  /** Settings with another model: a path, or the name of a shipped model. */
  public SegmentationSettings withModel(String value) {
    return with(MODEL, value);
  }

  /**
   * The channel to segment, from 1; 0 for as many channels as the model needs, beginning with the
   * first.
   */
  public int channel() {
    return values.get(CHANNEL);
  }

  /** Settings with another channel, see {@link #channel()}. */
  public SegmentationSettings withChannel(int value) {
    return with(CHANNEL, value);
  }

  /**
   * The side of a tile in pixels; 0 for the default. The tile size changes memory and speed, not
   * the labels.
   */
  public int tileSize() {
    return values.get(TILE_SIZE);
  }

  /** Settings with tiles of another size, see {@link #tileSize()}. */
  public SegmentationSettings withTileSize(int value) {
    return with(TILE_SIZE, value);
  }

  /** Area, in {@link #sizeUnit()}, below which objects are dropped; empty for the model's own. */
  public OptionalDouble minimumSize() {
    return unlessZero(values.get(MINIMUM_SIZE));
  }

  /**
   * Settings with another smallest area.
   *
   * @param value in {@link #sizeUnit()}; 0 for the model's own
   */
  public SegmentationSettings withMinimumSize(double value) {
    return with(MINIMUM_SIZE, value);
  }

  /** Area, in {@link #sizeUnit()}, above which objects are dropped; empty for the model's own. */
  public OptionalDouble maximumSize() {
    return unlessZero(values.get(MAXIMUM_SIZE));
  }

  /**
   * Settings with another largest area.
   *
   * @param value in {@link #sizeUnit()}; 0 for the model's own
   */
  public SegmentationSettings withMaximumSize(double value) {
    return with(MAXIMUM_SIZE, value);
  }

  /** Score, 0 to 1, below which objects are dropped; empty for the model's own. */
  public OptionalDouble minimumScore() {
    double value = values.get(MINIMUM_SCORE);
    return value < 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * Settings with another smallest score.
   *
   * @param value 0 to 1; below 0 for the model's own
   */
  public SegmentationSettings withMinimumScore(double value) {
    return with(MINIMUM_SCORE, value);
  }

  /**
   * Unit of {@link #minimumSize()}, {@link #maximumSize()}, {@link #diameter()} and {@link
   * #grow()}.
   */
  public SizeUnit sizeUnit() {
    return values.get(SIZE_UNIT);
  }

  /** Settings with sizes in another unit; their numbers stay. */
  public SegmentationSettings withSizeUnit(SizeUnit value) {
    return with(SIZE_UNIT, value);
  }

  /**
   * The diameter of a typical object, in {@link #sizeUnit()}; empty to estimate it in each image,
   * if the model was trained for one diameter.
   */
  public OptionalDouble diameter() {
    return unlessZero(values.get(DIAMETER));
  }

  /**
   * Settings with another diameter.
   *
   * @param value in {@link #sizeUnit()}; 0 to estimate it
   */
  public SegmentationSettings withDiameter(double value) {
    return with(DIAMETER, value);
  }

  /**
   * By how much the outlines of objects are moved outwards, in {@link #sizeUnit()}, up to where
   * another object begins; negative moves them inwards. Areas are compared with the limits before.
   */
  public double grow() {
    return values.get(GROW);
  }

  /** Settings with outlines that are moved by another distance, see {@link #grow()}. */
  public SegmentationSettings withGrow(double value) {
    return with(GROW, value);
  }

  /** How the image is smoothed before the network sees it; measurements are of the image itself. */
  public SmoothingRequest smoothing() {
    return values.get(SMOOTHING);
  }

  /** Settings with another smoothing, see {@link #smoothing()}. */
  public SegmentationSettings withSmoothing(SmoothingRequest value) {
    return with(SMOOTHING, value.toString());
  }

  /**
   * Whether the contrast of the image is the reverse of that of the training images: dark objects
   * for a model of bright objects, or the other way round.
   */
  public boolean invert() {
    return values.get(INVERT);
  }

  /** Settings for images of the same or of the reverse contrast, see {@link #invert()}. */
  public SegmentationSettings withInvert(boolean value) {
    return with(INVERT, value);
  }

  /** The device, see {@link morula.engine.Device#parse}. */
  public String device() {
    return values.get(DEVICE);
  }

  /** Settings for another device, see {@link #device()}. */
  public SegmentationSettings withDevice(String value) {
    return with(DEVICE, value);
  }

  /** Numeric precision; empty for the fastest on this machine that agrees with fp32. */
  public Optional<Precision> precision() {
    return values.get(PRECISION);
  }

  /**
   * Settings with another numeric precision.
   *
   * @param value as {@link Precision#parse} gives it
   */
  public SegmentationSettings withPrecision(Optional<Precision> value) {
    return with(PRECISION, value.map(Precision::toString).orElse(Precision.AUTO));
  }

  private static OptionalDouble unlessZero(double value) {
    return value == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
