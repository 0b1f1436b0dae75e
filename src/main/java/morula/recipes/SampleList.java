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

package morula.recipes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import morula.progress.InvalidRequestException;

/**
 * A random sample of images. Lists with equal numbers of validation and held-out images share these
 * images, and the training images of a smaller list are among those of a larger one.
 *
 * @param name name of the list
 * @param train number of training images, at least 1
 * @param validate number of validation images, at least 1
 * @param heldOut number of held-out images; may be 0
 */
record SampleList(String name, int train, int validate, int heldOut) implements ImageList {
  private static final long SEED = 1;

  static SampleList read(String name, JsonFields fields) {
    SampleList list =
        new SampleList(
            name, fields.count("train", 0), fields.count("validate", 0), fields.count("judge", 0));
    if (list.train == 0 || list.validate == 0) {
      throw fields.refused(
          list.train == 0 ? "train" : "validate", "is missing; give a number of images");
    }
    return list;
  }

  @Override
  public ListedImages choose(Collection<String> names, UnaryOperator<String> files) {
    int needed = heldOut + validate + train;
    if (names.size() < needed) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "images: the list %s needs %d images (%d for training, %d for validation, %d held out), but there are %d; give more images, or leave this list out of ids=",
              name,
              needed,
              train,
              validate,
              heldOut,
              names.size()));
    }
    List<String> shuffled = new ArrayList<>(new TreeSet<>(names));
    Collections.shuffle(shuffled, new Random(SEED));
    return new ListedImages(
        shuffled.subList(heldOut + validate, needed),
        shuffled.subList(heldOut, heldOut + validate),
        shuffled.subList(0, heldOut).stream().map(n -> new ListedImages.Member(n, "")).toList());
  }
}
