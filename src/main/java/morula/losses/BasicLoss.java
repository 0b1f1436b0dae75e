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

  /** Returns the name of the loss in the key {@code loss}, such as "dice_squared". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the losses that fit the output of a network: one class per pixel, probabilities, or any
   * number.
   */
  public static List<BasicLoss> fitting(OutputActivation activation) {
    return switch (activation) {
      case SOFTMAX -> List.of(CROSS_ENTROPY, DICE);
      case SIGMOID -> List.of(BCE, DICE, MSE, DICE_SQUARED);
      case IDENTITY -> List.of(MSE, DICE_SQUARED);
    };
  }

  /**
   * Returns the loss itself.
   *
   * @param activation function that turns logits into the output
   * @param classes number of classes, background included; only used where a pixel has one class
   * @param classWeights weights of the classes in the cross-entropy, one per class; empty if all
   *     are equal
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
