package morula.instances;

import java.util.List;
import java.util.Optional;
import morula.dataset.LabelKind;
import morula.losses.BasicLoss;
import morula.network.OutputActivation;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;
import morula.torchscript.StepMetric;

/**
 * How labels become something that a network can predict, and how its prediction becomes labels
 * again.
 *
 * <p>A head is fixed by its text and the number of classes; what a decoder may vary afterwards
 * (thresholds, sizes) is in {@link DecoderOptions}.
 */
public interface Head {

  /** Name as in the key {@code heads=}, without options: "semantic", "distance", "flows". */
  String name();

  /** The name with its options, as {@link Heads#parse} reads it. */
  default String text() {
    return name();
  }

  /** What it takes the values of label images for. */
  LabelKind labelKind();

  /** What each output channel of the network means, in order; its size is the channel count. */
  List<String> channels();

  /** What the network applies to its logits so that {@link #decoder} understands them. */
  OutputActivation activation();

  /** The loss between logits and {@link #encoder() encoded} targets, unless the user chooses. */
  Loss defaultLoss();

  /** The losses that a sum in the key {@code loss} may have for this head. */
  default List<BasicLoss> losses() {
    return BasicLoss.fitting(activation());
  }

  /** Whether the default loss can weigh classes, as the key {@code class_weights} asks for. */
  default boolean takesClassWeights() {
    return false;
  }

  /**
   * The default loss with weighted classes.
   *
   * @param classWeights one a class, background first; empty for classes that count alike
   * @throws UnsupportedOperationException if there are weights, but the head {@link
   *     #takesClassWeights takes none}
   */
  default Loss defaultLoss(List<Double> classWeights) {
    if (!classWeights.isEmpty()) {
      throw new UnsupportedOperationException("heads=" + name() + " takes no class weights");
    }
    return defaultLoss();
  }

  /** The figure by which epochs, decoder options and trials are compared. */
  default ValidationMeasure validationMeasure() {
    return switch (labelKind()) {
      case OBJECTS, COMPONENTS -> ValidationMeasure.OBJECT_ACCURACY;
      case CLASSES -> ValidationMeasure.MEAN_IOU;
      case FOREGROUND -> ValidationMeasure.FOREGROUND_IOU;
    };
  }

  /** What is worth knowing of each batch that is learned from, beside its loss. */
  default List<StepMetric> stepMetrics() {
    return List.of();
  }

  /** Labels into targets. */
  TargetEncoder encoder();

  /** The decoder's options as long as nothing better is known. */
  default DecoderOptions defaultOptions() {
    return DecoderOptions.DEFAULT;
  }

  /**
   * Decoder options to tune on the validation images, in tuning order; none if the decoder reads no
   * option.
   */
  default List<Tunable> tunable() {
    return List.of();
  }

  /** How sure the network was of each object that was found; empty where nothing says it. */
  default Optional<ObjectScorer> objectScorer() {
    return Optional.empty();
  }

  /** Predictions into labels. */
  Decoder decoder(DecoderOptions options);
}
