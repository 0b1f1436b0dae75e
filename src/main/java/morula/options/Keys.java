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
   * Creates the keys of a job.
   *
   * @param job name of the job in messages, such as "train"
   */
  public static Keys of(String job, Key<?>... keys) {
    return new Keys(job, List.of(keys));
  }

  /** Returns all keys, in order. */
  public Collection<Key<?>> all() {
    return List.copyOf(byName.values());
  }

  /**
   * Returns the key of a name.
   *
   * @throws InvalidRequestException if there is none; the message suggests the nearest name
   */
  public Key<?> find(String name) {
    Key<?> key = byName.get(name);
    if (key == null) {
      throw unknown(job, name, byName.keySet());
    }
    return key;
  }

  /** Selects the given values whose keys are among these; the others belong to another job. */
  public <T> Map<String, T> select(Map<String, T> given) {
    Map<String, T> selected = new LinkedHashMap<>(given);
    selected.keySet().retainAll(byName.keySet());
    return selected;
  }

  /** Returns the exception for a key that a job does not have. */
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
