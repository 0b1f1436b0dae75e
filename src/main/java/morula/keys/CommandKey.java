package morula.keys;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import morula.network.Architectures;
import morula.progress.InvalidRequestException;
import org.scijava.module.ModuleItem;

/**
 * One key of a command, as its {@code @Parameter} field declares it.
 *
 * @param name the key, lower_snake_case
 * @param type String, int, long, double or boolean (boxed)
 * @param defaultValue the field's initial value
 * @param label short label for dialogs
 * @param help one sentence, with the names that there are
 * @param choices the values allowed, empty for any
 * @param minimum smallest number allowed, null for any
 * @param maximum largest number allowed, null for any
 * @param style SciJava's widget style: "open", "save", "directory" for paths, else empty
 * @param remembered whether dialogs offer the last value again
 */
public record CommandKey(
    String name,
    Class<?> type,
    Object defaultValue,
    String label,
    String help,
    List<String> choices,
    Number minimum,
    Number maximum,
    String style,
    boolean remembered) {

  private static final String LIST = "list";

  /**
   * What the attribute "list" of a field adds to its help: names to which other jars can add, so
   * that no annotation can hold them.
   */
  private static final Map<String, Supplier<String>> LISTS =
      Map.of("architectures", Architectures::help);

  static CommandKey of(ModuleItem<?> item, Class<?> boxedType, Object defaultValue) {
    return new CommandKey(
        item.getName(),
        boxedType,
        defaultValue,
        item.getLabel() == null ? item.getName() : item.getLabel(),
        help(item),
        item.getChoices() == null
            ? List.of()
            : item.getChoices().stream().map(String::valueOf).collect(Collectors.toList()),
        item.getMinimumValue() instanceof Number minimum ? minimum : null,
        item.getMaximumValue() instanceof Number maximum ? maximum : null,
        item.getWidgetStyle() == null ? "" : item.getWidgetStyle(),
        item.is("remember"));
  }

  private static String help(ModuleItem<?> item) {
    String help = item.getDescription() == null ? "" : item.getDescription();
    return item.is(LIST) ? help + "; there are " + LISTS.get(item.get(LIST)).get() : help;
  }

  /** Whether the value is the path of a file or folder. */
  public boolean isPath() {
    return style.equals("open") || style.equals("save") || style.equals("directory");
  }

  /**
   * Converts what the user typed.
   *
   * @throws InvalidRequestException if {@code text} is no value of this key
   */
  public Object parse(String text) {
    if (type == String.class) {
      if (!choices.isEmpty() && !choices.contains(text)) {
        throw refuse(text, "use one of " + String.join(", ", choices));
      }
      return text;
    }
    if (type == Boolean.class) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw refuse(text, "use true or false");
      };
    }
    Number number;
    try {
      if (type == Integer.class) {
        number = Integer.valueOf(text.strip());
      } else if (type == Long.class) {
        number = Long.valueOf(text.strip());
      } else {
        number = Double.valueOf(text.strip());
      }
    } catch (NumberFormatException e) {
      throw refuse(text, type == Double.class ? "use a number" : "use a whole number");
    }
    if (Double.isNaN(number.doubleValue())) {
      throw refuse(text, "use a number");
    }
    if (minimum != null && number.doubleValue() < minimum.doubleValue()) {
      throw refuse(text, "use " + format(minimum) + " or more");
    }
    if (maximum != null && number.doubleValue() > maximum.doubleValue()) {
      throw refuse(text, "use " + format(maximum) + " or less");
    }
    return number;
  }

  /**
   * Refuses what {@link #parse} would refuse.
   *
   * @throws InvalidRequestException if {@code value} is no value of this key
   */
  public void check(Object value) {
    if (value == null) {
      throw new InvalidRequestException(name + "= has no value; leave it out for the default");
    }
    parse(format(value));
  }

  /** A value of this key as the user would type it. */
  public static String format(Object value) {
    if (value instanceof Double number) {
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
      return whole ? Long.toString(number.longValue()) : number.toString();
    }
    return String.valueOf(value);
  }

  private InvalidRequestException refuse(String text, String way) {
    return new InvalidRequestException(name + "=" + text + " is not possible: " + way);
  }
}
