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

/** A program of PyTorch, in a process of its own. */
final class PythonProgram implements Program {
  private final PythonProcess python;
  private final Peer peer;
  private boolean prepared;
  private Optional<Double> difference = Optional.empty();

  PythonProgram(PythonProcess python, Peer peer) {
    this.python = python;
    this.peer = peer;
  }

  @Override
  public Maker maker() {
    return Maker.PYTORCH;
  }

  @Override
  public String name() {
    return peer.text();
  }

  @Override
  public Timing run() throws IOException, NotPossibleException {
    if (!prepared) {
      difference = python.prepare(peer.key());
      prepared = true;
    }
    return python.run(peer.key());
  }

  @Override
  public Optional<Double> difference() {
    return difference;
  }

  @Override
  public void close() {}
}
