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

package morula.fiji;

import ij.IJ;
import java.util.Optional;
import morula.progress.Progress;
import morula.progress.StatusText;

/** Shows progress in ImageJ's status bar, progress bar and Log; the Escape key cancels. */
public final class ImageJProgress implements Progress {
  private final StatusText status = new StatusText();
  private volatile boolean cancelled;

  /** Begins a job: what Escape was pressed for before does not count. */
  public ImageJProgress() {
    IJ.resetEscape();
  }

  @Override
  public void message(String line) {
    IJ.log(line);
  }

  @Override
  public void update(long done, long total, String what) {
    Optional<String> text = status.after(done, total, what);
    text.ifPresent(IJ::showStatus);
    if (text.isPresent() && total > 0) {
      IJ.showProgress((double) done / total);
    }
  }

  @Override
  public boolean isCancelled() {
    cancelled |= IJ.escapePressed();
    return cancelled;
  }
}
