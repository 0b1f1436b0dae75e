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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Decodes predictions of {@link StarConvexHead} into objects.
 *
 * <p>Pixels whose probability reaches the threshold are connected over their 4 neighbours. In each
 * component, and then among all, the most probable polygons suppress those that they overlap too
 * much ({@link StarCandidates}, {@link PolygonSet}). A pixel belongs to the most probable polygon
 * that covers it. Of objects that the image's border cuts, only the visible pixels count. The
 * result depends neither on the number of threads nor on how the images are stored.
 *
 * <p>Memory: about 30 bytes a pixel of a component's bounding box, or of a window: components with
 * large boxes are decoded in {@link Windows}; and about 300 bytes an object.
 */
final class StarConvexDecoder implements Decoder {
  private static final Windows WINDOWS = new Windows(1 << 20, 512, Windows.HALO);

  private final DecoderOptions options;
  private final RayDirections rays;
  private final Windows windows;

  StarConvexDecoder(DecoderOptions options, int rays) {
    this(options, rays, WINDOWS);
  }

  /**
   * @param windows for the bounding boxes of components
   */
  StarConvexDecoder(DecoderOptions options, int rays, Windows windows) {
    this.options = options;
    this.rays = RayDirections.of(rays);
    this.windows = windows;
  }

  @Override
  public int decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    ForegroundComponents components =
        ForegroundComponents.find(prediction, options.foregroundThreshold(), labels, progress);
    List<StarPolygon> polygons =
        suppress(
            candidates(
                parts(components),
                new StarCandidates(components, prediction, labels, options, rays),
                progress),
            progress);
    paint(polygons, labels, progress);
    return ObjectNumbers.assign(labels, polygons.size(), progress);
  }

  private List<StarCandidates.Part> parts(ForegroundComponents components) {
    List<StarCandidates.Part> parts = new ArrayList<>();
    for (int c = 1; c <= components.count(); c++) {
      if (components.component(c) == c) {
        for (Windows.Part part : windows.of(components.box(c))) {
          parts.add(new StarCandidates.Part(c, part.window(), part.core()));
        }
      }
    }
    return parts;
  }

  private static List<StarPolygon> candidates(
      List<StarCandidates.Part> parts, StarCandidates candidates, Progress progress) {
    AtomicInteger done = new AtomicInteger();
    return parts.parallelStream()
        .flatMap(
            part -> {
              progress.checkCancelled();
              int n = done.incrementAndGet();
              if (n % 1000 == 0) {
                progress.update(n, parts.size(), "Finding polygons");
              }
              return candidates.find(part).stream();
            })
        .toList();
  }

  /** Returns the polygons that remain after suppression, the most probable first. */
  private List<StarPolygon> suppress(List<StarPolygon> candidates, Progress progress) {
    StarPolygon[] sorted = candidates.toArray(StarPolygon[]::new);
    Arrays.parallelSort(sorted, StarPolygon.ORDER);
    PolygonSet polygons = new PolygonSet(options.overlap());
    for (StarPolygon polygon : sorted) {
      progress.checkCancelled();
      polygons.add(polygon);
    }
    return polygons.polygons();
  }

  /** Writes −1 for the first polygon, −2 for the second, …; 0 elsewhere. */
  private static void paint(
      List<StarPolygon> polygons, RandomAccessibleInterval<IntType> labels, Progress progress) {
    RowBands bands = new RowBands(labels);
    int[][] inBand = byBand(polygons, bands);
    bands
        .indices()
        .parallel()
        .forEach(
            band -> {
              progress.checkCancelled();
              Box rows =
                  new Box(0, bands.firstRow(band), bands.width() - 1, bands.endRow(band) - 1);
              int[] values = new int[bands.pixels(band)];
              int[] here = inBand[band];
              for (int i = here.length - 1; i >= 0; i--) { // the most probable on top
                int k = here[i];
                int value = -1 - k;
                polygons
                    .get(k)
                    .forEachRun(
                        rows,
                        (row, from, to) -> {
                          int offset = (row - rows.minY()) * rows.width();
                          Arrays.fill(values, offset + from, offset + to + 1, value);
                        });
              }
              bands.write(values, labels, band);
            });
  }

  /** Returns the indices of the polygons that have pixels in each band, in ascending order. */
  private static int[][] byBand(List<StarPolygon> polygons, RowBands bands) {
    int[][] inBand = new int[bands.count()][];
    int[] count = new int[bands.count()];
    for (int pass = 0; pass < 2; pass++) { // the first counts
      for (int k = 0; k < polygons.size(); k++) {
        Box box = polygons.get(k).box();
        for (int band = bands.of(box.minY()); band <= bands.of(box.maxY()); band++) {
          if (pass == 1) {
            inBand[band][count[band]] = k;
          }
          count[band]++;
        }
      }
      for (int band = 0; band < count.length && pass == 0; band++) {
        inBand[band] = new int[count[band]];
        count[band] = 0;
      }
    }
    return inBand;
  }
}
