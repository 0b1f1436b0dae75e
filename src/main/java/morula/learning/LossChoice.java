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

/** The loss of a head that the keys {@code loss} and {@code class_weights} ask for. */
final class LossChoice {
  private LossChoice() {}

  /**
   * What can be checked before the data are read.
   *
   * @param text value of the key {@code loss}
   * @param classWeights value of the key {@code class_weights}
   * @param head of any number of classes
   * @throws InvalidRequestException if the words are unknown or do not fit the head
   */
  static void check(String text, String classWeights, Head head) {
    LossExpression expression = LossExpression.parse(text);
    for (LossExpression.Term term : expression.terms()) {
      if (!head.losses().contains(term.loss())) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "loss=%s: %s does not fit heads=%s, which takes auto or a sum of %s",
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
          "class_weights: only heads=" + Heads.choice(Head::takesClassWeights) + " takes them");
    }
    if (!expression.isAuto() && !expression.has(BasicLoss.CROSS_ENTROPY)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "class_weights: loss=%s takes none; use cross_entropy+dice or cross_entropy",
              text));
    }
    ClassWeights.parse(classWeights);
  }

  /**
   * The loss, after {@link #check}.
   *
   * @param head of as many classes as the data have
   * @param classes number of classes, background included; 0 for objects
   * @param training counted where the weights are to follow from how rare a class is
   * @throws InvalidRequestException if there is not one weight a class
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
