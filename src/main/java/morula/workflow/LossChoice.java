package morula.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.instances.Head;
import morula.instances.InstanceHead;
import morula.progress.InvalidRequestException;
import morula.torchscript.Loss;
import morula.training.BinaryCrossEntropyLoss;
import morula.training.CrossEntropyLoss;
import morula.training.DiceLoss;
import morula.training.MeanSquaredErrorLoss;
import morula.training.TrainingImage;
import morula.training.WeightedSumLoss;
import net.imglib2.type.numeric.integer.IntType;

/** The loss that the keys {@code loss} and {@code class_weights} ask for. */
final class LossChoice {
  private static final List<String> NAMES =
      List.of("auto", "cross_entropy", "dice", "cross_entropy_dice", "mse", "bce");

  private LossChoice() {}

  /**
   * What can be checked before the data are read.
   *
   * @throws InvalidRequestException if the words are unknown or do not fit the head
   */
  static void check(TrainingSettings settings) {
    String name = settings.loss();
    boolean instances = settings.heads().equals(InstanceHead.NAME);
    boolean weighted = !settings.classWeights().isBlank();
    if (!NAMES.contains(name)) {
      throw new InvalidRequestException(
          "loss=" + name + ": unknown; choose one of " + String.join(", ", NAMES));
    }
    if (instances && weighted) {
      throw new InvalidRequestException("class_weights: only heads=semantic has classes");
    }
    if (instances && name.startsWith("cross_entropy")) {
      throw new InvalidRequestException(
          "loss=" + name + ": needs classes; with heads=instances use auto, bce, dice or mse");
    }
    if (!instances && (name.equals("bce") || name.equals("mse"))) {
      throw new InvalidRequestException(
          "loss="
              + name
              + ": needs masks; with heads=semantic use auto, cross_entropy, dice or cross_entropy_dice");
    }
    if (weighted && name.equals("dice")) {
      throw new InvalidRequestException(
          "class_weights: loss=dice takes none; use cross_entropy_dice or cross_entropy");
    }
    if (weighted && !settings.classWeights().trim().equals("auto")) {
      numbers(settings.classWeights());
    }
  }

  /**
   * @throws InvalidRequestException if there is not one weight a class
   */
  static Loss of(TrainingSettings settings, Head head, TrainingData data) {
    String name = settings.loss();
    boolean instances = head.name().equals(InstanceHead.NAME);
    if (!settings.classWeights().isBlank()) {
      return semantic(name, weights(settings.classWeights(), data));
    }
    return switch (name) {
      case "auto" -> head.defaultLoss();
      case "bce" -> new BinaryCrossEntropyLoss();
      case "mse" -> new MeanSquaredErrorLoss();
      case "dice" -> instances ? DiceLoss.ofMasks() : new DiceLoss(data.classes());
      default -> semanticOf(name, List.of(), data.classes());
    };
  }

  private static Loss semantic(String name, List<Double> weights) {
    return semanticOf(name, weights, weights.size());
  }

  private static Loss semanticOf(String name, List<Double> weights, int classes) {
    Loss crossEntropy = new CrossEntropyLoss(weights);
    return name.equals("cross_entropy")
        ? crossEntropy
        : new WeightedSumLoss(
            List.of(
                new WeightedSumLoss.Term(1, crossEntropy),
                new WeightedSumLoss.Term(1, new DiceLoss(classes))));
  }

  private static List<Double> weights(String text, TrainingData data) {
    if (text.trim().equals("auto")) {
      return balanced(data);
    }
    List<Double> weights = numbers(text);
    if (weights.size() != data.classes()) {
      throw new InvalidRequestException(
          "class_weights=%s: give %d numbers, one a class with background first"
              .formatted(text, data.classes()));
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
  private static List<Double> balanced(TrainingData data) {
    long[] counts = new long[data.classes()];
    for (TrainingImage image : data.training()) {
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
