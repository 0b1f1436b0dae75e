package morula.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmenterTest {
  @TempDir static Path folder;

  @BeforeAll
  static void train() throws IOException {
    TinyTraining.data(folder);
    TinyTraining.run(TinyTraining.settings(folder, "model.zip", false, 0.01));
  }

  private static SegmentationSettings settings(int channel, int tile, double minimum, String unit) {
    return new SegmentationSettings(
        folder.resolve("model.zip").toString(), channel, tile, minimum, 0, unit, "cpu", "auto");
  }

  @Test
  void tiledEqualsWhole() throws IOException {
    Image image = SyntheticNuclei.draw("image", NucleiParameters.plane(333, 201), 11).image();
    List<Integer> whole = segment(image, settings(0, 4096, 0, "pixel"));
    assertTrue(whole.stream().anyMatch(v -> v > 0), "the model finds something");
    for (int tile : new int[] {64, 100, 160}) {
      assertEquals(whole, segment(image, settings(0, tile, 0, "pixel")), "tiles of " + tile);
    }
  }

  @Test
  void objectsOfSlicesAndFramesAreNumberedThrough() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(96, 80), 4).image();
    Image stack = stack(plane, 3, 2);
    try (Segmenter segmenter = Segmenter.open(settings(0, 0, 0, "pixel"), Progress.NONE)) {
      Labels labels = segmenter.segment(stack, Progress.NONE);
      assertEquals(3, labels.pixels().dimension(2));
      assertEquals(2, labels.pixels().dimension(3));
      int previous = 0;
      for (int t = 0; t < 2; t++) {
        for (int z = 0; z < 3; z++) {
          List<Integer> values = values(labels, z, t);
          int max = values.stream().max(Integer::compare).orElseThrow();
          int min = values.stream().filter(v -> v > 0).min(Integer::compare).orElseThrow();
          assertEquals(previous + 1, min);
          previous = max;
        }
      }
      assertEquals(stack.calibration(), labels.calibration());
    }
  }

  @Test
  void channelsAreChosenOrRefused() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(96, 80), 4).image();
    Image two =
        new Image(
            "two",
            Views.interval(
                Views.extendBorder(floats(plane)), new long[5], new long[] {95, 79, 1, 0, 0}),
            Calibration.NONE);
    List<Integer> one = segment(plane, settings(0, 0, 0, "pixel"));
    assertEquals(one, segment(two, settings(2, 0, 0, "pixel")));
    assertEquals(one, segment(two, settings(0, 0, 0, "pixel")));
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> segment(two, settings(3, 0, 0, "pixel")));
    assertEquals("channel=3: two has 2 channel(s)", e.getMessage());
  }

  @Test
  void sizesInMicronsNeedAPixelSize() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(96, 80), 4).image();
    assertTrue(segment(plane, settings(0, 0, 1e6, "micron")).stream().allMatch(v -> v == 0));
    Image bare = new Image("bare", plane.pixels(), Calibration.NONE);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class, () -> segment(bare, settings(0, 0, 5, "micron")));
    assertTrue(e.getMessage().startsWith("size_unit=micron"), e.getMessage());
  }

  private static Image stack(Image plane, int slices, int frames) {
    return new Image(
        "stack",
        Views.interval(
            Views.extendBorder(floats(plane)),
            new long[5],
            new long[] {
              plane.pixels().dimension(0) - 1,
              plane.pixels().dimension(1) - 1,
              0,
              slices - 1,
              frames - 1
            }),
        plane.calibration());
  }

  private static net.imglib2.RandomAccessibleInterval<FloatType> floats(Image image) {
    var copy = ArrayImgs.floats(image.pixels().dimensionsAsLongArray());
    var target = copy.cursor();
    Views.flatIterable(image.pixels()).forEach(v -> target.next().set(v.getRealFloat()));
    return copy;
  }

  private static List<Integer> segment(Image image, SegmentationSettings settings)
      throws IOException {
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE)) {
      return values(segmenter.segment(image, Progress.NONE), 0, 0);
    }
  }

  private static List<Integer> values(Labels labels, long z, long frame) {
    List<Integer> values = new ArrayList<>();
    for (IntType pixel : Views.flatIterable(labels.plane(z, frame))) {
      values.add(pixel.get());
    }
    return values;
  }
}
