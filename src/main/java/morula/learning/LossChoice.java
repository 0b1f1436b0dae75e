package morula.learning;

import java.util.List;
import java.util.Locale;
import morula.instances.Head;
import morula.instances.Heads;
import morula.losses.BasicLoss;
import morula.losses.ClassWeights;
import morula.losses.LossExpression;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import morula.torchscript.Loss;

/** The choice of a loss by the keys {@code loss} and {@code class_weights}. */
final class LossChoice {
  private LossChoice() {}

  /**
   * Checks both keys as far as possible before the data are read.
   *
   * @param text value of the key {@code loss}
   * @param classWeights value of the key {@code class_weights}
   * @param head the head for an arbitrary number of classes
   * @throws InvalidRequestException if a loss is unknown or does not fit the head
   */
  static void check(String text, String classWeights, Head head) {
    LossExpression expression = LossExpression.parse(text);
    for (LossExpression.Term term : expression.terms()) {
      if (!head.losses().contains(term.loss())) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "loss=%s: %s does not fit heads=%s; use auto or a sum of %s",
                text,
                term.loss().word(),
                head.text(),
                LossExpression.words(head.losses())));
      }
    }
    if (classWeights.isBlank()) {
      return;
    }
    if (!head.takesClassWeights()) {
      throw new InvalidRequestException(
          "class_weights: these weights are used only with heads="
              + Heads.choice(Head::takesClassWeights)
              + "; leave class_weights= empty");
    }
    if (!expression.isAuto() && !expression.has(BasicLoss.CROSS_ENTROPY)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "class_weights: loss=%s has no class weights; use loss=cross_entropy+dice or loss=cross_entropy",
              text));
    }
    ClassWeights.parse(classWeights);
  }

  /**
   * Returns the loss; {@link #check} must have passed before.
   *
   * @param head the head for the number of classes of the data
   * @param classes number of classes, background included; 0 for objects
   * @param training images in which the classes are counted for {@code class_weights=auto}
   * @throws InvalidRequestException if the number of weights is not the number of classes
   */
  static Loss of(
      String text, String classWeights, Head head, int classes, List<TrainingImage> training) {
    LossExpression expression = LossExpression.parse(text);
    List<Double> weights = ClassWeights.parse(classWeights).of(classes, training);
    return expression.isAuto()
        ? head.defaultLoss(weights)
        : expression.loss(head.activation(), classes, weights);
  }
}
