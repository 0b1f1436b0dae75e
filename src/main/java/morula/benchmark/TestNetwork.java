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

package morula.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import morula.io.TemporaryFiles;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.segmentation.PlainArchive;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.ScriptModule;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The network that is measured: one channel in, three out. Its weights are random, which does not
 * change the time.
 */
record TestNetwork(Network network, Weights weights) {
  private static final int OUTPUTS = 3;

  /**
   * @throws morula.progress.InvalidRequestException if there is no such network
   */
  static TestNetwork of(String text) {
    Network network = Architectures.parse(text).build(2, 1, OUTPUTS);
    return new TestNetwork(network, Weights.initial(network, 1, WeightInitialization.HE_NORMAL));
  }

  ScriptModule plain(OutputActivation activation) {
    return PlainArchive.of(network, weights, activation);
  }

  /** Random numbers from 0 to 1: X, Y, 1, N. */
  static ArrayImg<FloatType, FloatArray> input(int side, int count) {
    return random(side, 1, count);
  }

  /** Random numbers from 0 to 1: X, Y, output channel, N. */
  static ArrayImg<FloatType, FloatArray> target(int side, int count) {
    return random(side, OUTPUTS, count);
  }

  private static ArrayImg<FloatType, FloatArray> random(int side, int channels, int count) {
    float[] values = new float[Math.multiplyExact(side * side, channels * count)];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return ArrayImgs.floats(values, side, side, channels, count);
  }

  /** Writes an archive for another program. */
  static Path write(ScriptModule module) throws IOException {
    Path file = TemporaryFiles.create(".pt", ArchiveWriter.size(module));
    ArchiveWriter.write(module, file);
    return file;
  }

  /** Writes numbers for another program: 32-bit floats, the lower byte first. */
  static Path write(ArrayImg<FloatType, FloatArray> numbers) throws IOException {
    float[] values = values(numbers);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Path file = TemporaryFiles.create(".raw", bytes.capacity());
    Files.write(file, bytes.array());
    return file;
  }

  static float[] values(ArrayImg<FloatType, FloatArray> numbers) {
    return numbers.update(null).getCurrentStorageArray();
  }
}
