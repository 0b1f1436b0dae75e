package morula.learning;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import morula.network.WeightInitialization;
import morula.progress.InvalidRequestException;
import morula.sizes.ObjectScale;

/**
 * One training run, every key resolved. The defaults stand in the command, not here. Words are as
 * the user types them; {@link Training} refuses those it does not know, naming the key.
 *
 * @param images folder or glob of images; or what is drawn while the training runs, see {@link
 *     morula.synthetic.SyntheticSource#parse}
 * @param labels folder or glob of label images, paired by name; empty where images are drawn
 * @param model folder, or .zip file, to write
 * @param network architecture with its options, such as "unet" or "unet(depth=4,width=32)"
 * @param heads "distance", "flows", "star_convex", "semantic", …; see {@link
 *     morula.instances.Heads}
 * @param epochs how often the network is validated and kept; at least 1
 * @param stepsPerEpoch training steps in an epoch; 0 for as many as see every image once
 * @param patchSize side of a patch in pixels
 * @param batchSize patches in a step
 * @param learningRate peak learning rate
 * @param schedule "constant", "exponential", "cosine", "one_cycle"; see {@link
 *     morula.training.Schedule#parse}
 * @param optimizer "sgd", "adam", "adamw", "rmsprop"; see {@link morula.training.Optimizers#parse}
 * @param loss "auto" (the head's own), or a sum such as "mse+20*dice_squared" of "cross_entropy",
 *     "dice", "bce", "mse", "dice_squared"
 * @param classWeights empty, "auto" or comma-separated weights, one a class
 * @param ignoreLabel label value that costs nothing; −1 for none
 * @param augmentation "none", "flips", "default", "strong", or one of these with options, see
 *     {@link morula.patches.Augmentation#parse}
 * @param validation fraction between 0 and 1, or a text file of names, one a line
 * @param seed of every random choice
 * @param device "auto", "cpu", "cuda"
 * @param precision "auto", "fp32", "bf16"
 * @param resume go on from the checkpoints beside {@code model}
 * @param startFrom path or name of a model whose weights to begin with
 * @param encoderWeights path or name of a model, or a {@code state_dict} file of a ResNet, whose
 *     encoder to begin with; not together with {@code startFrom}
 * @param normalization "scale_range", "zero_mean_unit_variance" (both from each image),
 *     "fixed_zero_mean_unit_variance" (from all training images together), "none"
 * @param imageSize width and height, in pixels, that images are resized to, see {@link
 *     morula.image.Resize}; 0 for as they are
 * @param initialization of random weights: "he_normal", "pytorch"
 * @param ids text or CSV file that lists the images that take part, see {@link
 *     morula.dataset.IdList}; empty for all
 * @param diameter pixels to which the median object of each image is scaled before learning: a
 *     number, "auto", or 0 for images as they are; see {@link ObjectScale}
 * @param trainingScores how many training images are scored after each epoch too, as the validation
 *     images are; 0 for none
 */
public record TrainingSettings(
    String images,
    String labels,
    Path model,
    String network,
    String heads,
    int epochs,
    int stepsPerEpoch,
    int patchSize,
    int batchSize,
    double learningRate,
    String schedule,
    String optimizer,
    String loss,
    String classWeights,
    int ignoreLabel,
    String augmentation,
    String validation,
    long seed,
    String device,
    String precision,
    boolean resume,
    Optional<String> startFrom,
    Optional<String> encoderWeights,
    String normalization,
    int imageSize,
    String initialization,
    String ids,
    String diameter,
    int trainingScores) {
  /**
   * @throws InvalidRequestException naming the key if a number or a word makes no sense
   */
  public TrainingSettings {
    atLeast("epochs", epochs, 1);
    atLeast("steps_per_epoch", stepsPerEpoch, 0);
    atLeast("patch_size", patchSize, 1);
    atLeast("batch_size", batchSize, 1);
    atLeast("image_size", imageSize, 0);
    atLeast("training_scores", trainingScores, 0);
    WeightInitialization.parse(initialization);
    ObjectScale.check(diameter, imageSize);
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new InvalidRequestException(
          "learning_rate=" + learningRate + ": must be a number above 0, such as 0.001");
    }
    if (startFrom.isPresent() && encoderWeights.isPresent()) {
      throw new InvalidRequestException(
          "start_from= and encoder_weights= are both given: start_from already holds an encoder; give one of them");
    }
    model = model.toAbsolutePath().normalize();
  }

  private static void atLeast(String key, int value, int least) {
    if (value < least) {
      throw new InvalidRequestException(key + "=" + value + ": must be at least " + least);
    }
  }

  /**
   * The keys that decide what is learned, with their values as text; for records and resuming.
   * Without paths: a model that is shared tells nothing of its maker's folders.
   */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("network", network);
    map.put("heads", heads);
    map.put("epochs", Integer.toString(epochs));
    map.put("steps_per_epoch", Integer.toString(stepsPerEpoch));
    map.put("patch_size", Integer.toString(patchSize));
    map.put("batch_size", Integer.toString(batchSize));
    map.put("learning_rate", Double.toString(learningRate));
    map.put("schedule", schedule);
    map.put("optimizer", optimizer);
    map.put("loss", loss);
    map.put("class_weights", classWeights);
    map.put("ignore_label", Integer.toString(ignoreLabel));
    map.put("augmentation", augmentation);
    map.put("validation", validationText());
    map.put("seed", Long.toString(seed));
    map.put("precision", precision);
    map.put("start_from", startFrom.map(TrainingSettings::lastName).orElse(""));
    map.put("encoder_weights", encoderWeights.map(TrainingSettings::lastName).orElse(""));
    map.put("normalization", normalization);
    map.put("image_size", Integer.toString(imageSize));
    map.put("initialization", initialization);
    map.put("ids", lastName(ids));
    map.put("diameter", diameter);
    if (labels.isBlank()) {
      map.put("images", images); // a generator, no path
    }
    return map;
  }

  private String validationText() {
    return lastName(validation);
  }

  private static String lastName(String path) {
    return path.replaceFirst(".*[/\\\\]", "");
  }
}
