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

package morula.engine;

import java.util.List;
import java.util.Optional;
import morula.gpu.GraphicsCard;
import morula.gpu.TorchFolder;

/**
 * Which libtorch this program loads, and on what it can compute.
 *
 * @param folder with the libraries; empty for the libtorch that comes with Morula
 * @param named whether the variable PYTORCH_LIBRARY_PATH names the folder: DJL then reads it itself
 * @param cards that it can compute on
 * @param mps whether it can compute on the graphics of a Mac
 * @param why it computes as it does, in one sentence or two, with the way out
 * @param worthSaying whether a user should know the reason without having asked
 */
record EngineSelection(
    Optional<TorchFolder> folder,
    boolean named,
    List<GraphicsCard> cards,
    boolean mps,
    String why,
    boolean worthSaying) {

  EngineSelection {
    cards = List.copyOf(cards);
  }

  /** The libtorch that comes with Morula, on the processor. */
  static EngineSelection processor(String why, boolean worthSaying) {
    return new EngineSelection(Optional.empty(), false, List.of(), false, why, worthSaying);
  }

  /** A folder with a libtorch that computes on the processor. */
  static EngineSelection processor(TorchFolder folder, boolean named, String why) {
    return new EngineSelection(Optional.of(folder), named, List.of(), false, why, false);
  }

  /** A folder with a libtorch that computes on graphics cards. */
  static EngineSelection gpu(
      TorchFolder folder, boolean named, List<GraphicsCard> cards, String why) {
    return new EngineSelection(Optional.of(folder), named, cards, false, why, false);
  }

  /** Returns a message for the first use, which takes long; empty if nothing is unpacked for it. */
  Optional<String> announcement(NativesFolder natives) {
    return folder.isPresent() ? Optional.empty() : natives.announcement();
  }

  /**
   * Returns whether another selection loads the same libraries and computes on the same devices.
   */
  boolean computesAs(EngineSelection other) {
    return folder.equals(other.folder) && cards.equals(other.cards) && mps == other.mps;
  }
}
