package morula.patches;

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** An encoder of labels as the target that the network learns to predict. */
public interface TargetEncoder {

  /** Value of target pixels that are left out of the loss. */
  float IGNORE = -1;

  /** Returns the number of target channels. */
  int channels();

  /**
   * Returns the number of pixels that the encoder needs around a patch, so that objects cut by its
   * border keep their shape.
   */
  int margin();

  /**
   * Encodes one patch.
   *
   * @param labels dimensions X, Y[, Z]; 0 background, 1 and up objects or classes, a negative value
   *     where the annotation is to be ignored; {@code patch} grown by {@link #margin()}
   * @param patch the part of {@code labels} to encode
   * @return dimensions X, Y, [Z,] target channel; {@link #IGNORE} in every channel where ignored,
   *     and in single channels where the labels leave them open
   */
  ArrayImg<FloatType, FloatArray> encode(RandomAccessibleInterval<IntType> labels, Interval patch);
}
