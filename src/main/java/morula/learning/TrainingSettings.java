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

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.dataset.LabelKind;
import morula.engine.Device;
import morula.image.Labels;
import morula.image.Normalizations;
import morula.instances.DistanceHead;
import morula.instances.Heads;
import morula.model.TrainingRecord;
import morula.network.Architecture;
import morula.network.Architectures;
import morula.network.WeightInitialization;
import morula.options.Key;
import morula.options.Keys;
import morula.options.ValueText;
import morula.options.Values;
import morula.patches.Augmentation;
import morula.progress.InvalidRequestException;
import morula.sizes.ObjectScale;
import morula.synthetic.SyntheticSource;
import morula.torchscript.Optimizer;
import morula.torchscript.Precision;
import morula.training.Optimizers;
import morula.training.Schedule;

/**
 * The settings of a training: the keys of {@code train}, each declared once with its default, and
 * their values. Immutable.
 *
 * <p>A new key needs a constant here, a field with its help in the command, and the code that reads
 * it.
 */
public final class TrainingSettings {
  /** The value that leaves a choice to the program. */
  public static final String AUTO = "auto";

  /** The network that {@link #AUTO} stands for where the training does not start from a model. */
  private static final String NETWORK_FROM_NOTHING = "unet";

  /** The heads that {@link #AUTO} stands for where the training does not start from a model. */
  private static final String HEADS_FROM_NOTHING = DistanceHead.NAME;

  /**
   * Folder or glob of images, or a generator of synthetic images, see {@link
   * SyntheticSource#parse}.
   */
  public static final Key<String> IMAGES = Key.text("images", "");

  /** Folder or glob of label images, paired by name; empty where images are generated. */
  public static final Key<String> LABELS = Key.text("labels", "");

  /** Folder, or .zip file, to write the model to. */
  public static final Key<String> MODEL = Key.text("model", "");

  /** Architecture with its options, see {@link Architectures#parse}; empty for {@link #AUTO}. */
  public static final Key<Optional<Architecture>> NETWORK =
      Key.of("network", AUTO, text -> unlessAuto(text).map(Architectures::parse));

  /**
   * Heads, which define what the network predicts, see {@link morula.instances.Heads}; empty for
   * {@link #AUTO}.
   */
  public static final Key<Optional<HeadChoice>> HEADS =
      Key.of("heads", AUTO, text -> unlessAuto(text).map(HeadChoice::parse));

  /** Number of epochs. After each, the network is validated and a checkpoint is written. */
  public static final Key<Integer> EPOCHS = Key.whole("epochs", 20, 1, 1_000_000);

  /** Training steps per epoch; 0 for one pass over all images. */
  public static final Key<Integer> STEPS_PER_EPOCH =
      Key.whole("steps_per_epoch", 120, 0, 1_000_000);

  /** Side of a patch, in pixels. */
  public static final Key<Integer> PATCH_SIZE = Key.whole("patch_size", 192, 16, 4096);

  /** Patches per step. */
  public static final Key<Integer> BATCH_SIZE = Key.whole("batch_size", 8, 1, 4096);

  /** Peak learning rate. */
  public static final Key<Double> LEARNING_RATE =
      Key.number(
          "learning_rate",
          0.001,
          // the network computes with 32 bits; whatever is too fast is told by its loss
          rate -> rate > 0 && rate <= Float.MAX_VALUE,
          "use a number above 0, such as 0.001");

  /** How the learning rate changes over the run. */
  public static final Key<Schedule> SCHEDULE = Key.of("schedule", "one_cycle", Schedule::parse);

  /** Optimizer with its options, see {@link Optimizers#parse}. */
  public static final Key<Optimizer> OPTIMIZER = Key.of("optimizer", "adamw", Optimizers::parse);

  /** {@link #AUTO} (the head's own loss), or a weighted sum, see {@link LossChoice}. */
  public static final Key<String> LOSS = Key.text("loss", AUTO);

  /** Empty, {@link #AUTO}, or comma-separated weights, one per class. */
  public static final Key<String> CLASS_WEIGHTS = Key.text("class_weights", "");

  /** Label value of pixels that are left out of the loss; −1 for none. */
  public static final Key<Integer> IGNORE_LABEL =
      Key.whole("ignore_label", LabelKind.NO_IGNORE, LabelKind.NO_IGNORE, Labels.LARGEST);

  /** Preset of the augmentation with its options, see {@link Augmentation#parse}. */
  public static final Key<Augmentation> AUGMENTATION =
      Key.of("augmentation", "default", Augmentation::parse);

