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

package morula.commands;

import ij.ImagePlus;
import java.util.Locale;
import morula.fiji.LabelImages;
import morula.progress.InvalidRequestException;

/**
 * What is segmented: files, or the image that is open in ImageJ, for which other keys make sense.
 *
 * @param files a file, a folder or a glob; blank for the open image
 * @param image that is open, or null
 */
record SegmentInput(String files, ImagePlus image) {

  boolean isOpenImage() {
    return files.isBlank();
  }

  /**
   * Refuses keys that say nothing of this input.
   *
   * @param series counted from 1; 0 for all
   * @throws InvalidRequestException if a key is for the other kind of input, or there is none
   */
  void check(int series, boolean selection, boolean roiManager, boolean skipDone) {
    if (isOpenImage()) {
      checkOpenImage(series, skipDone);
    } else if (selection || roiManager) {
      throw new InvalidRequestException(
          (selection ? "selection" : "roi_manager")
              + "=true is for the image that is open in ImageJ; leave it out, or leave input= out");
    }
  }

  private void checkOpenImage(int series, boolean skipDone) {
    if (image == null) {
      throw new InvalidRequestException(
          "input= is missing: name a file, folder or glob of images, or open an image in ImageJ");
    }
    if (series > 0) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "series=%d: an open image has only one series; leave the key out, or name the file"
                  + " with input=",
              series));
    }
    if (skipDone) {
      throw new InvalidRequestException(
          "skip_done=true is for files; leave it out, or name a folder of images with input=");
    }
    if (LabelImages.isMarked(image)) {
      throw new InvalidRequestException(
          image.getTitle()
              + " is a label image that Morula made; select the image to segment, then run again");
    }
  }
}
