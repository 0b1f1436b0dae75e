package morula.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import morula.instances.Head;
import morula.instances.SemanticHead;
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.CrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.MeanSquaredErrorLoss;
import morula.losses.SquaredDiceLoss;
import morula.losses.WeightedSumLoss;
import morula.network.OutputActivation;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import morula.torchscript.Loss;
import net.imglib2.type.numeric.integer.IntType;

/** The loss that the keys {@code loss} and {@code class_weights} ask for. */
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
    LossExpression loss = LossExpression.parse(text);
    List<String> fitting = fitting(head);
    for (LossExpression.Term term : loss.terms()) {
      if (!fitting.contains(term.name())) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "loss=%s: %s does not fit heads=%s, which takes auto or a sum of %s",
                text,
                term.name(),
                head.text(),
                String.join(", ", fitting)));
      }
    }
    if (classWeights.isBlank()) {
      return;
    }
    if (!head.name().equals(SemanticHead.NAME)) {
      throw new InvalidRequestException("class_weights: only heads=semantic takes them");
    }
    if (!loss.terms().isEmpty() && !loss.has(LossExpression.CROSS_ENTROPY)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "class_weights: loss=%s takes none; use cross_entropy+dice or cross_entropy",
              text));
    }
    if (!classWeights.trim().equals("auto")) {
      numbers(classWeights);
    }
  }

  /** By what the head's targets hold and what scale they have. */
  private static List<String> fitting(Head head) {
    return switch (head.activation()) {
      case SOFTMAX -> List.of(LossExpression.CROSS_ENTROPY, LossExpression.DICE);
      case SIGMOID ->
          List.of(
              LossExpression.BCE,
              LossExpression.DICE,
              LossExpression.MSE,
              LossExpression.DICE_SQUARED);
      case IDENTITY -> List.of(LossExpression.MSE, LossExpression.DICE_SQUARED);
    };
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
    List<Double> weights =
        classWeights.isBlank() ? List.of() : weights(classWeights, classes, training);
    if (expression.terms().isEmpty()) {
      if (weights.isEmpty()) {
        return head.defaultLoss();
      }
      expression = LossExpression.parse("cross_entropy+dice");
    }
    List<WeightedSumLoss.Term> terms =
        expression.terms().stream()
            .map(t -> new WeightedSumLoss.Term(t.factor(), loss(t.name(), head, classes, weights)))
            .toList();
    return terms.size() == 1 && terms.get(0).weight() == 1
        ? terms.get(0).loss()
        : new WeightedSumLoss(terms);
  }

  private static Loss loss(String name, Head head, int classes, List<Double> weights) {
    OutputActivation activation = head.activation();
    return switch (name) {
      case LossExpression.CROSS_ENTROPY -> new CrossEntropyLoss(weights);
      case LossExpression.BCE -> new BinaryCrossEntropyLoss();
      case LossExpression.MSE -> new MeanSquaredErrorLoss(activation);
      case LossExpression.DICE_SQUARED -> new SquaredDiceLoss(activation);
      default ->
          activation == OutputActivation.SOFTMAX ? new DiceLoss(classes) : DiceLoss.ofMasks();
    };
  }

  private static List<Double> weights(String text, int classes, List<TrainingImage> training) {
    if (text.trim().equals("auto")) {
      return balanced(classes, training);
    }
    List<Double> weights = numbers(text);
    if (weights.size() != classes) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "class_weights=%s: give %d numbers, one a class with background first",
              text,
              classes));
    }
    return weights;
  }

  private static List<Double> numbers(String text) {
    List<Double> weights = new ArrayList<>();
    for (String part : text.split(",")) {
      try {
        weights.add(Double.valueOf(part.trim()));
      } catch (NumberFormatException e) {
        throw new InvalidRequestException(
            "class_weights=" + text + ": \"" + part.trim() + "\" is no number", e);
      }
    }
    if (!weights.stream().allMatch(w -> w >= 0 && w < Double.POSITIVE_INFINITY)) {
      throw new InvalidRequestException("class_weights=" + text + ": a weight is 0 or more");
    }
    return weights;
  }

  /** 1 − the share of each class among the training pixels, so that rare classes count more. */
  private static List<Double> balanced(int classes, List<TrainingImage> training) {
    long[] counts = new long[classes];
    for (TrainingImage image : training) {
      for (IntType label : image.labels()) {
        if (label.get() >= 0) {
          counts[label.get()]++;
        }
      }
    }
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToObj(c -> 1 - c / all).toList();
  }
}