  /**
   * Fraction of validation images, between 0 and 1, or a text file of their names, one per line, or
   * "parts" for a part of each image, or {@link #AUTO}; see {@link KeptParts}.
   */
  public static final Key<String> VALIDATION = Key.text("validation", AUTO);

  /** Seed of every random choice. */
  public static final Key<Long> SEED = Key.seed("seed", 1);

  /** Device to compute on, see {@link morula.engine.Device#parse}. */
  public static final Key<String> DEVICE = Key.choice("device", Device.words());

  /** Numeric precision; empty for {@link #AUTO}, which times a few steps. */
  public static final Key<Optional<Precision>> PRECISION =
      Key.of("precision", Precision.AUTO, Precision::parse).oneOf(AUTO, "fp32", "bf16");

  /** Whether to continue from the checkpoints next to the model. */
  public static final Key<Boolean> RESUME = Key.flag("resume", false);

  /** Path or name of the model whose weights the training starts from. */
  public static final Key<Optional<String>> START_FROM = Key.optional("start_from");

  /**
   * Path or name of a model, or a {@code state_dict} file of a ResNet, whose encoder weights the
   * training starts from.
   */
  public static final Key<Optional<String>> ENCODER_WEIGHTS = Key.optional("encoder_weights");

  /** Intensity normalisation, see {@link Normalizations#steps}. */
  public static final Key<String> NORMALIZATION =
      Key.choice("normalization", Normalizations.WORDS.toArray(String[]::new));

  /** Width and height, in pixels, that images are resized to; 0 to keep their size. */
  public static final Key<Integer> IMAGE_SIZE = Key.whole("image_size", 0, 0, 16_384);

  /** Distribution of the random initial weights. */
  public static final Key<WeightInitialization> INITIALIZATION =
      Key.of("initialization", "he_normal", WeightInitialization::parse)
          .oneOf("he_normal", "pytorch");

  /** File that lists the images to use, see {@link morula.dataset.IdList}; empty for all images. */
  public static final Key<String> IDS = Key.text("ids", "");

  /**
   * Diameter, in pixels, to which the median object of each image is scaled before training: a
   * number, {@link #AUTO}, or 0 to keep the scale of the images; see {@link ObjectScale}.
   */
  public static final Key<String> DIAMETER = Key.text("diameter", AUTO);

  /** Number of training images that are scored after each epoch, too; 0 for none. */
  public static final Key<Integer> TRAINING_SCORES =
      Key.whole("training_scores", 0, 0, Integer.MAX_VALUE);

  /** All keys, in the order in which they are shown. */
  public static final Keys KEYS =
      Keys.of(
          "train",
          IMAGES,
          LABELS,
          MODEL,
          NETWORK,
          HEADS,
          EPOCHS,
          STEPS_PER_EPOCH,
          PATCH_SIZE,
          BATCH_SIZE,
          LEARNING_RATE,
          SCHEDULE,
          OPTIMIZER,
          LOSS,
          CLASS_WEIGHTS,
          IGNORE_LABEL,
          AUGMENTATION,
          VALIDATION,
          SEED,
          DEVICE,
          PRECISION,
          RESUME,
          START_FROM,
          ENCODER_WEIGHTS,
          NORMALIZATION,
          IMAGE_SIZE,
          INITIALIZATION,
          IDS,
          DIAMETER,
          TRAINING_SCORES);

  /**
   * Keys that do not affect what is learned, and paths, which would reveal how a user names
   * folders.
   */
  private static final List<Key<?>> NOT_RECORDED =
      List.of(IMAGES, LABELS, MODEL, DEVICE, RESUME, TRAINING_SCORES);

  /** Keys whose values may be paths: only the last name is recorded. */
  private static final List<Key<?>> PATHS = List.of(VALIDATION, START_FROM, ENCODER_WEIGHTS, IDS);

  private final Values values;

  private TrainingSettings(Values values) {
    this.values = values;
  }

  /**
   * Returns settings with every key at its default; images, labels and model must still be given.
   */
  public static TrainingSettings defaults() {
    return new TrainingSettings(Values.DEFAULTS);
  }

  /**
   * Reads keys as a user writes them; keys that are not given have their defaults.
   *
   * @param given values by name: text, numbers or truth values
   * @throws InvalidRequestException naming the key if one is unknown or its value is invalid
   */
  public static TrainingSettings of(Map<String, ?> given) {
    return defaults().with(given);
  }

