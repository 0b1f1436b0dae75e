package morula.patches;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The input and the target of one training step.
 *
 * @param input dimensions X, Y, [Z,] CHANNEL, N (in memory NCHW or NCDHW)
 * @param target dimensions X, Y, [Z,] target channel, N; {@link TargetEncoder#IGNORE} where a pixel
 *     is left out of the loss
 */
public record Batch(
    ArrayImg<FloatType, FloatArray> input, ArrayImg<FloatType, FloatArray> target) {}
