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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.ActivationRanges;
import morula.torchscript.Precision;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class NetworkProgramsTest {
  private static final Network NETWORK =
      Architectures.parse("unet(depth=1,width=4)").build(2, 1, 2);

  private static ArrayImg<FloatType, FloatArray> image() {
    float[] values = new float[32 * 32];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 / 7f;
    }
    return ArrayImgs.floats(values, 32, 32, 1, 1);
  }

  /** A calibration that counts how often its images are read. */
  private static final class Counting implements NetworkCalibration {
    private int readings;
    private Optional<ActivationRanges> ranges = Optional.empty();

    @Override
    public List<ArrayImg<FloatType, FloatArray>> images() {
      readings++;
      return List.of(image());
    }

    @Override
    public Optional<ActivationRanges> ranges(List<String> nodes) {
      return ranges.filter(known -> known.ranges().keySet().containsAll(nodes));
    }

    @Override
    public void observed(List<String> nodes, ActivationRanges observed) {
      ranges = Optional.of(observed);
    }
  }

  private static float[] predicted(NetworkCalibration calibration) throws IOException {
    Weights weights = Weights.initial(NETWORK, 1, WeightInitialization.HE_NORMAL);
    NetworkPrograms programs =
        new NetworkPrograms(NETWORK, weights, OutputActivation.SIGMOID, calibration);
    assertTrue(programs.has(Precision.INT8));
    try (InferenceSession session = programs.load(Precision.INT8, Device.CPU)) {
      return session.predict(image()).update(null).getCurrentStorageArray();
    }
  }

  @Test
  void knownRangesAreNotObservedAgainAndGiveTheSameProgram() throws IOException {
    Counting calibration = new Counting();
    float[] first = predicted(calibration);
    int readings = calibration.readings;
    assertTrue(readings > 0);
    assertArrayEquals(first, predicted(calibration));
    assertEquals(readings, calibration.readings);
  }

  @Test
  void imagesAreReadForOtherPrecisionsNever() throws IOException {
    Counting calibration = new Counting();
    Weights weights = Weights.initial(NETWORK, 1, WeightInitialization.HE_NORMAL);
    NetworkPrograms programs =
        new NetworkPrograms(NETWORK, weights, OutputActivation.SIGMOID, calibration);
    programs.load(Precision.FP32, Device.CPU).close();
    assertTrue(programs.has(Precision.BF16));
    assertFalse(calibration.ranges.isPresent());
    assertEquals(0, calibration.readings);
  }
}
