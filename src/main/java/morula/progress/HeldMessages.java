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

package morula.progress;

import java.util.ArrayList;
import java.util.List;

/**
 * A progress that keeps messages back until the request is known to make sense: a refusal is one
 * line, without remarks before it.
 */
public final class HeldMessages implements Progress {
  private final Progress progress;
  private final List<String> held = new ArrayList<>();
  private boolean released;

  /**
   * @param progress gets the messages once they are {@link #release released}, all else at once
   */
  public HeldMessages(Progress progress) {
    this.progress = progress;
  }

  /** Passes on the messages so far; those that follow are not kept back. */
  public synchronized void release() {
    released = true;
    held.forEach(progress::message);
    held.clear();
  }

  /**
   * Returns the progress of a part of the job that keeps its own remarks back: its first message
   * says that the request makes sense, and releases those here.
   */
  public Progress ofPart() {
    return progress.withMessages(
        line -> {
          release();
          progress.message(line);
        });
  }

  @Override
  public synchronized void message(String line) {
    if (released) {
      progress.message(line);
    } else {
      held.add(line);
    }
  }

  @Override
  public void update(long done, long total, String what) {
    progress.update(done, total, what);
  }

  @Override
  public boolean isCancelled() {
    return progress.isCancelled();
  }
}
