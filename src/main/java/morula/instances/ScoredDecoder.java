/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.instances;

import java.util.Arrays;
import java.util.Optional;
import morula.image.BlockReader;
import morula.image.Foreground;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The decoder of a head that also drops objects with a score (see {@link ObjectScores}) below
 * {@link DecoderOptions#minimumScore()}. Heads without scores keep all objects.
 */
public final class ScoredDecoder implements Decoder {
  private final Head head;
  private final Decoder decoder;
  private final double minimumScore;
  private final double foregroundThreshold;

  /**
   * @param head that the predictions are for
   * @param options of its decoder
   */
  public ScoredDecoder(Head head, DecoderOptions options) {
    this.head = head;
    decoder = head.decoder(options);
    foregroundThreshold = options.foregroundThreshold();
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

  /**
   * Returns the foreground of a prediction, by which the outlines of its labels can be resized;
   * empty if the head has none.
   *
   * @param prediction X, Y, output channel
   */
  public Optional<Foreground> foreground(RandomAccessibleInterval<FloatType> prediction) {
    return head.foregroundChannel().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Foreground(
                Views.hyperSlice(prediction, 2, head.foregroundChannel().getAsInt()),
                foregroundThreshold));
  }

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
