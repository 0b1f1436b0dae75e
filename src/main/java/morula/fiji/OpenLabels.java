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
import ij.WindowManager;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.dataset.Finding;
import morula.dataset.LabelContents;
import morula.dataset.LabelKind;
import morula.dataset.LabelStatistics;
import morula.image.Labels;
import morula.progress.InvalidRequestException;

/** Finds the label image among the open images, and the image that it belongs to. */
public final class OpenLabels {
  private OpenLabels() {}

  /**
   * Returns the label image that is meant when an image is active: the image itself if it is one,
   * else the open image NAME_labels of the same size, else the image itself.
   */
  public static ImagePlus of(ImagePlus active) {
    return LabelImages.isLabelImage(active)
        ? active
        : open(LabelImages.title(ImagePlusView.name(active)))
            .filter(other -> isOfSize(other, active))
            .orElse(active);
  }

  /** Returns the open image that a label image NAME_labels belongs to: NAME, of the same size. */
  public static Optional<ImagePlus> imageOf(ImagePlus labels) {
    String name = ImagePlusView.name(labels);
    String end = LabelImages.title("");
    return name.endsWith(end)
        ? open(name.substring(0, name.length() - end.length()))
            .filter(other -> other != labels && isOfSize(other, labels))
        : Optional.empty();
  }

  /** Returns the open image of a title, with or without the extension of a file. */
  public static Optional<ImagePlus> titled(String title) {
    return all().filter(image -> image.getTitle().equals(title)).findFirst().or(() -> open(title));
  }

  /**
   * Reads an open label image.
   *
   * @throws InvalidRequestException if it is no label image: in colour, with fractions, or a
   *     photograph
   */
  public static Labels read(ImagePlus image) {
    Labels labels = LabelImages.read(image);
    if (!LabelImages.isLabelImage(image)) {
      LabelContents contents =
          LabelContents.of(
              Map.of(labels.name(), LabelStatistics.of(labels, LabelKind.NO_IGNORE, false)),
              LabelKind.OBJECTS,
              "labels");
      for (Finding finding : contents.findings()) {
        if (finding.severity() == Finding.Severity.ERROR) {
          throw new InvalidRequestException(finding.text());
        }
      }
    }
    return labels;
  }

  private static Optional<ImagePlus> open(String name) {
    return all().filter(image -> ImagePlusView.name(image).equals(name)).findFirst();
  }

  private static Stream<ImagePlus> all() {
    int[] ids = WindowManager.getIDList();
    return IntStream.of(ids == null ? new int[0] : ids)
        .mapToObj(WindowManager::getImage)
        .filter(image -> image != null);
  }

  private static boolean isOfSize(ImagePlus a, ImagePlus b) {
    return a.getWidth() == b.getWidth()
        && a.getHeight() == b.getHeight()
        && a.getNSlices() == b.getNSlices()
        && a.getNFrames() == b.getNFrames();
  }
}
