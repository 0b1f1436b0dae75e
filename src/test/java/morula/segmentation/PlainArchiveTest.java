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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import morula.engine.Device;
import morula.engine.InferenceSession;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.torchscript.Programs;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

/** The archive that Morula is compared with: the exported network, without Morula's own order. */
class PlainArchiveTest {
  @Test
  void isTheExportWithoutChannelsLast() throws IOException {
    Network network = Architectures.parse("unet(depth=1,width=4)").build(2, 1, 2);
    Weights weights = Weights.initial(network, 1, WeightInitialization.HE_NORMAL);
    ScriptModule export = Programs.export(network, weights, OutputActivation.SIGMOID);
    ScriptModule plain = PlainArchive.of(network, weights, OutputActivation.SIGMOID);
    assertTrue(export.methods().contains("memory_format"));
    assertFalse(plain.methods().contains("memory_format"));
    assertArrayEquals(output(export), output(plain), 1e-5f);
  }

  private static float[] output(ScriptModule module) throws IOException {
    float[] values = new float[32 * 32];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 37 % 100 / 100f;
    }
    ArrayImg<FloatType, FloatArray> input = ArrayImgs.floats(values, 32, 32, 1, 1);
    try (InferenceSession session = InferenceSession.of(module, Device.CPU)) {
      return session.predict(input).update(null).getCurrentStorageArray();
    }
  }
}
