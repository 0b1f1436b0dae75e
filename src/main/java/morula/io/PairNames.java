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

package morula.io;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What the names of files tell of which image and which label image belong together. */
public final class PairNames {
  static final Pattern LABEL_SUFFIX =
      Pattern.compile(
          "(?i)(?<=.)[-_. ](cp[-_]masks?|labels?|lbls?|masks?|segm?|segmentations?|gt|ground[-_]?truth"
              + "|annotations?|annot|instances?|classes)$");

  /** What {@code segment} and other programs add to the name of a file of outlines. */
  private static final Pattern OUTLINE_SUFFIX =
      Pattern.compile("(?i)(?<=.)[-_. ](rois?|roi[-_ ]?sets?|outlines?)$");

  static final Pattern IMAGE_SUFFIX = Pattern.compile("(?i)(?<=.)[-_. ](images?|img|im|raw)$");

  /** Names of which other programs write a part before the number of an image. */
  static final Pattern LABEL_PREFIX =
      Pattern.compile(
          "(?i)^((labels?|lbls?|masks?|segm?|segmentations?|gt|ground[-_]?truth|annotations?)[-_. ]"
              + "|man_(seg|track)_?(?=[0-9]))(?=.)");

  static final Pattern IMAGE_PREFIX =
      Pattern.compile("(?i)^((images?|img|im|raw)[-_. ](?=.)|t(?=[0-9]{3,4}$))");

  /** The number that nnU-Net adds to the name of the first channel of an image. */
  static final Pattern FIRST_CHANNEL = Pattern.compile("(?<=.)_0000$");

  private PairNames() {}

  /**
   * Returns the name of the image that a label image belongs to: the file's name without extension
   * and without a suffix such as {@code _labels} or {@code _mask}.
   */
  public static String labelledName(Path labels) {
    return withoutSuffix(labels, ImageFiles.stem(labels));
  }

  /**
   * Returns a name in which an accent is no character of its own: file systems and archives differ
   * there.
   */
  public static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** Returns whether a name says that the file has labels, as {@code NAME_labels.tif} does. */
  static boolean hasLabelSuffix(Path file) {
    return !labelledName(file).equals(ImageFiles.stem(file));
  }

  /**
   * Returns the name without extension and without {@code suffix} if it has one; preceded by the
   * folders below {@code root} unless that is null.
   */
  static Path name(Path file, Path root, Pattern suffix) {
    String stem = composed(ImageFiles.stem(file));
    String name =
        suffix == null
            ? stem
            : suffix == LABEL_SUFFIX
                ? withoutSuffix(file, stem)
                : suffix.matcher(stem).replaceFirst("");
    return root == null
        ? Path.of(name)
        : root.relativize(file.toAbsolutePath().normalize()).resolveSibling(name);
  }

  /** Returns the name without a suffix that says that the file has labels. */
  private static String withoutSuffix(Path file, String stem) {
    return LABEL_SUFFIX
        .matcher(
            LabelFormats.hasExtension(file)
                ? ImageFiles.nameOf(OUTLINE_SUFFIX.matcher(stem).replaceFirst(""))
                : stem)
        .replaceFirst("");
  }

  /** Returns whether two names agree only without a prefix, or the number of a channel. */
  static boolean agreeOnlyByParts(Path image, Path labels) {
    String imageName = composed(ImageFiles.stem(image));
    String labelName =
        LabelFormats.hasExtension(labels)
            ? composed(labelledName(labels))
            : composed(ImageFiles.stem(labels));
    return !imageName.equals(labelName)
        && !IMAGE_SUFFIX
            .matcher(imageName)
            .replaceFirst("")
            .equals(LABEL_SUFFIX.matcher(labelName).replaceFirst(""))
        && !imageName.equals(LABEL_SUFFIX.matcher(labelName).replaceFirst(""))
        && !labelName.equals(IMAGE_SUFFIX.matcher(imageName).replaceFirst(""));
  }
}
