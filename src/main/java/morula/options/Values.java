package morula.options;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of keys; a key that is not given has its default. Immutable. */
public final class Values {
  /** The values when no key is given. */
  public static final Values DEFAULTS = new Values(Map.of());

  private final Map<Key<?>, Key.Given<?>> given;

  private Values(Map<Key<?>, Key.Given<?>> given) {
    this.given = given;
  }

  /** Returns the value of a key. */
  @SuppressWarnings("unchecked") // put() keeps key and value of one type together
  public <T> T get(Key<T> key) {
    Key.Given<?> value = given.get(key);
    return value == null ? key.defaultValue() : (T) value.value();
  }

  /** Returns the value of a key as text; numbers as Java writes them. */
  public String text(Key<?> key) {
    Key.Given<?> value = given.get(key);
    return value == null ? key.defaultText() : value.text();
  }

  /**
   * Returns values in which one key is changed.
   *
   * @param value text as a user writes it, or a number or truth value
   * @throws morula.progress.InvalidRequestException naming the key if the value is not valid
   */
  public Values with(Key<?> key, Object value) {
    Map<Key<?>, Key.Given<?>> more = new LinkedHashMap<>(given);
    more.put(key, key.read(value));
    return new Values(more);
  }

  /**
   * Returns values in which the given keys are changed.
   *
   * @param keys of the job
   * @param changes values by name: text, numbers or truth values
   * @throws morula.progress.InvalidRequestException naming the key if one is unknown or its value
   *     is not valid
   */
  public Values with(Keys keys, Map<String, ?> changes) {
    Values changed = this;
    for (Map.Entry<String, ?> entry : changes.entrySet()) {
      changed = changed.with(keys.find(entry.getKey()), entry.getValue());
    }
    return changed;
  }
}
