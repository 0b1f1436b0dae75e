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
import ij.measure.ResultsTable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import morula.batch.Warnings;
import morula.fiji.OpenImage;
import morula.fiji.OpenImageSegmentation;
import morula.fiji.SegmentationFiles;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;

/**
 * What came of segmenting the image that is open in ImageJ; files are segmented by {@link
 * morula.batch.FileSegmentation}.
 *
 * @param labels the label image, which is not shown yet
 * @param objects the table of the objects, if it was asked for
 */
record OpenImageRun(ImagePlus labels, Optional<ResultsTable> objects) {
  /** What is shown in ImageJ beside the label image. */
  enum Shown {
    OUTLINES,
    ROI_MANAGER,
    TABLE
  }

  /**
   * Segments, shows and writes.
   *
   * @param files where and which files are written, if any
   * @throws morula.progress.InvalidRequestException if the model or a setting does not fit, or
   *     files are in the way
   * @throws IOException if reading or writing fails
   */
  static OpenImageRun of(
      OpenImage open,
      SegmentationSettings settings,
      Set<Shown> shown,
      Optional<SegmentationFiles> files,
      Progress progress)
      throws IOException {
    files.ifPresent(f -> f.checkReplaceable(open.fileName()));
    try (Segmenter segmenter = Segmenter.open(settings, progress);
        OpenImageSegmentation result = open.segment(segmenter, progress)) {
      ImagePlus labels = result.labelImage();
      // what can fail or be cancelled comes before what changes the image and the ROI Manager
      Optional<ResultsTable> objects =
          shown.contains(Shown.TABLE) ? Optional.of(result.table(progress)) : Optional.empty();
      if (files.isPresent()) {
        result.write(files.get(), progress);
        try (Warnings warnings = new Warnings(files.get().folder())) {
          warnings.add(open.fileName(), result.warnings());
        }
      }
      if (shown.contains(Shown.OUTLINES)) {
        result.drawOverlay();
      }
      if (shown.contains(Shown.ROI_MANAGER) && !result.addToRoiManager()) {
        progress.message(
            "roi_manager=true: there is no display and so no ROI Manager; output= writes"
                + " NAME_rois.zip");
      }
      return new OpenImageRun(labels, objects);
    }
  }
}
