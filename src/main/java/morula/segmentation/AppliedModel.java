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

import java.util.List;
import morula.image.Normalization;
import morula.inference.TiledPredictor;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.model.TypicalValues;
import morula.torchscript.Precision;

/** A model as the segmentation uses it, whatever its source: a network and its settings. */
interface AppliedModel extends AutoCloseable {

  /** The network, applied tile by tile. */
  TiledPredictor predictor();

  /** The number of input channels of the network. */
  int inputChannels();

  /** The steps by which intensities are normalised; they are fitted to each frame. */
  List<Normalization> normalization();

  /** The head, which gives the meaning of the network's output channels. */
  Head head();

  /** The thresholds and sizes with which predictions become labels. */
  DecoderOptions decoder();

  /**
   * The values that classes have in label images, background first; empty for objects, and if
   * classes are numbered without gaps.
   */
  List<Integer> classValues();

  /** The width and height, in pixels, that all images are resized to; 0 if they are not resized. */
  int imageSize();

  /**
   * The diameter of the objects that the network has learned, in pixels, to which the objects of
   * each image are scaled; 0 if they are not scaled.
   */
  double diameter();

  /** The values that are typical of the model's training images. */
  TypicalValues typical();

  /** The numeric precision in which the network computes. */
  Precision precision();

  /** A SHA-256 of all that decides what the model computes. */
  String fingerprint();

  /** Frees the network. */
  @Override
  void close();
}
