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

package morula.dataset;

import java.util.ArrayList;
import java.util.List;
import morula.image.ConnectedComponents;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** The meaning of the values of label images, in training and in evaluation. */
public enum LabelKind {
  /**
   * One value per object. The semantic scores are those of two classes: background (0) and
   * foreground (every value above).
   */
  OBJECTS,
  /**
   * Masks of objects: each connected component of a true label (8 neighbours in a plane, 26 in a
   * volume) is one object; otherwise as {@link #OBJECTS}. This kind is detected in the data, see
   * {@link LabelContents}; the heads of a network ask for objects only.
   */
  COMPONENTS,
  /**
   * One value per class, 0 to 255. The object scores take the region of each class in an image as
   * one object, whether it is connected or not.
   */
  CLASSES,
  /** Every value above 0 is class 1; otherwise as {@link #CLASSES}. */
  FOREGROUND;

  /** Value of {@code ignoreLabel} where no label is ignored. */
  public static final int NO_IGNORE = -1;

  /** Whether labels are classes, which may touch and lie in many pieces. */
  public boolean isClasses() {
    return this == CLASSES || this == FOREGROUND;
  }

  /**
   * Returns the value that a label of 0 or above counts as; a negative label is returned as it is.
   */
  public int value(int label) {
    return this == FOREGROUND ? Math.min(label, 1) : label;
  }

  /** Returns the value that a label counts as; −1 where it is negative or {@code ignoreLabel}. */
  public int value(int label, int ignoreLabel) {
    return label < 0 || label == ignoreLabel ? -1 : value(label);
  }

  /**
   * Returns labels that number the objects: connected components for {@link #COMPONENTS}, otherwise
   * the labels as they are.
   *
   * @param labels X, Y[, Z]; not changed
   */
  public ArrayImg<IntType, IntArray> objects(ArrayImg<IntType, IntArray> labels) {
    return this == COMPONENTS ? ConnectedComponents.of(labels) : labels;
  }

  /**
   * Returns the ground truth to compare predictions with.
   *
   * @param file ground-truth labels as read from a file
   * @param ignoreLabel a label of {@code file} to ignore; {@link #NO_IGNORE} for none
   * @return {@code file} itself, but for {@link #COMPONENTS}: objects renumbered in each frame, −1
   *     where ignored
   */
  public Labels truth(Labels file, int ignoreLabel) {
    if (this != COMPONENTS) {
      return file;
    }
    List<RandomAccessibleInterval<IntType>> frames = new ArrayList<>();
    for (long t = 0; t < file.frames(); t++) {
      RandomAccessibleInterval<IntType> frame = file.frame(t);
      ArrayImg<IntType, IntArray> copy = ArrayImgs.ints(frame.dimensionsAsLongArray());
      LoopBuilder.setImages(frame, copy)
          .multiThreaded()
          .forEachPixel((in, out) -> out.set(value(in.get(), ignoreLabel)));
      frames.add(objects(copy));
    }
    return new Labels(file.name(), Views.stack(frames), file.calibration());
  }

  /** Returns the label that is still to be ignored in the labels that {@link #truth} returns. */
  public int ignored(int ignoreLabel) {
    return this == COMPONENTS ? NO_IGNORE : ignoreLabel;
  }
}
