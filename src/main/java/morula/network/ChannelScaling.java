package morula.network;

/**
 * A linear function of each channel: y = gain (x − centre) + offset.
 *
 * @param gains one a channel
 * @param centres as many
 * @param offsets as many
 */
public record ChannelScaling(double[] gains, double[] centres, double[] offsets) {}
