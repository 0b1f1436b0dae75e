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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Decodes predictions that have a foreground channel into objects.
 *
 * <p>Pixels whose foreground reaches the threshold are connected over their 4 neighbours; each
 * component is split by a {@link Splitter}; holes are filled; objects that are too small or too
 * large are dropped. The result depends neither on the number of threads nor on how the images are
 * stored.
 *
 * <p>Memory: some bytes a pixel (watershed: about 25, flows: about 80) of the largest component's
 * bounding box. Components of larger bounding boxes are decoded in {@link Windows}: the same result
 * as long as an object is smaller than their halo.
 */
final class ForegroundDecoder implements Decoder {
  /** Largest number of pixels of blocks that are decoded in parallel. */
  private static final long PARALLEL_BLOCK = 1 << 20;

  private final DecoderOptions options;
  private final Splitter splitter;
  private final Windows windows;

  /**
   * @param windows for the bounding boxes of components
   */
  ForegroundDecoder(DecoderOptions options, Splitter splitter, Windows windows) {
    this.options = options;
    this.splitter = splitter;
    this.windows = windows;
  }

  @Override
  public int decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    ForegroundComponents components =
        ForegroundComponents.find(prediction, options.foregroundThreshold(), labels, progress);
    ComponentDecoder decoder =
        new ComponentDecoder(components, prediction, labels, options, splitter);
    long parallel = Math.min(PARALLEL_BLOCK, windows.largestBlock());
    int[] large = select(components, parallel, Long.MAX_VALUE);
    int[] small = select(components, 0, parallel);
    int total = large.length + small.length;
    AtomicInteger done = new AtomicInteger();
    for (int component : large) {
      decodeLarge(decoder, component, components.box(component), progress);
      progress.update(done.incrementAndGet(), total, "Splitting foreground");
    }
    Arrays.stream(small)
        .parallel()
        .forEach(
            component -> {
              progress.checkCancelled();
              decoder.decode(component);
              int n = done.incrementAndGet();
              if (n % 1000 == 0) {
                progress.update(n, total, "Splitting foreground");
              }
            });
    return ObjectNumbers.assign(labels, decoder.objects(), progress);
  }

  /** Selects components that may contain an object and whose bounding boxes have the given size. */
  private int[] select(ForegroundComponents components, long above, long upTo) {
    return IntStream.rangeClosed(1, components.count())
        .filter(c -> components.component(c) == c)
        .filter(c -> components.area(c) >= options.minimumArea())
        .filter(c -> components.box(c).pixels() > above && components.box(c).pixels() <= upTo)
        .toArray();
  }

  private void decodeLarge(ComponentDecoder decoder, int component, Box box, Progress progress) {
    List<Windows.Part> parts = windows.of(box);
    if (parts.size() == 1) {
      progress.checkCancelled();
      decoder.decode(component);
      return;
    }
    int before = decoder.objects();
    for (Windows.Part part : parts) {
      progress.checkCancelled();
      decoder.decode(component, part.window(), part.core(), before);
    }
  }
}
