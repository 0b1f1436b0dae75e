package morula.options;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.progress.InvalidRequestException;

/** The keys of one job, in the order in which they are shown. */
public final class Keys {
  private final String job;
  private final Map<String, Key<?>> byName = new LinkedHashMap<>();

  private Keys(String job, List<Key<?>> keys) {
    this.job = job;
    keys.forEach(key -> byName.put(key.name(), key));
  }

  /**
   * Gathers keys.
   *
   * @param job its name in messages, such as "train"
   */
  public static Keys of(String job, Key<?>... keys) {
    return new Keys(job, List.of(keys));
  }

  /** All keys, in order. */
  public Collection<Key<?>> all() {
    return List.copyOf(byName.values());
  }

  /**
   * The key of that name.
   *
   * @throws InvalidRequestException if there is none; the message has the nearest name
   */
  public Key<?> find(String name) {
    Key<?> key = byName.get(name);
    if (key == null) {
      throw unknown(job, name, byName.keySet());
    }
    return key;
  }

  /** Those of the given values whose keys are among these; the others are of another job. */
  public <T> Map<String, T> select(Map<String, T> given) {
    Map<String, T> selected = new LinkedHashMap<>(given);
    selected.keySet().retainAll(byName.keySet());
    return selected;
  }

  /** The refusal of a key that a job does not have. */
  public static InvalidRequestException unknown(String job, String name, Collection<String> names) {
    return new InvalidRequestException(
        job
            + " has no key \""
            + name
            + "\""
            + Suggestion.nearest(name, names).map(n -> "; did you mean " + n + "=?").orElse("")
            + " (keys: "
            + String.join(", ", names)
            + ")");
  }
}
