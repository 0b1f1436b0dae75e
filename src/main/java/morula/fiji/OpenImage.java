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

import ij.ImagePlus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import morula.image.Frames;
import morula.image.Image;
import morula.image.Slices;
import morula.progress.Progress;
import morula.segmentation.ImageFit;
import morula.segmentation.PlanePart;
import morula.segmentation.Region;
import morula.segmentation.Segmentation;
import morula.segmentation.Segmenter;

/**
 * An image that is open in ImageJ, to be segmented.
 *
 * @param source the open image
 * @param image the part of it to segment
 * @param stack the stack that ROIs will lie on
 * @param region the part of each plane to segment; empty for all
 * @param where the keys that choose the part, for the record of what made the labels
 */
public record OpenImage(
    ImagePlus source,
    Image image,
    LabelRois.Stack stack,
    Optional<Region> region,
    Map<String, String> where) {

  /**
   * Returns an open image, or one slice or frame of it.
   *
   * @param source the open image
   * @param slice from 1; 0 for all
   * @param frame from 1; 0 for all
   * @throws morula.progress.InvalidRequestException if the image has no such slice or frame
   */
  public static OpenImage of(ImagePlus source, int slice, int frame) {
    return of(source, slice, frame, Optional.empty());
  }

  /**
   * Returns an open image, or one slice or frame of it, restricted to a part of its planes.
   *
   * @param region as {@link SelectedRegion} gives it; empty for whole planes
   * @throws morula.progress.InvalidRequestException if the image has no such slice or frame
   */
  public static OpenImage of(ImagePlus source, int slice, int frame, Optional<Region> region) {
    Map<String, String> where = new LinkedHashMap<>();
    if (frame > 0) {
      where.put("frame", Integer.toString(frame));
    }
    if (slice > 0) {
      where.put("slice", Integer.toString(slice));
    }
    region.ifPresent(
        r ->
            where.put(
                "selection",
                String.format(
                    Locale.ROOT,
                    "true (within x=%d y=%d width=%d height=%d)",
                    r.bounds().min(0),
                    r.bounds().min(1),
                    r.bounds().dimension(0),
                    r.bounds().dimension(1))));
    Image whole = ImagePlusView.of(source);
    return new OpenImage(
        source,
        Slices.select(Frames.select(whole, frame), slice),
        LabelRois.Stack.of(whole, ImagePlusView.isColor(source), slice, frame),
        region,
        where);
  }

  /**
   * Returns the name of the image for files: a title may have characters that a file name cannot.
   */
  public String fileName() {
    return image.name().replaceAll("[/\\\\:*?\"<>|]", "_");
  }

  /** Estimates the diameter of a usual object in pixels, see {@link Segmenter#estimateDiameter}. */
  public OptionalDouble estimateDiameter(Segmenter segmenter, Progress progress)
      throws IOException {
    return segmenter.estimateDiameter(image, ImagePlusView.hasColors(source), progress);
  }

  /**
   * Returns the normalisation and the scale with which a frame is segmented.
   *
   * @param frame from 0, among those to segment
   */
  public ImageFit fit(Segmenter segmenter, long frame, Progress progress) throws IOException {
    return segmenter.fit(image, ImagePlusView.hasColors(source), frame, progress);
  }

  /**
   * Segments a region of one plane as it is segmented together with all others.
   *
   * @param part within what is to be segmented
   * @param fit of its frame, see {@link #fit}
   * @return the segmentation, which the caller closes
   */
  public OpenImageSegmentation segment(
      Segmenter segmenter, PlanePart part, ImageFit fit, Progress progress) throws IOException {
    OpenImage plane =
        of(
            source,
            place("slice", part.slice()),
            place("frame", part.frame()),
            Optional.of(part.region()));
    return new OpenImageSegmentation(
        plane, segmenter.segment(image, ImagePlusView.hasColors(source), part, fit, progress));
  }

  /** Returns the number, from 1, of a slice or frame of the open image. */
  private int place(String key, long index) {
    return where.containsKey(key) ? Integer.parseInt(where.get(key)) : (int) index + 1;
  }

  /**
   * Segments the image, and reports the warnings.
   *
   * @return the segmentation, which the caller closes
   * @throws morula.progress.InvalidRequestException if the image does not have the channels that
   *     the model needs
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space for a large image
   */
  public OpenImageSegmentation segment(Segmenter segmenter, Progress progress) throws IOException {
    Calibrations.problem(source)
        .ifPresent(w -> progress.message("Warning: " + image.name() + ": " + w));
    Segmentation result =
        segmenter.segment(image, ImagePlusView.hasColors(source), region, progress);
    result.warnings().forEach(w -> progress.message("Warning: " + image.name() + ": " + w));
    return new OpenImageSegmentation(this, result);
  }
}
