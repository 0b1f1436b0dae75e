package morula.network;

/**
 * A linear function of each channel: y = gain (x − centre) + offset.
 *
 * @param gains one for each channel
 * @param centres one for each channel
 * @param offsets one for each channel
 */
public record ChannelScaling(double[] gains, double[] centres, double[] offsets) {}
