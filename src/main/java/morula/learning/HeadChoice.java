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

package morula.learning;

import morula.dataset.LabelKind;
import morula.instances.Head;
import morula.instances.Heads;

/**
 * The value of the key {@code heads}, read before the number of classes is known.
 *
 * @param text value of the key, such as "star_convex(rays=32)", with aliases replaced by the plain
 *     name
 * @param any the head for an arbitrary number of classes: only its number of channels is not valid
 */
public record HeadChoice(String text, Head any) {

  /**
   * Reads the value of the key {@code heads}.
   *
   * @throws morula.progress.InvalidRequestException naming the key if it is unknown
   */
  public static HeadChoice parse(String text) {
    return new HeadChoice(Heads.plain(text), Heads.anyOf(text));
  }

  /** Returns what the values of label images mean to these heads. */
  public LabelKind labelKind() {
    return any.labelKind();
  }

  /**
   * Returns the head for a number of classes.
   *
   * @param classes number of classes, background included; 0 for objects
   */
  Head of(int classes) {
    return Heads.parse(text, classes);
  }
}
