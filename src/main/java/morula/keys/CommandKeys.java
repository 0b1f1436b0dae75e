package morula.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * The attribute of a command ({@code @Attr(name = CommandKeys.TRAIN_KEYS)}) that takes keys of
   * {@code train} too, and the name of the String field that gets them, as {@link MacroOptions}
   * reads them.
   */
  public static final String TRAIN_KEYS = "train_keys";

  private final String command;
  private final Map<String, CommandKey> keys;
  private final Optional<CommandKeys> train;

  private CommandKeys(String command, Map<String, CommandKey> keys, Optional<CommandKeys> train) {
    this.command = command;
    this.keys = keys;
    this.train = train;
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
    return new CommandKeys(info.getName(), keys, Optional.empty());
  }

  /**
   * These keys, and those of {@code train} besides: {@link #parse(Map)} checks them there and
   * gathers them under {@link #TRAIN_KEYS}.
   */
  CommandKeys with(CommandKeys train) {
    return new CommandKeys(command, keys, Optional.of(train));
  }

  /** The keys of {@code train} that are taken too, without those of the same name; often none. */
  public List<CommandKey> further() {
    return train.stream()
        .flatMap(t -> t.all().stream())
        .filter(key -> !keys.containsKey(key.name()))
        .toList();
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
    Map<String, String> gathered = new LinkedHashMap<>();
    texts.forEach(
        (key, text) -> {
          if (!keys.containsKey(key) && train.isPresent() && train.get().keys.containsKey(key)) {
            train.get().keys.get(key).parse(text);
            gathered.put(key, text);
          } else {
            values.put(key, known(key).parse(text));
          }
        });
    if (!gathered.isEmpty()) {
      Object given = values.getOrDefault(TRAIN_KEYS, "");
      values.put(TRAIN_KEYS, (given + " " + MacroOptions.format(gathered)).strip());
    }
    return values;
  }

  private CommandKey known(String key) {
    CommandKey known = keys.get(key);
    if (known == null) {
      List<String> names = new ArrayList<>(keys.keySet());
      further().forEach(k -> names.add(k.name()));
      throw new InvalidRequestException(
          command
              + " has no key \""
              + key
              + "\""
              + nearest(key, names).map(n -> "; did you mean " + n + "=?").orElse("")
              + " (keys: "
              + String.join(", ", names)
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
