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

package morula.segmentation;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.inference.PlaneStore;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/** Segments the planes of an image one after the other, and numbers their objects on. */
final class PlaneSequence {
  private final AppliedModel model;
  private final FrameFits frames;
  private final PlaneSegmenter planes;
  private final Progress progress;

  PlaneSequence(AppliedModel model, FrameFits frames, PlaneSegmenter planes, Progress progress) {
    this.model = model;
    this.frames = frames;
    this.planes = planes;
    this.progress = progress;
  }

  /** Segments one plane: fills X, Y in the size of the image. */
  interface PlaneWork {
    PlaneResult segment(long t, long z, RandomAccessibleInterval<IntType> target)
        throws IOException;
  }

  private record Counted(SegmentationQuality quality, int objects) {}

  /**
   * Segments all planes.
   *
   * @param image gives the labels their size, name and calibration
   * @param origin what makes the labels
   * @return to be closed by the caller
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space
   */
  Segmentation segment(Image image, PlaneWork work, Origin origin) throws IOException {
    PlaneStore<IntType> store =
        PlaneStore.ints(
            image.size(Axis.X), image.size(Axis.Y), image.size(Axis.Z), image.size(Axis.TIME));
    try {
      Labels labels = new Labels(image.name(), store.pixels(), image.calibration());
      Counted counted = segment(work, labels);
      return new Segmentation(
          labels,
          counted.quality().scores(),
          counted.quality().unsureBelow(),
          planes.areObjects() ? OptionalInt.of(counted.objects()) : OptionalInt.empty(),
          isBlank() ? OptionalDouble.empty() : counted.quality().doubt(),
          warnings(counted.quality()),
          origin,
          store);
    } catch (IOException | RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private Counted segment(PlaneWork work, Labels labels) throws IOException {
    Image input = frames.image();
    SegmentationQuality quality =
        new SegmentationQuality(model.head(), model.typical(), model.diameter() > 0);
    int count = 0;
    for (long t = 0; t < input.size(Axis.TIME); t++) {
      for (long z = 0; z < input.size(Axis.Z); z++) {
        progress.checkCancelled();
        PlaneResult plane = work.segment(t, z, labels.plane(z, t));
        if (planes.areObjects()) {
          ObjectNumbering numbering = ObjectNumbering.apply(plane.labels(), count);
          quality.add(plane, numbering);
          count = numbering.last();
          checkCount(input.name(), count);
        } else {
          quality.add(plane);
        }
      }
    }
    frames.smoothingNote().ifPresent(line -> progress.message(input.name() + ": " + line));
    frames.notes().forEach(line -> progress.message(input.name() + ": " + line));
    planes.summary().ifPresent(line -> progress.message(input.name() + ": " + line));
    return new Counted(quality, count);
  }

  /** Refuses more objects than labels can have, before more is computed. */
  static void checkCount(String image, int objects) {
    if (objects > Labels.LARGEST) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: a label image can hold %,d objects, and there are more; segment one frame or slice at"
                  + " a time, with frame= or slice=",
              image,
              Labels.LARGEST));
    }
  }

  /** Whether the only frame has no range of intensities. */
  private boolean isBlank() {
    return frames.image().size(Axis.TIME) == 1 && !frames.warnings().isEmpty();
  }

  /** Without a range of intensities, other quantities mean nothing. */
  private List<String> warnings(SegmentationQuality quality) {
    List<String> range = frames.warnings();
    if (isBlank()) {
      return range;
    }
    return Stream.concat(range.stream(), quality.warnings().stream()).toList();
  }
}
