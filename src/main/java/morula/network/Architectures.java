package morula.network;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.progress.InvalidRequestException;

/** Reads architectures as users write them: {@code unet} or {@code unet(depth=3,width=16)}. */
public final class Architectures {
  private static final Pattern TEXT = Pattern.compile("\\s*([a-z0-9_]+)\\s*(?:\\((.*)\\))?\\s*");

  private static final Map<String, Function<ArchitectureOptions, Architecture>> KNOWN =
      new TreeMap<>(
          Map.of(
              "unet", UNet::from,
              "resnet_unet", ResNetUNet::from,
              "fpn", FeaturePyramid::from,
              "segnet", SegNet::from,
              "munet", MUNet::from,
              "texture_cnn", TextureCnn::from));

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
    Function<ArchitectureOptions, Architecture> reader = KNOWN.get(matcher.group(1));
    if (reader == null) {
      throw refused(text, "known are: " + String.join(", ", KNOWN.keySet()));
    }
    ArchitectureOptions options = new ArchitectureOptions(text, matcher.group(2));
    Architecture architecture = reader.apply(options);
    options.checkAllUsed();
    return architecture;
  }

  static InvalidRequestException refused(String text, String why) {
    return new InvalidRequestException("network=" + text + ": not understood; " + why);
  }
}
