package morula.instances;

import java.util.Arrays;
import morula.image.BlockReader;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The decoder of a head that also drops objects with a score (see {@link ObjectScores}) below
 * {@link DecoderOptions#minimumScore()}. Heads without scores keep all objects.
 */
public final class ScoredDecoder implements Decoder {
  private final Head head;
  private final Decoder decoder;
  private final double minimumScore;

  /**
   * @param head that the predictions are for
   * @param options of its decoder
   */
  public ScoredDecoder(Head head, DecoderOptions options) {
    this.head = head;
    decoder = head.decoder(options);
    minimumScore = ObjectScores.areAvailable(head) ? options.minimumScore() : 0;
  }

  /**
   * The result of decoding a plane.
   *
   * @param count number of objects (instances) that were kept, or of classes present (semantic)
   * @param found scores of all objects that were found, including those that were dropped; empty if
   *     the head has none
   * @param kept score of label i at index i − 1; empty if the head has none
   */
  public record Objects(int count, double[] found, double[] kept) {}

  /** Decodes as {@link Decoder#decode}; scores are computed only if there is a minimum score. */
  @Override
  public int decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    return minimumScore > 0
        ? decodeScored(prediction, labels, progress).count()
        : decoder.decode(prediction, labels, progress);
  }

  /** Decodes as {@link Decoder#decode}, and returns the scores too. */
  public Objects decodeScored(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    int count = decoder.decode(prediction, labels, progress);
    double[] found = ObjectScores.of(head, prediction, labels, count, progress);
    double[] kept = Arrays.stream(found).filter(score -> score >= minimumScore).toArray();
    if (kept.length == found.length) {
      return new Objects(count, found, found);
    }
    drop(labels, found, progress);
    return new Objects(kept.length, found, kept);
  }

  /** Drops objects; the remaining ones are renumbered without gaps in the same order. */
  private void drop(RandomAccessibleInterval<IntType> labels, double[] scores, Progress progress) {
    int[] numbers = new int[scores.length + 1];
    int next = 0;
    for (int label = 1; label < numbers.length; label++) {
      numbers[label] = scores[label - 1] >= minimumScore ? ++next : 0;
    }
    RowBands bands = new RowBands(labels);
    BlockReader<IntType> reader = new BlockReader<>(labels);
    int[] values = new int[bands.maximumPixels()];
    for (int band = 0; band < bands.count(); band++) {
      progress.checkCancelled();
      reader.copy(bands.interval(band), values);
      for (int i = 0; i < bands.pixels(band); i++) {
        values[i] = numbers[values[i]];
      }
      bands.write(values, labels, band);
    }
  }
}
