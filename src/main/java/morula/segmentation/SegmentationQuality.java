package morula.segmentation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import morula.dataset.LabelKind;
import morula.inference.ChannelNormalization;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.instances.ScoredDecoder;
import morula.model.TypicalValues;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;

/** How far one image's segmentation may be trusted: gathered plane by plane while it is made. */
final class SegmentationQuality {
  private final Head head;
  private final TypicalValues typical;
  private final TypicalImages seen;
  private double[] scores = new double[0];
  private double[] ofPlane = new double[0];

  SegmentationQuality(Head head, TypicalValues typical) {
    this.head = head;
    this.typical = typical;
    seen = new TypicalImages(head.labelKind() == LabelKind.OBJECTS);
  }

  /**
   * Adds a plane, at the scale of the network.
   *
   * @param plane X, Y, CHANNEL
   * @param normalization of its values
   * @param labels X, Y: what was decoded
   * @param objects the same with their scores
   * @param magnification pixels along X that the network saw for one of the image
   */
  void add(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      ChannelNormalization normalization,
      RandomAccessibleInterval<IntType> labels,
      ScoredDecoder.Objects objects,
      double magnification) {
    ofPlane = objects.kept();
    seen.addScores(objects.found());
    if (typical.images() > 0) {
      seen.add(plane, normalization, labels, magnification);
    }
  }

  /**
   * Says that parts of the plane that was added last were segmented anew. What is typical is still
   * asked of the plane as it was added.
   *
   * @param kept score of label i at index i − 1
   */
  void replace(double[] kept) {
    ofPlane = kept;
  }

  /** The scores of the plane that was added last: of label i at index i − 1. */
  double[] ofPlane() {
    return ofPlane;
  }

  /**
   * Says which numbers the objects of the plane that was added last have in the whole image.
   *
   * @param numbers of label i at index i, from 1; 0 for one that vanished
   */
  void number(int[] numbers) {
    int largest = Arrays.stream(numbers).max().orElse(0);
    if (ofPlane.length > 0 && largest > scores.length) {
      scores = Arrays.copyOf(scores, largest);
    }
    for (int label = 1; label < numbers.length && label <= ofPlane.length; label++) {
      if (numbers[label] > 0) {
        scores[numbers[label] - 1] = ofPlane[label - 1];
      }
    }
  }

  /**
   * The score of object i of the image at index i − 1, 0 to 1; empty where the head has none, see
   * {@link ObjectScores#areOf}.
   */
  Optional<double[]> scores() {
    return ObjectScores.areOf(head) ? Optional.of(scores.clone()) : Optional.empty();
  }

  /** See {@link TypicalImages#warnings}. */
  List<String> warnings() {
    return seen.warnings(typical);
  }
}