  /**
   * Returns a copy of the settings in which the given keys have other values.
   *
   * @throws InvalidRequestException as {@link #of}
   */
  public TrainingSettings with(Map<String, ?> given) {
    return new TrainingSettings(values.with(KEYS, given));
  }

  /**
   * Returns a copy of the settings in which one key has another value.
   *
   * @param value text as a user writes it, a number or a truth value
   * @throws InvalidRequestException naming the key if the value is invalid
   */
  public TrainingSettings with(Key<?> key, Object value) {
    return with(Map.of(key.name(), value));
  }

  /** Returns the value of a key. */
  public <T> T get(Key<T> key) {
    return values.get(key);
  }

  /** Returns the value of a key as the user wrote it; numbers as Java writes them. */
  public String text(Key<?> key) {
    return values.text(key);
  }

  /** Returns the absolute path that the model is written to. */
  public Path model() {
    return ValueText.path(MODEL.name(), get(MODEL)).toAbsolutePath().normalize();
  }

  /** Returns the architecture of {@link #completed} settings. */
  Architecture architecture() {
    return get(NETWORK).orElseThrow();
  }

  /** Returns the heads of {@link #completed} settings. */
  public HeadChoice heads() {
    return get(HEADS).orElseThrow();
  }

  /** Whether the images are generated while the training runs. */
  boolean generatesImages() {
    boolean named = SyntheticSource.isNamed(get(IMAGES));
    if (named && !get(LABELS).isBlank() && get(IMAGES).contains("(")) {
      throw new InvalidRequestException(
          "labels="
              + get(LABELS)
              + ": images="
              + get(IMAGES)
              + " are synthetic and have their own labels; leave labels= empty");
    }
    return named && get(LABELS).isBlank();
  }

  /**
   * Returns the settings with network and heads decided: where they are {@link #AUTO}, they come
   * from the model that {@link #START_FROM} names.
   *
   * @throws InvalidRequestException if a key that is needed is missing, if keys contradict each
   *     other, or if the model cannot be read
   */
  public TrainingSettings completed() {
    values.requireGiven(IMAGES, "give the folder of the images");
    if (!SyntheticSource.isNamed(get(IMAGES))) {
      values.requireGiven(LABELS, "give the folder of the label images");
    }
    values.requireGiven(MODEL, "give the folder or .zip file to write the model to");
    model();
    ObjectScale.check(get(DIAMETER), get(IMAGE_SIZE));
    if (get(START_FROM).isPresent() && get(ENCODER_WEIGHTS).isPresent()) {
      throw new InvalidRequestException(
          "start_from= and encoder_weights= are both given, but the model of start_from= already"
              + " has an encoder; give only one of them");
    }
    if (get(NETWORK).isPresent() && get(HEADS).isPresent()) {
      return this;
    }
    Optional<TrainingRecord> start = get(START_FROM).flatMap(StartingModel::record);
    String from = get(START_FROM).orElse("");
    Map<String, String> found = new LinkedHashMap<>();
    if (get(NETWORK).isEmpty()) {
      found.put(
          NETWORK.name(),
          start.map(record -> StartingModel.network(from, record)).orElse(NETWORK_FROM_NOTHING));
    }
    if (get(HEADS).isEmpty()) {
      found.put(
          HEADS.name(),
          start.map(record -> StartingModel.head(from, record)).orElse(HEADS_FROM_NOTHING));
    }
    return with(found);
  }

  /**
   * Replaces a name of earlier versions by the present one in the text of a value, so that values
   * with the same meaning are the same text.
   *
   * @param key name of a key
   */
  public static String currentText(String key, String text) {
    return key.equals(HEADS.name()) && unlessAuto(text).isPresent() ? Heads.plain(text) : text;
  }

  private static Optional<String> unlessAuto(String text) {
    return text.strip().equals(AUTO) ? Optional.empty() : Optional.of(text);
  }

  /**
   * Returns the keys that affect what is learned, with their values as text, for records and
   * resuming. Folders are left out, so that a shared model reveals nothing of its maker's computer.
   */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (Key<?> key : KEYS.all()) {
      if (!NOT_RECORDED.contains(key)) {
        map.put(key.name(), PATHS.contains(key) ? lastName(text(key)) : text(key));
      }
    }
    get(HEADS).ifPresent(heads -> map.put(HEADS.name(), heads.text()));
    if (get(LABELS).isBlank()) {
      map.put(IMAGES.name(), get(IMAGES)); // a generator, no path
    }
    return map;
  }

  private static String lastName(String path) {
    return path.replaceFirst(".*[/\\\\]", "");
  }
}
