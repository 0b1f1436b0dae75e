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

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import java.awt.event.KeyEvent;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Escape, as ImageJ tells it to its plugins; no window is needed. */
class ImageJProgressTest {

  @AfterEach
  void release() {
    IJ.resetEscape();
  }

  @Test
  void escapeCancelsForGood() {
    ImageJProgress progress = new ImageJProgress();
    assertFalse(progress.isCancelled());
    progress.checkCancelled();
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    assertTrue(progress.isCancelled());
    IJ.resetEscape(); // as another plugin does
    assertTrue(progress.isCancelled());
    assertThrows(CancellationException.class, progress::checkCancelled);
  }

  @Test
  void anEscapeOfBeforeCancelsNothing() {
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    assertTrue(IJ.escapePressed());
    assertFalse(new ImageJProgress().isCancelled());
  }

  @Test
  void stepsAreShownWithoutAWindow() {
    ImageJProgress progress = new ImageJProgress();
    progress.update(0, 0, "Reading");
    progress.update(1, 2, "Predicting");
    assertFalse(progress.isCancelled());
  }
}
