package morula.study;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import morula.training.EpochRecord;
import morula.training.History;

/**
 * One training of a study, as it ended.
 *
 * @param number 1 for the first
 * @param values the varied keys with their values
 * @param state how it ended
 * @param reason why it ended early; empty if it did not
 * @param score of the best epoch, higher is better; NaN without an epoch or a score
 * @param scoreName what the score is, such as "mean IoU"; empty without an epoch
 * @param scores figures of the model that was written, by name
 * @param epochs one record an epoch
 * @param folder what the trial wrote: {@code model.zip}, {@code training.csv}, {@code training.png}
 * @param model its model package; a file only if an epoch was finished
 * @param seconds that its epochs took, whenever they ran
 * @param precision that it was computed in, as the key {@code precision=} takes it; empty where it
 *     did not come that far
 */
public record Trial(
    int number,
    Map<String, String> values,
    State state,
    String reason,
    double score,
    String scoreName,
    Map<String, Double> scores,
    List<EpochRecord> epochs,
    Path folder,
    Path model,
    double seconds,
    String precision) {

  /** Keeps the order of keys and scores. */
  public Trial {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    epochs = List.copyOf(epochs);
  }

  /** How a trial ended. */
  public enum State {
    /** It came to its last epoch. */
    FINISHED,
    /** It was stopped because most others did better. */
    PRUNED,
    /** It could not go on: the loss was no number, the memory not enough, a value made no sense. */
    FAILED,
    /** The user stopped it; it goes on when the study is resumed. */
    CANCELLED;

    /** Its name in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The epoch whose weights the model has, counted from 1; 0 without an epoch. */
  public int bestEpoch() {
    return new History(epochs).best().map(EpochRecord::epoch).orElse(0);
  }

  /** This trial with further scores of its model. */
  public Trial with(Map<String, Double> further) {
    Map<String, Double> all = new LinkedHashMap<>(scores);
    all.putAll(further);
    return new Trial(
        number, values, state, reason, score, scoreName, all, epochs, folder, model, seconds,
        precision);
  }

  /** The varied keys in one line, such as "learning_rate=0.01, seed=2"; empty if none varies. */
  public String label() {
    return label(values);
  }

  static String label(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
