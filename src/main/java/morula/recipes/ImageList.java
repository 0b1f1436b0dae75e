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

import java.util.Collection;
import java.util.function.UnaryOperator;

/** A list of images that the stages of a recipe name in the key {@code ids=} of {@code train}. */
sealed interface ImageList permits SampleList, FoldList {

  /** Returns the name of the list, which is also that of its file. */
  String name();

  /**
   * Chooses images for training, validation and evaluation.
   *
   * @param names of all images
   * @param files text of a file that lies beside the recipe, by its name
   * @throws morula.progress.InvalidRequestException if there are too few images, or the images are
   *     not those of the list
   */
  ListedImages choose(Collection<String> names, UnaryOperator<String> files);

  /** Reads a list: a list by folds if the field {@code groups} exists, otherwise a sample. */
  static ImageList read(JsonFields fields) {
    String name = fields.text("name");
    if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
      throw fields.refused(
          "name", "must consist of lower-case letters, digits, - and _, not \"" + name + "\"");
    }
    return fields.has("groups") ? FoldList.read(name, fields) : SampleList.read(name, fields);
  }
}
