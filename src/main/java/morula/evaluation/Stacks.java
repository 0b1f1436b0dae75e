package morula.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import morula.image.Labels;
import morula.io.LabelFiles;

/**
 * Finds out whether the stacks of an evaluation were segmented slice by slice: some of them have
 * objects, and none has an object in two slices. The answer is the same for all stacks, so that
 * stacks without objects are counted like the others; it is determined at the first stack.
 */
final class Stacks implements BooleanSupplier {
  private final List<LabelPair> pairs;
  private Optional<Boolean> answer = Optional.empty();

  Stacks(List<LabelPair> pairs) {
    this.pairs = pairs;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if a prediction cannot be read
   */
  @Override
  public boolean getAsBoolean() {
    if (answer.isEmpty()) {
      answer = Optional.of(areSeparate());
    }
    return answer.get();
  }

  private boolean areSeparate() {
    boolean any = false;
    for (LabelPair pair : pairs) {
      try {
        Labels prediction = LabelFiles.read(pair.prediction());
        if (Slices.areSeveral(prediction)) {
          Optional<Boolean> joined = Slices.areJoined(prediction);
          if (joined.orElse(false)) {
            return false;
          }
          any |= joined.isPresent();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return any;
  }
}
