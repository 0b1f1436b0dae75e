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

package morula.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import morula.engine.OutOfMemoryException;
import morula.engine.Predictor;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class TiledPredictorTest {
  private static final ChannelNormalization NORMALIZATION =
      (channel, value) -> (float) ((value - 1000 * channel) / 4000);
  private static final int WHOLE = 100_000;

  @Test
  void tiledEqualsWhole() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      int channels = 1 + random.nextInt(2);
      SmallUNet network =
          new SmallUNet(channels, 1 + random.nextInt(3), random.nextInt(4), random.nextLong());
      var image = image(1 + random.nextInt(150), 1 + random.nextInt(150), channels, i);
      float[] whole = predict(network, network.halo(), WHOLE, image);
      float[] tiled = predict(network, network.halo(), 1 + random.nextInt(90), image);
      assertArrayEquals(whole, tiled, 1e-6f);
    }
  }

  @Test
  void withoutHaloTheyDiffer() throws IOException {
    SmallUNet network = new SmallUNet(1, 1, 2, 3);
    var image = image(150, 150, 1, 3);
    float[] whole = predict(network, 0, WHOLE, image);
    float[] tiled = predict(network, 0, 48, image);
    double worst = 0;
    for (int i = 0; i < whole.length; i++) {
      worst = Math.max(worst, Math.abs(whole[i] - tiled[i]));
    }
    assertTrue(worst > 1e-3, "the comparison sees nothing");
  }

  @Test
  void theWholeIsTheNetworkOnTheMirroredImage() throws IOException {
    SmallUNet network = new SmallUNet(2, 2, 3, 11);
    var image = image(37, 41, 2, 11);
    var input = ArrayImgs.floats(40, 48, 2, 1);
    var mirrored = Views.extendMirrorSingle(image).randomAccess();
    var cursor = input.localizingCursor();
    while (cursor.hasNext()) {
      cursor.fwd();
      mirrored.setPosition(
          new long[] {
            cursor.getLongPosition(0), cursor.getLongPosition(1), cursor.getLongPosition(2)
          });
      int c = cursor.getIntPosition(2);
      cursor.get().set(NORMALIZATION.apply(c, mirrored.get().getRealDouble()));
    }
    var expected = Views.interval(network.predict(input), new long[4], new long[] {36, 40, 1, 0});
    assertArrayEquals(
        array(Views.hyperSlice(expected, 3, 0)), predict(network, 13, WHOLE, image), 0);
  }

  @Test
  void outOfMemoryIsAnsweredWithSmallerTilesAndSaid() throws IOException {
    SmallUNet network = new SmallUNet(1, 2, 2, 5);
    var image = image(200, 170, 1, 5);
    List<String> messages = new ArrayList<>();
    int[] calls = new int[2];
    Predictor poor =
        batch -> {
          calls[0]++;
          // the first tiles still fit, then only smaller ones
          if (batch.dimension(0) > 64 && calls[0] > 2 || batch.dimension(0) > 48 && calls[0] > 5) {
            calls[1]++;
            throw new OutOfMemoryException("no room", null);
          }
          return network.predict(batch);
        };
    TiledPredictor predictor = new TiledPredictor(poor, 2, both(4), both(network.halo()), 128);
    try (var result = predictor.predict(image, NORMALIZATION, progress(messages, WHOLE))) {
      assertArrayEquals(
          predict(network, network.halo(), WHOLE, image), array(result.pixels()), 1e-6f);
    }
    assertEquals(2, calls[1]);
    assertEquals(2, messages.size());
    assertTrue(messages.get(0).contains("Out of memory"), messages.get(0));
    try (var again = predictor.predict(image, NORMALIZATION, Progress.NONE)) {
      assertEquals(2, calls[1], "the next image begins with the size that fits");
      assertEquals(200, again.pixels().dimension(0));
    }
  }

  @Test
  void aNarrowImageLeavesTilesForWideOnesSquare() throws IOException {
    SmallUNet network = new SmallUNet(1, 1, 1, 6);
    List<long[]> shapes = new ArrayList<>();
    Predictor poor =
        batch -> {
          shapes.add(new long[] {batch.dimension(0), batch.dimension(1)});
          if (batch.dimension(0) * batch.dimension(1) > 32 * 96) {
            throw new OutOfMemoryException("no room", null);
          }
          return network.predict(batch);
        };
    var predictor = new TiledPredictor(poor, 1, both(2), both(network.halo()), 128);
    predictor.predict(image(32, 300, 1, 6), NORMALIZATION, Progress.NONE).close();
    shapes.clear();
    predictor.predict(image(200, 200, 1, 6), NORMALIZATION, Progress.NONE).close();
    for (long[] shape : shapes) {
      assertEquals(shape[0], shape[1], "tiles of equal sides");
    }
  }

  @Test
  void finishedTilesAreNotRepeatedAndTheLastStepIsReported() throws IOException {
    SmallUNet network = new SmallUNet(1, 1, 1, 6);
    int halo = network.halo();
    long[] size = {200, 170};
    int first = TilePlan.of(size, both(2), both(halo), both(64)).tiles().size();
    int all = TilePlan.of(size, both(2), both(halo), both(32)).tiles().size();
    int[] calls = new int[1];
    Predictor poor =
        batch -> {
          if (++calls[0] == first) {
            throw new OutOfMemoryException("no room", null);
          }
          return network.predict(batch);
        };
    List<String> steps = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void message(String line) {}

          @Override
          public void update(long done, long total, String what) {
            steps.add(done + " of " + total);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    var predictor = new TiledPredictor(poor, 1, both(2), both(halo), 64);
    predictor.predict(image(200, 170, 1, 6), NORMALIZATION, progress).close();
    int again = calls[0] - first;
    assertTrue(again > 0 && again < all / 2, again + " of " + all);
    assertEquals(again + " of " + again, steps.get(steps.size() - 1));
  }

  @Test
  void givesUpAtTheSmallestTile() {
    Predictor none =
        batch -> {
          throw new OutOfMemoryException("no room", null);
        };
    TiledPredictor predictor = new TiledPredictor(none, 1, both(8), both(20), 512);
    var e =
        assertThrows(
            OutOfMemoryException.class,
            () -> predictor.predict(image(300, 300, 1, 0), NORMALIZATION, Progress.NONE));
    assertTrue(e.getMessage().contains("48 x 48"), e.getMessage());
  }

  @Test
  void stopsBetweenTilesWhenCancelled() {
    SmallUNet network = new SmallUNet(1, 1, 0, 0);
    int[] calls = new int[1];
    Predictor counting =
        batch -> {
          calls[0]++;
          return network.predict(batch);
        };
    TiledPredictor predictor = new TiledPredictor(counting, 1, both(1), both(1), 20);
    assertThrows(
        CancellationException.class,
        () ->
            predictor.predict(
                image(100, 100, 1, 0), NORMALIZATION, progress(new ArrayList<>(), 3)));
    assertEquals(3, calls[0]);
  }

  @Test
  void volumesAreTiledToo() throws IOException {
    // the mean of the six neighbours and the pixel itself, zero outside
    Predictor mean =
        batch -> {
          var padded = Views.extendZero(batch).randomAccess();
          var out =
              ArrayImgs.floats(batch.dimension(0), batch.dimension(1), batch.dimension(2), 1, 1);
          var cursor = out.localizingCursor();
          while (cursor.hasNext()) {
            cursor.fwd();
            padded.setPosition(cursor);
            float sum = padded.get().get();
            for (int d = 0; d < 3; d++) {
              padded.fwd(d);
              sum += padded.get().get();
              padded.move(-2, d);
              sum += padded.get().get();
              padded.fwd(d);
            }
            cursor.get().set(sum);
          }
          return out;
        };
    Random random = new Random(4);
    var volume = ArrayImgs.unsignedShorts(23, 31, 17, 1);
    volume.forEach(p -> p.set(random.nextInt(5000)));
    int[] one = {1, 1, 1};
    float[] whole;
    try (var r =
        new TiledPredictor(mean, 1, one, one, WHOLE)
            .predict(volume, NORMALIZATION, Progress.NONE)) {
      whole = array(r.pixels());
    }
    try (var r =
        new TiledPredictor(mean, 1, one, one, 9).predict(volume, NORMALIZATION, Progress.NONE)) {
      assertArrayEquals(whole, array(r.pixels()), 1e-6f);
    }
  }

  private static float[] predict(
      SmallUNet network, int halo, int tile, RandomAccessibleInterval<UnsignedShortType> image)
      throws IOException {
    int outputs =
        (int)
            network
                .predict(
                    ArrayImgs.floats(network.divisor(), network.divisor(), image.dimension(2), 1))
                .dimension(2);
    TiledPredictor predictor =
        new TiledPredictor(network, outputs, both(network.divisor()), both(halo), tile);
    try (var result = predictor.predict(image, NORMALIZATION, Progress.NONE)) {
      return array(result.pixels());
    }
  }

  private static float[] array(RandomAccessibleInterval<FloatType> image) {
    float[] values = new float[(int) image.size()];
    int i = 0;
    for (FloatType p : Views.flatIterable(image)) {
      values[i++] = p.get();
    }
    return values;
  }

  private static int[] both(int value) {
    return new int[] {value, value};
  }

  private static ArrayImg<UnsignedShortType, ShortArray> image(
      int width, int height, int channels, long seed) {
    Random random = new Random(seed);
    var image = ArrayImgs.unsignedShorts(width, height, channels);
    image.forEach(p -> p.set(random.nextInt(5000)));
    return image;
  }

  private static Progress progress(List<String> messages, int cancelAfter) {
    return new Progress() {
      private long done;

      @Override
      public void message(String line) {
        messages.add(line);
      }

      @Override
      public void update(long done, long total, String what) {
        this.done = done;
      }

      @Override
      public boolean isCancelled() {
        return done + 1 >= cancelAfter;
      }
    };
  }
}
