package morula.instances;

import java.util.Optional;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The scores of the objects that a head finds, see {@link ObjectScorer}; none where it has none.
 */
public final class ObjectScores {
  private ObjectScores() {}

  /** Whether there are scores of what a head finds. */
  public static boolean areOf(Head head) {
    return head.objectScorer().isPresent();
  }

  /**
   * Scores the objects of a plane.
   *
   * @param head what the prediction means
   * @param prediction dimensions X, Y, output channel, after the head's activation
   * @param labels dimensions X, Y of the same size: 0 background, 1 to {@code objects}
   * @param objects how many there are
   * @return the score of label i at index i − 1, 0 to 1, 0 for one that has no pixel; empty where
   *     there are no scores {@link #areOf of} the head
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
