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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import morula.image.Labels;
import morula.inference.PlaneStore;
import net.imglib2.type.numeric.integer.IntType;

/**
 * The segmentation of one image. It belongs to the caller, who must close it, because the labels of
 * a large image are in a temporary file. It does not change when its {@link Segmenter} segments
 * other images or is closed.
 */
public final class Segmentation implements AutoCloseable {
  private final Labels labels;
  private final Optional<double[]> scores;
  private final OptionalInt objects;
  private final double unsureBelow;
  private final OptionalDouble doubt;
  private final List<String> warnings;
  private final Origin origin;
  private final PlaneStore<IntType> store;

  /**
   * @param labels of the image
   * @param scores of object i at index i − 1
   * @param unsureBelow objects with a lower score are called unsure
   * @param objects number of objects; empty for classes
   * @param doubt how much it is to be doubted, 0 to 1
   * @param origin what made it
   * @param store of the pixels of {@code labels}; is closed with this segmentation
   */
  Segmentation(
      Labels labels,
      Optional<double[]> scores,
      double unsureBelow,
      OptionalInt objects,
      OptionalDouble doubt,
      List<String> warnings,
      Origin origin,
      PlaneStore<IntType> store) {
    this.objects = objects;
    this.unsureBelow = unsureBelow;
    this.doubt = doubt;
    this.origin = origin;
    this.labels = labels;
    this.scores = scores.map(double[]::clone);
    this.warnings = List.copyOf(warnings);
    this.store = store;
  }

  /**
   * The label image: X, Y, Z, TIME in the size of the image. 0 is background; objects are numbered
   * from 1 through all slices and frames, classes have the values that they have in the label
   * images of the training data. Must not be used after this segmentation is closed.
   */
  public Labels labels() {
    return labels;
  }

  /**
   * The score of object i at index i − 1, 0 to 1: the share of such objects that are right where
   * the model knows it, see {@link morula.model.ScoreShares}, else the confidence of the network;
   * empty if the model has no scores.
   */
  public Optional<double[]> scores() {
    return scores.map(double[]::clone);
  }

  /** The number of objects in all planes; empty if the labels are classes. */
  public OptionalInt objects() {
    return objects;
  }

  /**
   * The number of objects that the network is unsure of: with a score below {@link #unsureBelow};
   * empty if there are no scores.
   */
  public OptionalInt unsure() {
    return scores.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            (int) Arrays.stream(scores.get()).filter(score -> score < unsureBelow).count());
  }

  /** The score below which an object is called unsure, 0 to 1. */
  public double unsureBelow() {
    return unsureBelow;
  }

  /**
   * How much the segmentation is to be doubted: 0 if it is like those of the model's validation
   * images, up to 1; empty if the model does not say what is usual, or nothing was found.
   */
  public OptionalDouble doubt() {
    return doubt;
  }

  /** What made the labels. */
  public Origin origin() {
    return origin;
  }

  /**
   * Warnings that the image is unlike the training images of the model: plain sentences; empty if
   * nothing is unusual.
   */
  public List<String> warnings() {
    return warnings;
  }

  /** Frees the memory and disk space of the labels. */
  @Override
  public void close() {
    store.close();
  }
}
