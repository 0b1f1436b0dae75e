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
import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.image.StackPart;
import morula.measure.ObjectTable;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** Measures the objects of an open label image. */
public final class LabelMeasurement {
  private LabelMeasurement() {}

  /**
   * Measures objects in an open image.
   *
   * @param labels a label image
   * @param source the image that it belongs to; its pixel size is used
   * @throws InvalidRequestException if the sizes differ, or it is no label image
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static ObjectTable measure(ImagePlus labels, ImagePlus source, Progress progress) {
    Labels read = OpenLabels.read(labels);
    return measure(
        read,
        ImagePlusView.of(source),
        StackPart.read(labels.getInfoProperty(), read.slices(), read.frames()),
        progress);
  }

  /**
   * Measures objects in an image; its pixel size is used.
   *
   * @param part what the labels are of, if the image is a whole stack and they are not
   * @throws InvalidRequestException if the sizes differ
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static ObjectTable measure(
      Labels labels, Image image, Optional<StackPart> part, Progress progress) {
    Measured measured = Measured.of(labels, image, part);
    try {
      return ObjectTable.measure(
          measured.labels(),
          measured.image(),
          Optional.empty(),
          measured.firstSlice(),
          measured.firstFrame(),
          progress);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /**
   * Measures objects in an image and writes the table, object by object; its pixel size is used.
   *
   * @param part what the labels are of, if the image is a whole stack and they are not
   * @throws InvalidRequestException if the sizes differ
   * @throws java.util.concurrent.CancellationException if cancelled; then nothing is written
   * @throws IOException if the file cannot be written
   */
  public static void write(
      Labels labels, Image image, Optional<StackPart> part, Path file, Progress progress)
      throws IOException {
    Measured measured = Measured.of(labels, image, part);
    try {
      ObjectTable.write(
          measured.labels(),
          measured.image(),
          Optional.empty(),
          measured.firstSlice(),
          measured.firstFrame(),
          file,
          progress);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private static InvalidRequestException refused(IllegalArgumentException e) {
    return new InvalidRequestException(
        e.getMessage() + "; a label image has the size of its image", e);
  }

  /**
   * What is measured where.
   *
   * @param image the planes of the labels
   * @param firstSlice the first of them in the whole image, from 0
   * @param firstFrame the first of them in the whole image, from 0
   */
  private record Measured(Labels labels, Image image, int firstSlice, int firstFrame) {

    static Measured of(Labels labels, Image image, Optional<StackPart> part) {
      Optional<StackPart> whole =
          part.filter(p -> p.isOf(image.size(Axis.Z), image.size(Axis.TIME)));
      Image planes = whole.map(p -> p.select(image)).orElse(image);
      Labels fitting = labels.withPlanes(planes.size(Axis.Z), planes.size(Axis.TIME));
      return new Measured(
          new Labels(fitting.name(), fitting.pixels(), planes.calibration()),
          planes,
          whole.map(StackPart::firstSlice).orElse(0),
          whole.map(StackPart::firstFrame).orElse(0));
    }
  }

  /** Returns a table titled NAME_objects. */
  public static ResultsTable table(ObjectTable objects, String name) {
    return ObjectTables.of(objects, name + "_objects");
  }
}
