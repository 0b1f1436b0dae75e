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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import morula.image.FittedNormalization;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The images on which the numeric precisions of a model are compared if its package carries no
 * patches of its training images: its test input and, for a model of one channel, a few generated
 * images of nuclei of the size that the network has learned. All are normalised.
 */
final class CalibrationImages {
  private static final int SIDE = 256;
  private static final int GENERATED = 6;
  private static final long SEED = 1;

  /** Radius in pixels where the model was not trained for one diameter. */
  private static final double RADIUS = 12;

  private static final double SMALLEST_RADIUS = 3;

  private CalibrationImages() {}

  /**
   * Returns the images: X, Y, [Z,] CHANNEL, 1, with sides that the network accepts; may be none.
   *
   * @throws IOException if the package cannot be read
   */
  static List<ArrayImg<FloatType, FloatArray>> of(
      ModelPackage model, TrainingRecord record, List<Normalization> steps) throws IOException {
    List<ArrayImg<FloatType, FloatArray>> images = new ArrayList<>();
    Optional<ArrayImg<FloatType, FloatArray>> test = model.testInput();
    if (test.isPresent()) {
      int last = test.get().numDimensions() - 1;
      images.add(normalized(Views.hyperSlice(test.get(), last, 0), steps, record.divisor()));
    }
    if (record.inputChannels() == 1 && record.divisor().size() == 2) {
      double radius =
          record.diameter() > 0 ? Math.max(SMALLEST_RADIUS, record.diameter() / 2) : RADIUS;
      NucleiParameters parameters = NucleiParameters.plane(SIDE, SIDE).withNuclei(radius, 0.25);
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < GENERATED; i++) {
        NucleiParameters varied = parameters.vary(random.nextLong());
        var image = SyntheticNuclei.draw("calibration", varied, random.nextLong()).image();
        // X, Y, CHANNEL, Z, TIME
        var plane = Views.hyperSlice(Views.hyperSlice(image.pixels(), 4, 0), 3, 0);
        images.add(normalized(plane, steps, record.divisor()));
      }
    }
    return images;
  }

  private static ArrayImg<FloatType, FloatArray> normalized(
      RandomAccessibleInterval<? extends RealType<?>> image,
      List<Normalization> steps,
      List<Integer> divisor) {
    FittedNormalization fitted = Normalizations.fit(image, steps);
    int axes = divisor.size();
    long[] size = new long[axes + 2];
    for (int d = 0; d < axes; d++) {
      int by = divisor.get(axes - 1 - d);
      size[d] = image.dimension(d) / by * by;
    }
    size[axes] = image.dimension(axes);
    size[axes + 1] = 1;
    ArrayImg<FloatType, FloatArray> result = ArrayImgs.floats(size);
    RandomAccess<? extends RealType<?>> source = image.randomAccess();
    var cursor = result.localizingCursor();
    while (cursor.hasNext()) {
      cursor.fwd();
      for (int d = 0; d <= axes; d++) {
        source.setPosition(cursor.getLongPosition(d), d);
      }
      cursor.get().set(fitted.apply(cursor.getIntPosition(axes), source.get().getRealDouble()));
    }
    return result;
  }
}
