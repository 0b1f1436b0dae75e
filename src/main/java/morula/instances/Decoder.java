package morula.instances;

import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Turns a prediction into labels. Safe to use from several threads. */
public interface Decoder {

  /**
   * Decodes one plane.
   *
   * @param prediction dimensions X, Y, output channel, after the head's activation; may be larger
   *     than memory (memory-mapped), so it is read in row order or by the bounding boxes of objects
   * @param labels dimensions X, Y, all 0 on entry; receives 0 for background and 1…n for the
   *     objects without gaps, in the order of their first pixel in row order; or the classes
   * @param progress told about rows and objects, asked for cancellation
   * @return the number of objects (instances), or of classes present (semantic)
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  int decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress);
}
