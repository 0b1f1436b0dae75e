package morula.instances;

import java.util.Optional;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Computes the scores of the objects that a head finds, see {@link ObjectScorer}. */
public final class ObjectScores {
  private ObjectScores() {}

  /** Whether a head gives scores to its objects. */
  public static boolean areAvailable(Head head) {
    return head.objectScorer().isPresent();
  }

  /**
   * Scores the objects of a plane.
   *
   * @param head that the prediction is for
   * @param prediction dimensions X, Y, output channel, after the head's activation
   * @param labels dimensions X, Y of the same size: 0 background, 1 to {@code objects}
   * @param objects number of objects
   * @return the score of label i at index i − 1, 0 to 1, 0 for one that has no pixel; empty where
   *     the head has no scores, see {@link #areAvailable}
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static double[] of(
      Head head,
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      int objects,
      Progress progress) {
    Optional<ObjectScorer> scorer = head.objectScorer();
    return scorer.isPresent()
        ? scorer.get().score(prediction, labels, objects, progress)
        : new double[0];
  }
}
