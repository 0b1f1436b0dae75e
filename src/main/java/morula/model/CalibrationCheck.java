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

package morula.model;

import java.util.Arrays;
import java.util.Locale;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Checks the patches that a package carries: a network takes minutes for absurd ones. */
final class CalibrationCheck {
  /** Patches. */
  static final int MOST = 64;

  private CalibrationCheck() {}

  /**
   * @param array X, Y, [Z,] CHANNEL, N
   * @param file name for messages
   * @throws InvalidRequestException naming the file if it does not fit the record
   */
  static void check(ArrayImg<FloatType, FloatArray> array, TrainingRecord record, String file) {
    long[] size = array.dimensionsAsLongArray();
    int axes = record.divisor().size();
    boolean fits =
        size.length == axes + 2
            && size[axes] == record.inputChannels()
            && size[axes + 1] == record.calibration().patches()
            && array.size() <= CalibrationRecord.MOST_VALUES;
    for (int d = 0; fits && d < axes; d++) {
      fits = size[d] % record.divisor().get(axes - 1 - d) == 0;
    }
    if (!fits) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s has the size %s, which is not that of %d patches for the network of this model; copy or download the complete model again",
              file,
              Arrays.toString(size),
              record.calibration().patches()));
    }
    for (float value : array.update(null).getCurrentStorageArray()) {
      if (!Float.isFinite(value)) {
        throw new InvalidRequestException(
            file
                + " has values that are not numbers (NaN) or infinite; copy or download the complete"
                + " model again");
      }
    }
  }
}
