package morula.synthetic;

import java.util.SplittableRandom;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

/** Photons and electronics: turns intensities into the integers of a file. */
final class Camera {
  /** Grey value of intensity 1 and of darkness, by bits. */
  private static final double GAIN_8 = 90;

  private static final double OFFSET_8 = 4;
  private static final double GAIN_16 = 9_000;
  private static final double OFFSET_16 = 400;

  /** From this mean on, a Poisson distribution is drawn as a normal one. */
  private static final double NORMAL = 30;

  private Camera() {}

  /**
   * Takes the picture.
   *
   * @param intensities 1 is a typical nucleus; at least 0
   * @param size of the image to return
   * @return unsigned integers of the asked bits, saturated
   */
  static RandomAccessibleInterval<? extends RealType<?>> expose(
      NucleiParameters p, float[] intensities, long[] size, SplittableRandom random) {
    double gain = (p.bits() == 8 ? GAIN_8 : GAIN_16) / p.photons();
    double offset = p.bits() == 8 ? OFFSET_8 : OFFSET_16;
    int white = (1 << p.bits()) - 1;
    byte[] bytes = new byte[p.bits() == 8 ? intensities.length : 0];
    short[] shorts = new short[p.bits() == 8 ? 0 : intensities.length];
    for (int i = 0; i < intensities.length; i++) {
      double electrons =
          poisson(intensities[i] * p.photons(), random) + p.readNoise() * random.nextGaussian();
      int value = (int) Math.max(0, Math.min(white, Math.round(offset + gain * electrons)));
      if (p.bits() == 8) {
        bytes[i] = (byte) value;
      } else {
        shorts[i] = (short) value;
      }
    }
    return p.bits() == 8
        ? ArrayImgs.unsignedBytes(bytes, size)
        : ArrayImgs.unsignedShorts(shorts, size);
  }

  /** By multiplying uniform numbers (Knuth, The Art of Computer Programming 2, 3.4.1). */
  private static double poisson(double mean, SplittableRandom random) {
    if (mean >= NORMAL) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
