package morula.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.progress.InvalidRequestException;

/** Reads architectures as users write them: {@code unet} or {@code unet(depth=3,width=16)}. */
public final class Architectures {
  private static final Pattern TEXT = Pattern.compile("\\s*([a-z0-9_]+)\\s*(?:\\((.*)\\))?\\s*");

  private Architectures() {}

  /**
   * @param text name, then options in parentheses; what is not given keeps its default
   * @throws InvalidRequestException naming the key {@code network} if it cannot be understood
   */
  public static Architecture parse(String text) {
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw refused(text, "write a name and options, such as unet(depth=4,width=32)");
    }
    Options options = new Options(text, matcher.group(2));
    if (!matcher.group(1).equals("unet")) {
      throw refused(text, "known is: unet");
    }
    UNet unet =
        new UNet(
            options.number("depth", UNet.DEFAULT.depth(), 1, 6),
            options.number("width", UNet.DEFAULT.width(), 1, 256),
            options.word("normalization", UNet.DEFAULT.normalization()),
            options.word("upsampling", UNet.DEFAULT.upsampling()));
    options.checkAllUsed();
    return unet;
  }

  private static InvalidRequestException refused(String text, String why) {
    return new InvalidRequestException("network=" + text + ": not understood; " + why);
  }

  /** The options between the parentheses; each is taken once. */
  private static final class Options {
    private final String text;
    private final Map<String, String> given = new LinkedHashMap<>();

    Options(String text, String inside) {
      this.text = text;
      if (inside == null || inside.isBlank()) {
        return;
      }
      for (String option : inside.split(",")) {
        String[] parts = option.trim().split("=", 2);
        if (parts.length != 2) {
          throw refused(text, "an option is written key=value, not \"" + option.trim() + "\"");
        }
        given.put(parts[0].trim(), parts[1].trim());
      }
    }

    int number(String key, int standard, int least, int most) {
      String value = given.remove(key);
      if (value == null) {
        return standard;
      }
      if (!value.matches("\\d{1,6}")
          || Integer.parseInt(value) < least
          || Integer.parseInt(value) > most) {
        throw refused(text, key + " is a whole number from " + least + " to " + most);
      }
      return Integer.parseInt(value);
    }

    <E extends Enum<E>> E word(String key, E standard) {
      String value = given.remove(key);
      if (value == null) {
        return standard;
      }
      List<E> constants = List.of(standard.getDeclaringClass().getEnumConstants());
      return constants.stream()
          .filter(c -> c.name().equalsIgnoreCase(value))
          .findFirst()
          .orElseThrow(
              () ->
                  refused(
                      text, key + " is one of " + constants.toString().toLowerCase(Locale.ROOT)));
    }

    void checkAllUsed() {
      if (!given.isEmpty()) {
        throw refused(text, "unknown option " + given.keySet().iterator().next());
      }
    }
  }
}
