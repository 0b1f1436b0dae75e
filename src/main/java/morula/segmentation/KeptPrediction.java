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

import java.util.Optional;
import morula.inference.PlaneStore;
import morula.sizes.PlaneSize;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The prediction of a whole plane that was made to estimate the size of its objects, for when the
 * plane is segmented at that size. One thread at a time.
 */
final class KeptPrediction implements AutoCloseable {
  private PlaneStore<FloatType> store;
  private long frame;
  private long slice;
  private PlaneSize size;

  /**
   * Keeps a prediction instead of an earlier one, and closes it in the end.
   *
   * @param frame from 0
   * @param slice from 0
   * @param prediction X, Y, output channel
   */
  void keep(long frame, long slice, PlaneStore<FloatType> prediction) {
    close();
    this.frame = frame;
    this.slice = slice;
    size =
        new PlaneSize(
            (int) prediction.pixels().dimension(0), (int) prediction.pixels().dimension(1));
    store = prediction;
  }

  /** Returns the prediction of a plane at a size, to be closed by the caller, if it is this one. */
  Optional<PlaneStore<FloatType>> take(long frame, long slice, PlaneSize size) {
    if (store == null || frame != this.frame || slice != this.slice || !size.equals(this.size)) {
      return Optional.empty();
    }
    PlaneStore<FloatType> taken = store;
    store = null;
    return Optional.of(taken);
  }

  /** Frees the prediction if nobody took it. */
  @Override
  public void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
