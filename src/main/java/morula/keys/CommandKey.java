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

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import morula.network.Architectures;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;
import org.scijava.module.ModuleItem;

/**
 * One key of a command, as its {@code @Parameter} field declares it.
 *
 * @param name the key, lower_snake_case
 * @param type String, int, long, double or boolean (boxed)
 * @param defaultValue the field's initial value
 * @param label short label for dialogs
 * @param help description for users, with the names that can be chosen
 * @param choices the values allowed, empty for any
 * @param minimum smallest number allowed, null for any
 * @param maximum largest number allowed, null for any
 * @param style SciJava's widget style: "open", "save", "directory" for paths, else empty
 * @param remembered whether a dialog starts with the last value
 * @param expert whether windows show it among "More" only
 * @param whenEmpty what the default means, in place of which windows show an empty field: "as the
 *     model says"; empty if windows show the default
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
    boolean remembered,
    boolean expert,
    String whenEmpty) {

  private static final String LIST = "list";

  /**
   * The lists of names that the attribute "list" of a field adds to its help. Other jars can extend
   * them, so they cannot stand in an annotation.
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
        item.is("remember"),
        item.is("more"),
        item.get("when-empty") == null ? "" : item.get("when-empty"));
  }

  private static String help(ModuleItem<?> item) {
    String help = item.getDescription() == null ? "" : item.getDescription();
    return item.is(LIST) ? help + "; available: " + LISTS.get(item.get(LIST)).get() : help;
  }

  /** Returns whether the value is the path of a file or folder. */
  public boolean isPath() {
    return style.equals("open") || style.equals("save") || style.equals("directory");
  }

  /**
   * Reads and checks a value.
   *
   * @param given what the user typed, or a value of the key's type
   * @throws InvalidRequestException if it is not a value of this key; the message names the key
   */
  public Object read(Object given) {
    ValueText.checkPresent(name, given);
    if (type == String.class) {
      String text = ValueText.of(given);
      return choices.isEmpty() ? text : ValueText.choice(name, text, choices);
    }
    if (type == Boolean.class) {
      return ValueText.flag(name, given);
    }
    double least = minimum == null ? Double.NEGATIVE_INFINITY : minimum.doubleValue();
    double most = maximum == null ? Double.POSITIVE_INFINITY : maximum.doubleValue();
    if (type == Double.class) {
      double value = ValueText.number(name, given);
      ValueText.checkRange(name, given, value, least, most);
      return value;
    }
    boolean wide = type == Long.class;
    long value =
        ValueText.whole(
            name,
            given,
            wide ? Long.MIN_VALUE : Integer.MIN_VALUE,
            wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
    ValueText.checkRange(name, given, value, least, most);
    return wide ? (Object) value : (Object) (int) value;
  }
}
