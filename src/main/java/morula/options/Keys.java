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
