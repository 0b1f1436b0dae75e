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
import java.util.List;
import java.util.Optional;
import morula.torchscript.ActivationRanges;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What a network computes on typical images, by which its numeric precisions are set and judged.
 */
public interface NetworkCalibration {

  /**
   * Returns typical images, normalised: X, Y, [Z,] CHANNEL, 1, with sides that the network accepts;
   * may be none.
   *
   * @throws IOException if they cannot be read
   */
  List<ArrayImg<FloatType, FloatArray>> images() throws IOException;

  /**
   * Returns the ranges that the nodes of the network compute, if they are known without computing.
   *
   * @param nodes names of all nodes
   */
  Optional<ActivationRanges> ranges(List<String> nodes);

  /** Takes note of ranges that were observed on the images. */
  void observed(List<String> nodes, ActivationRanges ranges);

  /** Returns a calibration of which nothing but an image is known. */
  static NetworkCalibration on(ArrayImg<FloatType, FloatArray> image) {
    return new NetworkCalibration() {
      @Override
      public List<ArrayImg<FloatType, FloatArray>> images() {
        return List.of(image);
      }

      @Override
      public Optional<ActivationRanges> ranges(List<String> nodes) {
        return Optional.empty();
      }

      @Override
      public void observed(List<String> nodes, ActivationRanges ranges) {}
    };
  }
}
