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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import morula.image.Image;
import morula.image.LabelRegions;
import morula.progress.Progress;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A selection has the objects of the whole image whose centre lies in it. */
class RegionSegmentationTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;

  private static final Image IMAGE =
      SyntheticNuclei.draw("nuclei", NucleiParameters.plane(WIDTH, HEIGHT), 3).image();

  @ParameterizedTest
  @ValueSource(doubles = {0, 20, 35})
  void aRegionHasTheObjectsOfTheWholeImage(double diameter) throws IOException {
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .withModel(Path.of("update-site/models/nuclei.zip").toString())
            .withDevice("cpu")
            .withDiameter(diameter);
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE);
        Segmentation whole = segmenter.segment(IMAGE, Progress.NONE)) {
      Region circle =
          new Region(
              FinalInterval.createMinSize(100, 50, 200, 200),
              (x, y) -> Math.hypot(x - 200, y - 150) < 100);
      int objects = 0;
      for (Region region :
          List.of(
              Region.box(0, 0, 130, 110),
              Region.box(130, 0, 270, 110),
              Region.box(0, 110, 400, 190),
              circle)) {
        try (Segmentation part =
            segmenter.segment(IMAGE, false, Optional.of(region), Progress.NONE)) {
          objects += assertSame(whole, part, region);
          assertEquals(part.objects().getAsInt(), part.scores().orElseThrow().length);
        }
      }
      // the three boxes cover the image: each object is in exactly one of them
      assertTrue(objects > whole.objects().getAsInt(), objects + " objects");
    }
  }

  private static int assertSame(Segmentation whole, Segmentation part, Region region) {
    RandomAccessibleInterval<IntType> expected = whole.labels().plane(0, 0);
    RandomAccessibleInterval<IntType> found = part.labels().plane(0, 0);
    LabelRegions regions = LabelRegions.of(expected);
    TreeSet<Integer> inside = new TreeSet<>();
    for (int label : regions.labels()) {
      if (region.shape().contains(regions.meanX(label) + 0.5, regions.meanY(label) + 0.5)) {
        inside.add(label);
      }
    }
    Map<Integer, Integer> numbers = new HashMap<>(Map.of(0, 0));
    Cursor<IntType> e = Views.flatIterable(expected).cursor();
    for (IntType label : Views.flatIterable(found)) {
      int object = e.next().get();
      int wanted = inside.contains(object) ? object : 0;
      assertEquals(numbers.computeIfAbsent(wanted, o -> numbers.size()), label.get());
    }
    assertEquals(inside.size(), part.objects().getAsInt());
    for (int label : inside) {
      assertEquals(
          whole.scores().orElseThrow()[label - 1],
          part.scores().orElseThrow()[numbers.get(label) - 1],
          0.02);
    }
    return inside.size();
  }
}
