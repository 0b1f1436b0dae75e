package morula.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import morula.image.FittedNormalization;
import morula.image.Resize;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.instances.Decoder;
import morula.progress.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Finds out how large the objects of an image are, with the network that is to segment it. */
final class DiameterEstimate {
  /** Side of the parts that are looked at, in pixels as the network sees them. */
  private static final int WINDOW = 512;

  /** Parts of a large plane that are looked at. */
  private static final int WINDOWS = 4;

  private final TiledPredictor predictor;
  private final Decoder decoder;
  private final double diameter;

  /**
   * @param diameter that the network has learned, in pixels
   */
  DiameterEstimate(TiledPredictor predictor, Decoder decoder, double diameter) {
    this.predictor = predictor;
    this.decoder = decoder;
    this.diameter = diameter;
  }

  /** What is seen at one magnification. */
  record Look(double magnification, double diameter, int objects, double score) {}

  Look look(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      double magnification)
      throws IOException {
    int width = ObjectScale.length(plane.dimension(0), magnification);
    int height = ObjectScale.length(plane.dimension(1), magnification);
    RandomAccessibleInterval<FloatType> resized = Resize.lazily(plane, width, height);
    List<Double> diameters = new ArrayList<>();
    double sum = 0;
    long pixels = 0;
    for (Interval window : windows(resized)) {
      RandomAccessibleInterval<FloatType> part = Views.zeroMin(Views.interval(resized, window));
      ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(part.dimension(0), part.dimension(1));
      try (PlaneStore<FloatType> prediction =
          predictor.predict(part, fitted::apply, Progress.NONE)) {
        decoder.decode(prediction.pixels(), labels, Progress.NONE);
        var label = Views.flatIterable(labels).cursor();
        for (FloatType p : Views.flatIterable(Views.hyperSlice(prediction.pixels(), 2, 0))) {
          if (label.next().get() > 0) {
            sum += p.get();
            pixels++;
          }
        }
      }
      diameters.addAll(ObjectScale.diameters(labels));
    }
    diameters.sort(Comparator.naturalOrder());
    return new Look(
        magnification,
        diameters.isEmpty() ? Double.NaN : diameters.get(diameters.size() / 2),
        diameters.size(),
        sum / pixels);
  }

  /** The windows with most contrast; the whole plane if it is small. */
  private static List<Interval> windows(RandomAccessibleInterval<FloatType> plane) {
    List<Interval> windows = new ArrayList<>();
    long columns = (plane.dimension(0) + WINDOW - 1) / WINDOW;
    long rows = (plane.dimension(1) + WINDOW - 1) / WINDOW;
    for (long row = 0; row < rows; row++) {
      for (long column = 0; column < columns; column++) {
        windows.add(
            FinalInterval.createMinMax(
                column * plane.dimension(0) / columns,
                row * plane.dimension(1) / rows,
                0,
                (column + 1) * plane.dimension(0) / columns - 1,
                (row + 1) * plane.dimension(1) / rows - 1,
                plane.max(2)));
      }
    }
    return windows.subList(0, Math.min(windows.size(), WINDOWS * 100));
  }
}
