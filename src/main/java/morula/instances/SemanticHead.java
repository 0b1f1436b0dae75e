package morula.instances;

import java.util.List;
import java.util.stream.IntStream;
import morula.dataset.LabelKind;
import morula.losses.CrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.WeightedSumLoss;
import morula.losses.WeightedSumLoss.Term;
import morula.network.OutputActivation;
import morula.options.NamedOptions;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;

/** Assigns one class to every pixel. */
public final class SemanticHead implements Head {
  /** The name of this head in the key {@code heads=}. */
  public static final String NAME = "semantic";

  static final String HELP = "a class for each pixel";

  private final int classes;

  /**
   * @param classes number of classes, background (0) included; at least 2
   * @throws IllegalArgumentException if there are fewer than 2 classes
   */
  public SemanticHead(int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "a semantic head needs at least 2 classes, not " + classes);
    }
    this.classes = classes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LabelKind labelKind() {
    return LabelKind.CLASSES;
  }

  /** The classes: "background", "class 1", … */
  @Override
  public List<String> channels() {
    return IntStream.range(0, classes).mapToObj(c -> c == 0 ? "background" : "class " + c).toList();
  }

  @Override
  public OutputActivation activation() {
    return OutputActivation.SOFTMAX;
  }

  /** The sum of cross-entropy and Dice loss. */
  @Override
  public Loss defaultLoss() {
    return defaultLoss(List.of());
  }

  @Override
  public boolean takesClassWeights() {
    return true;
  }

  /** The sum of weighted cross-entropy and Dice loss. */
  @Override
  public Loss defaultLoss(List<Double> classWeights) {
    return new WeightedSumLoss(
        List.of(
            new Term(1, new CrossEntropyLoss(classWeights)), new Term(1, new DiceLoss(classes))));
  }

  @Override
  public TargetEncoder encoder() {
    return new SemanticEncoder(classes);
  }

  @Override
  public Decoder decoder(DecoderOptions options) {
    return new SemanticDecoder();
  }

  /** Creates this head from a value of the key {@code heads=}. */
  public static final class Provider implements HeadProvider {

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String help() {
      return HELP;
    }

    @Override
    public Head parse(NamedOptions options, int classes) {
      return new SemanticHead(Heads.atLeastTwo(NAME, classes));
    }
  }
}
