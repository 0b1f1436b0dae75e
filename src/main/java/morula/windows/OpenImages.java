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

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.SwingUtilities;
import morula.fiji.LabelImages;

/** The images that are open in ImageJ, as a window offers them. */
final class OpenImages {
  private OpenImages() {}

  /** Returns the open images: the active one first, and label images of Morula last. */
  static List<ImagePlus> all() {
    int[] ids = WindowManager.getIDList();
    ImagePlus active = WindowManager.getCurrentImage();
    List<ImagePlus> images = new ArrayList<>();
    IntStream.of(ids == null ? new int[0] : ids)
        .mapToObj(WindowManager::getImage)
        .filter(image -> image != null)
        .forEach(images::add);
    images.sort(
        Comparator.<ImagePlus>comparingInt(image -> LabelImages.isLabelImage(image) ? 1 : 0)
            .thenComparingInt(image -> image == active ? 0 : 1));
    return images;
  }

  /** Returns the size of an image in words: "696 × 520, 3 channels, 12 frames". */
  static String size(ImagePlus image) {
    StringBuilder text = new StringBuilder(image.getWidth() + " × " + image.getHeight());
    int[] counts = {image.getNChannels(), image.getNSlices(), image.getNFrames()};
    String[] words = {"channels", "slices", "frames"};
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 1) {
        text.append(", ").append(counts[i]).append(' ').append(words[i]);
      }
    }
    return text.append(image.getType() == ImagePlus.COLOR_RGB ? ", colour" : "").toString();
  }

  /** Returns the names of the channels of an image, as its slice labels or their numbers. */
  static List<String> channels(ImagePlus image) {
    int channels = image.getNChannels();
    String[] names = new String[channels];
    for (int c = 1; c <= channels; c++) {
      String label =
          image.getStackSize() == 1
              ? null
              : image.getStack().getShortSliceLabel(image.getStackIndex(c, 1, 1));
      boolean named = label != null && !label.isBlank() && label.length() <= 30;
      names[c - 1] = c + (named ? "  " + label : "");
    }
    return Arrays.asList(names);
  }

  /** Calls {@code action} in Swing's thread after images were opened or closed; ends never. */
  static ImageListener listen(Runnable action) {
    ImageListener listener =
        new ImageListener() {
          @Override
          public void imageOpened(ImagePlus image) {
            SwingUtilities.invokeLater(action);
          }

          @Override
          public void imageClosed(ImagePlus image) {
            SwingUtilities.invokeLater(action);
          }

          @Override
          public void imageUpdated(ImagePlus image) {}
        };
    ImagePlus.addImageListener(listener);
    return listener;
  }

  /** Returns the first image that is not a label image of Morula; none if there is none. */
  static Optional<ImagePlus> first() {
    return all().stream().filter(image -> !LabelImages.isLabelImage(image)).findFirst();
  }
}
