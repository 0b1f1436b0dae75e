package morula.synthetic;

import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Values of samples in their order. */
final class Samples {
  private Samples() {}

  static int[] labels(SyntheticSample sample) {
    int[] labels = new int[(int) Intervals.numElements(sample.labels().pixels())];
    int i = 0;
    for (IntType label : Views.flatIterable(sample.labels().pixels())) {
      labels[i++] = label.get();
    }
    return labels;
  }

  static double[] pixels(SyntheticSample sample) {
    double[] values = new double[(int) Intervals.numElements(sample.image().pixels())];
    int i = 0;
    for (RealType<?> value : Views.flatIterable(sample.image().pixels())) {
      values[i++] = value.getRealDouble();
    }
    return values;
  }
}
