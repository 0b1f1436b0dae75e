package morula.instances;

import java.util.List;
import morula.dataset.LabelKind;
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

  /** Name as in the key {@code heads=}, without options: "semantic", "instances", "flows". */
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
   * What may be chosen of the decoder's options by what scores best on validation images, in the
   * order in which it is; none if the decoder looks at no option.
   */
  default List<Tunable> tunable() {
    return List.of();
  }

  /** Predictions into labels. */
  Decoder decoder(DecoderOptions options);
}
