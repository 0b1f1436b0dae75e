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

package morula.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.options.Keys;
import morula.progress.InvalidRequestException;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;

/**
 * The keys of one command, read from its {@code @Parameter} fields: the one source of keys,
 * defaults and help for the command line, macros and dialogs.
 */
public final class CommandKeys {
  private static final Map<Class<?>, Class<?>> TYPES =
      Map.of(
          String.class, String.class,
          int.class, Integer.class,
          Integer.class, Integer.class,
          long.class, Long.class,
          Long.class, Long.class,
          double.class, Double.class,
          Double.class, Double.class,
          boolean.class, Boolean.class,
          Boolean.class, Boolean.class);

  /**
   * The attribute of a command that also takes the keys of another command: {@code @Attr(name =
   * CommandKeys.TAKES_KEYS_OF, value = "train")}.
   */
  public static final String TAKES_KEYS_OF = "takes-keys-of";

  /** The input, a {@code Map<String, String>}, through which such a command receives them. */
  public static final String FURTHER_KEYS = "further_keys";

  private final String command;
  private final Map<String, CommandKey> keys;
  private final Optional<CommandKeys> other;

  private CommandKeys(String command, Map<String, CommandKey> keys, Optional<CommandKeys> other) {
    this.command = command;
    this.keys = keys;
    this.other = other;
  }

  /** Returns the keys of {@code info} in the order of its fields, without other inputs (images). */
  public static CommandKeys of(CommandInfo info) {
    Module defaults;
    try {
      defaults = info.createModule();
    } catch (ModuleException e) {
      throw new IllegalStateException(info.getClassName() + " cannot be created", e);
    }
    Map<String, CommandKey> keys = new LinkedHashMap<>();
    for (ModuleItem<?> item : info.inputs()) {
      Class<?> type = TYPES.get(item.getType());
      if (type != null && item.getVisibility() == ItemVisibility.NORMAL) {
        keys.put(item.getName(), CommandKey.of(item, type, defaults.getInput(item.getName())));
      }
    }
    return new CommandKeys(info.getName(), keys, Optional.empty());
  }

  /**
   * Returns these keys together with those of another command, which {@link #parse(Map)} checks and
   * gathers as text under {@link #FURTHER_KEYS}.
   */
  CommandKeys with(CommandKeys other) {
    return new CommandKeys(command, keys, Optional.of(other));
  }

  /** Returns the keys taken from another command, without those of the same name; often none. */
  public List<CommandKey> further() {
    return other.stream()
        .flatMap(t -> t.all().stream())
        .filter(key -> !keys.containsKey(key.name()))
        .toList();
  }

  /** Returns the keys of the command itself, in the order in which it declares them. */
  public List<CommandKey> all() {
    return List.copyOf(keys.values());
  }

  /**
   * Splits words of the form {@code key=value} and converts the values.
   *
   * @throws InvalidRequestException if a word has no "=", a key is unknown or given twice, or a
   *     value is not valid
   */
  public Map<String, Object> parse(List<String> words) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new InvalidRequestException(
            "\"" + word + "\" is not of the form key=value; see " + command + " --help");
      }
      String key = word.substring(0, equals);
      if (texts.put(key, word.substring(equals + 1)) != null) {
        throw new InvalidRequestException(key + "= is given twice; give it once");
      }
    }
    return parse(texts);
  }

  /**
   * Converts values from text; the result has only the keys that are given.
   *
   * @throws InvalidRequestException if a key is unknown or a value is not valid
   */
  public Map<String, Object> parse(Map<String, String> texts) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, String> gathered = new LinkedHashMap<>();
    texts.forEach(
        (key, text) -> {
          if (!keys.containsKey(key) && other.isPresent() && other.get().keys.containsKey(key)) {
            other.get().keys.get(key).read(text);
            gathered.put(key, text);
          } else {
            values.put(key, known(key).read(text));
          }
        });
    if (!gathered.isEmpty()) {
      values.put(FURTHER_KEYS, gathered);
    }
    return values;
  }

  private CommandKey known(String key) {
    CommandKey known = keys.get(key);
    if (known == null) {
      List<String> names = new ArrayList<>(keys.keySet());
      further().forEach(k -> names.add(k.name()));
      throw Keys.unknown(command, key, names);
    }
    return known;
  }
}
