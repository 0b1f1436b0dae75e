package morula.network;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import morula.progress.InvalidRequestException;
import morula.progress.NamedOptions;

/** Reads architectures as users write them: {@code unet} or {@code unet(depth=3,width=16)}. */
public final class Architectures {
  private static final Map<String, Function<NamedOptions, Architecture>> KNOWN =
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
    NamedOptions options = NamedOptions.parse("network", text);
    Function<NamedOptions, Architecture> reader = KNOWN.get(options.name());
    if (reader == null) {
      throw options.refused("known are: " + String.join(", ", KNOWN.keySet()));
    }
    Architecture architecture = reader.apply(options);
    options.checkAllUsed();
    return architecture;
  }
}
