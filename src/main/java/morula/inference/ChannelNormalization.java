package morula.inference;

/** Normalises intensities as a network expects them, after a fit to an image. */
@FunctionalInterface
public interface ChannelNormalization {

  /**
   * @param channel index of the channel, from 0
   * @param value the intensity as stored
   * @return the normalised intensity
   */
  float apply(int channel, double value);
}
