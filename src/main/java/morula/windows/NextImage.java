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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.SwingUtilities;
import morula.fiji.LabelImages;
import morula.io.ImageFiles;
import morula.keys.CommandRunner;
import morula.keys.ErrorLine;
import org.scijava.module.Module;

/** Opens an image, segments it unless there are labels of it already, and its palette. */
final class NextImage implements Job.Listener {
  private final ImagePlus image;
  private final StringBuilder remarks;

  private NextImage(ImagePlus image, String remark) {
    this.image = image;
    remarks = new StringBuilder(remark);
  }

  /** Reads the files in the background: large ones take seconds. */
  static void open(Uncertainty.Suggestion suggestion, String model) {
    Path file = suggestion.image();
    Path labels = file.resolveSibling(LabelImages.title(ImageFiles.stem(file)) + ".tif");
    IJ.showStatus("Opening " + file.getFileName());
    Runnable work =
        () -> {
          Optional<ImagePlus> image = Optional.ofNullable(IJ.openImage(file.toString()));
          boolean labelled = Files.exists(labels);
          Optional<ImagePlus> known =
              labelled ? Optional.ofNullable(IJ.openImage(labels.toString())) : Optional.empty();
          SwingUtilities.invokeLater(() -> opened(suggestion, model, image, labelled, known));
        };
    Background.start("open the next image", work, () -> {}, Thread.NORM_PRIORITY);
  }

  private static void opened(
      Uncertainty.Suggestion suggestion,
      String model,
      Optional<ImagePlus> opened,
      boolean labelled,
      Optional<ImagePlus> labels) {
    IJ.showStatus("");
    if (opened.isEmpty()) {
      Questions.tell(null, suggestion.image() + " cannot be opened.");
      return;
    }
    ImagePlus image = opened.get();
    image.show();
    if (labelled) { // also if they cannot be opened, which ImageJ says: nothing may replace them
      labels.ifPresent(ImagePlus::show);
      CorrectWindow.open(image, suggestion.reason());
      return;
    }
    Map<String, Object> inputs = new HashMap<>(Map.of("model", model, "image", image));
    inputs.put("table", false);
    CommandRunner runner = MenuCall.runner();
    Job.start(runner, runner.find("segment"), inputs, new NextImage(image, suggestion.reason()));
  }

  @Override
  public void said(String line) {
    if (line.startsWith("Warning")) {
      remarks.append(' ').append(line);
    }
  }

  @Override
  public void moved(double share, String what) {
    IJ.showStatus(what);
    IJ.showProgress(Math.max(0, share));
  }

  @Override
  public void done(Module finished) {
    IJ.showProgress(1);
    IJ.showStatus("");
    Outputs.show(finished, Optional.of(image));
    CorrectWindow.open(image, remarks.toString());
  }

  @Override
  public void failed(Throwable reason) {
    IJ.showProgress(1);
    Questions.tell(null, ErrorLine.of(reason));
  }
}
