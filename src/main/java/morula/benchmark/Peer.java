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

import java.util.List;

/** What PyTorch makes of a network; {@code peer.py} has a program for each. */
enum Peer {
  EAGER("eager", "eager fp32"),
  FROZEN_FP32("frozen_fp32", "fp32, traced, frozen, channels-last"),
  FROZEN_BF16("frozen_bf16", "bf16, traced, frozen, channels-last"),
  OPTIMIZED_BF16("optimized_bf16", "bf16, optimize_for_inference"),
  COMPILED_BF16("compiled_bf16", "bf16, torch.compile"),
  INT8("int8", "int8, quantized for x86"),
  TRAIN_EAGER("train_eager", "eager fp32"),
  TRAIN_FP32("train_fp32", "fp32, channels-last, fused Adam"),
  TRAIN_BF16("train_bf16", "bf16 autocast, channels-last, fused Adam");

  private final String key;
  private final String text;

  Peer(String key, String text) {
    this.key = key;
    this.text = text;
  }

  /** The name in {@code peer.py}. */
  String key() {
    return key;
  }

  /** The name for people. */
  String text() {
    return text;
  }

  /** Those that apply a network. */
  static List<Peer> inference() {
    return List.of(EAGER, FROZEN_FP32, FROZEN_BF16, OPTIMIZED_BF16, COMPILED_BF16, INT8);
  }

  /** Those that train it. */
  static List<Peer> training() {
    return List.of(TRAIN_EAGER, TRAIN_FP32, TRAIN_BF16);
  }
}
