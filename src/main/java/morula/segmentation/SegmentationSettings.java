package morula.segmentation;

/**
 * How images are segmented, every key resolved; the defaults stand in the command.
 *
 * @param model path of a model, or the name of a shipped one
 * @param channel the channel to segment, from 1; 0 for as many as the model needs, from the first
 * @param tileSize side of a tile in pixels; 0 for the default
 * @param minimumSize objects smaller than this are dropped; 0 for what the model says
 * @param maximumSize objects larger than this are dropped; 0 for what the model says
 * @param minimumScore objects that the network was less sure of are dropped: 0 to 1; −1 for what
 *     the model says
 * @param sizeUnit of sizes: "pixel" for pixels, "micron" for µm and µm²
 * @param diameter of the objects; 0 to estimate it, where the model was trained for one diameter
 * @param invert whether the image's contrast is the reverse of what the model has learned: dark
 *     objects for a model of bright ones, or the other way round
 * @param device "auto", "cpu", "cuda"
 * @param precision "auto", "fp32", "bf16"
 */
public record SegmentationSettings(
    String model,
    int channel,
    int tileSize,
    double minimumSize,
    double maximumSize,
    double minimumScore,
    String sizeUnit,
    double diameter,
    boolean invert,
    String device,
    String precision) {

  /** A model applied as it is: all sizes, and the diameter estimated. */
  public static SegmentationSettings plain(String model, String device, String precision) {
    return new SegmentationSettings(model, 0, 0, 0, 0, -1, "pixel", 0, false, device, precision);
  }
}
