/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

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
  @SuppressWarnings("unchecked") // with() keeps key and value of one type together
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
   * Checks that a key is given.
   *
   * @param advice end of the message, such as "say where to write the model"
   * @throws morula.progress.InvalidRequestException naming the key if its text is blank
   */
  public void requireGiven(Key<String> key, String advice) {
    ValueText.given(key.name(), get(key), advice);
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
