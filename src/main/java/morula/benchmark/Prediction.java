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
import java.util.Optional;
import morula.engine.InferenceSession;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** A network that is applied through DJL. */
final class Prediction implements Program {
  private final Maker maker;
  private final String name;
  private final InferenceSession session;
  private final ArrayImg<FloatType, FloatArray> input;
  private final float[] expected;
  private Optional<Double> difference = Optional.empty();

  /**
   * @param session is closed by this
   * @param expected output
   */
  Prediction(
      Maker maker,
      String name,
      InferenceSession session,
      ArrayImg<FloatType, FloatArray> input,
      float[] expected) {
    this.maker = maker;
    this.name = name;
    this.session = session;
    this.input = input;
    this.expected = expected.clone();
  }

  @Override
  public Maker maker() {
    return maker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Timing run() throws IOException {
    if (difference.isEmpty()) {
      difference = Optional.of(difference(TestNetwork.values(session.predict(input)), expected));
    }
    return Timing.of(() -> session.predict(input));
  }

  /** Returns the norm of the difference by the norm of what is expected. */
  static double difference(float[] found, float[] expected) {
    double squares = 0;
    double all = 0;
    for (int i = 0; i < expected.length; i++) {
      double away = (double) found[i] - expected[i];
      squares += away * away;
      all += (double) expected[i] * expected[i];
    }
    return Math.sqrt(squares / all);
  }

  @Override
  public Optional<Double> difference() {
    return difference;
  }

  @Override
  public void close() {
    session.close();
  }
}
