package morula.losses;

import java.util.List;
import java.util.Locale;
import morula.network.OutputActivation;
import morula.torchscript.Loss;

/** The losses that the key {@code loss} can name. */
public enum BasicLoss {
  /** {@link CrossEntropyLoss}. */
  CROSS_ENTROPY,
  /** {@link DiceLoss}. */
  DICE,
  /** {@link BinaryCrossEntropyLoss}. */
  BCE,
  /** {@link MeanSquaredErrorLoss}. */
  MSE,
  /** {@link SquaredDiceLoss}. */
  DICE_SQUARED;

  /** Its word in the key {@code loss}, such as "dice_squared". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those that fit what a network's output is: a class a pixel, probabilities, or any number. */
  public static List<BasicLoss> fitting(OutputActivation activation) {
    return switch (activation) {
      case SOFTMAX -> List.of(CROSS_ENTROPY, DICE);
      case SIGMOID -> List.of(BCE, DICE, MSE, DICE_SQUARED);
      case IDENTITY -> List.of(MSE, DICE_SQUARED);
    };
  }

  /**
   * The loss itself.
   *
   * @param activation what makes the output of the logits
   * @param classes number of classes, background included; only read where a pixel has one class
   * @param classWeights of the cross-entropy, one a class; empty for all alike
   */
  Loss loss(OutputActivation activation, int classes, List<Double> classWeights) {
    return switch (this) {
      case CROSS_ENTROPY -> new CrossEntropyLoss(classWeights);
      case DICE ->
          activation == OutputActivation.SOFTMAX ? new DiceLoss(classes) : DiceLoss.ofMasks();
      case BCE -> new BinaryCrossEntropyLoss();
      case MSE -> new MeanSquaredErrorLoss(activation);
      case DICE_SQUARED -> new SquaredDiceLoss(activation);
    };
  }
}
