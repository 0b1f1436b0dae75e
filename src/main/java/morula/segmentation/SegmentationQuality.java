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
import morula.dataset.LabelKind;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.model.TypicalValues;

/** Collects the scores and warnings of one image, plane by plane. */
final class SegmentationQuality {
  private final Head head;
  private final TypicalValues typical;
  private final TypicalImages seen;
  private final boolean takesDiameter;
  private double[] scores = new double[0];

  /**
   * @param takesDiameter whether the user can give the model a diameter
   */
  SegmentationQuality(Head head, TypicalValues typical, boolean takesDiameter) {
    this.takesDiameter = takesDiameter;
    this.head = head;
    this.typical = typical;
    seen = new TypicalImages(head.labelKind() == LabelKind.OBJECTS);
  }

  /**
   * Adds a plane.
   *
   * @param numbering the numbers of its objects in the whole image
   */
  void add(PlaneResult plane, ObjectNumbering numbering) {
    seen.addScores(plane.found());
    seen.add(plane.measures(), plane.signs(), plane.magnification());
    int[] numbers = numbering.numbers();
    int largest = Arrays.stream(numbers).max().orElse(0);
    if (plane.scores().length > 0 && largest > scores.length) {
      scores = Arrays.copyOf(scores, largest);
    }
    for (int label = 1; label < numbers.length && label <= plane.scores().length; label++) {
      if (numbers[label] > 0) {
        scores[numbers[label] - 1] = typical.scoreShares().share(plane.scores()[label - 1]);
      }
    }
  }

  /** Adds a plane of classes, which are not numbered. */
  void add(PlaneResult plane) {
    add(plane, ObjectNumbering.NONE);
  }

  /**
   * The score of object i of the image at index i − 1, 0 to 1; empty if the head has none, see
   * {@link ObjectScores#areAvailable}.
   */
  Optional<double[]> scores() {
    return ObjectScores.areAvailable(head) ? Optional.of(scores.clone()) : Optional.empty();
  }

  /** Objects with a lower score are called unsure. */
  double unsureBelow() {
    return typical.scoreShares().isKnown() ? ObjectScores.UNSURE_SHARE : ObjectScores.UNSURE;
  }

  /** How much the segmentation is to be doubted, see {@link SegmentationDoubt#doubt}. */
  OptionalDouble doubt() {
    return seen.doubt(typical);
  }

  /** The warnings of the image, see {@link TypicalImages#warnings}. */
  List<String> warnings() {
    return seen.warnings(typical, takesDiameter);
  }
}
