package morula.inference;

/** Maps intensities to what a network was trained on, once fitted to an image. */
@FunctionalInterface
public interface ChannelNormalization {

  /**
   * @param channel index of the channel, from 0
   * @param value the intensity as stored
   * @return the normalised intensity
   */
  float apply(int channel, double value);
}
