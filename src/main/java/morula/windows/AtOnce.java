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

package morula.windows;

import ij.IJ;
import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.fiji.ImageJProgress;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;

/** Runs a menu item without questions on the open image; what it says stands in the status bar. */
final class AtOnce implements Progress {
  private final Progress bar = new ImageJProgress();
  private final List<String> lines = new ArrayList<>();

  private AtOnce() {}

  /**
   * Runs a command with its defaults and shows the results beside the image.
   *
   * @param inputs the open image
   * @throws InvalidRequestException in the words of windows
   */
  static void run(CommandRunner runner, CommandInfo info, Map<String, Object> inputs) {
    AtOnce progress = new AtOnce();
    try {
      Module finished = runner.run(info, inputs, progress);
      Optional<ImagePlus> source =
          inputs.values().stream()
              .filter(ImagePlus.class::isInstance)
              .map(ImagePlus.class::cast)
              .findFirst();
      String said = Outputs.show(finished, source);
      if (!said.isBlank()) {
        progress.lines.add(said);
      }
    } catch (InvalidRequestException e) {
      throw new InvalidRequestException(
          Wording.inWindow(e.getMessage(), CommandKeys.of(info).all()), e);
    }
    IJ.showStatus(String.join("; ", progress.lines));
  }

  @Override
  public void message(String line) {
    lines.add(line);
  }

  @Override
  public void update(long done, long total, String what) {
    bar.update(done, total, what);
  }

  @Override
  public boolean isCancelled() {
    return bar.isCancelled();
  }
}
