package morula.fiji;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import morula.progress.InvalidRequestException;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;

/**
 * The keys of one command, read from its {@code @Parameter} fields: the one place where the command
 * line, macros and dialogs learn of keys, defaults and help.
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

  private final String command;
  private final Map<String, CommandKey> keys;

  private CommandKeys(String command, Map<String, CommandKey> keys) {
    this.command = command;
    this.keys = keys;
  }

  /** The keys of {@code info}, in the order of its fields; other inputs (images) are left out. */
  public static CommandKeys of(CommandInfo info) {
    Module defaults;
    try {
      defaults = info.createModule();
    } catch (ModuleException e) {
      throw new IllegalStateException(info.getClassName() + " cannot be made", e);
    }
    Map<String, CommandKey> keys = new LinkedHashMap<>();
    for (ModuleItem<?> item : info.inputs()) {
      Class<?> type = TYPES.get(item.getType());
      if (type != null && item.getVisibility() == ItemVisibility.NORMAL) {
        keys.put(item.getName(), CommandKey.of(item, type, defaults.getInput(item.getName())));
      }
    }
    return new CommandKeys(info.getName(), keys);
  }

  /** All keys in the order in which the command declares them. */
  public List<CommandKey> all() {
    return List.copyOf(keys.values());
  }

  /**
   * Splits words of the form {@code key=value} and converts the values.
   *
   * @throws InvalidRequestException if a word has no "=", a key is unknown or stands twice, or a
   *     value does not fit
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
        throw new InvalidRequestException(key + "= stands twice; give it once");
      }
    }
    return parse(texts);
  }

  /**
   * Converts values; keys that are not given are left out.
   *
   * @throws InvalidRequestException if a key is unknown or a value does not fit
   */
  public Map<String, Object> parse(Map<String, String> texts) {
    Map<String, Object> values = new LinkedHashMap<>();
    texts.forEach((key, text) -> values.put(key, known(key).parse(text)));
    return values;
  }

  private CommandKey known(String key) {
    CommandKey known = keys.get(key);
    if (known == null) {
      throw new InvalidRequestException(
          command
              + " has no key \""
              + key
              + "\""
              + nearest(key, keys.keySet()).map(n -> "; did you mean " + n + "=?").orElse("")
              + " (keys: "
              + keys.keySet().stream().collect(Collectors.joining(", "))
              + ")");
    }
    return known;
  }

  /** The candidate with the fewest edits to {@code word}, if it is near at all. */
  public static Optional<String> nearest(String word, Iterable<String> candidates) {
    List<String> near = new ArrayList<>();
    for (String candidate : candidates) {
      boolean partOfOther = candidate.startsWith(word) || word.startsWith(candidate);
      if (partOfOther || edits(word, candidate) <= Math.max(2, candidate.length() / 3)) {
        near.add(candidate);
      }
    }
    return near.stream().min(Comparator.comparingInt(candidate -> edits(word, candidate)));
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
