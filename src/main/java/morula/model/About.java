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

package morula.model;

import java.util.List;
import java.util.Optional;

/**
 * The description of a model for people: its name, authors, licence and data.
 *
 * @param name a name that {@link #legalName} leaves unchanged
 * @param description a sentence or two, at most 512 characters
 * @param licence SPDX identifier, such as "CC-BY-4.0"
 * @param authors the authors of the model
 * @param cite publications to cite
 * @param tags key words
 * @param trainingData identifier of the training data on bioimage.io
 * @param dataStatement the training data and how to train the model again; Markdown
 */
public record About(
    String name,
    String description,
    Optional<String> licence,
    List<Author> authors,
    List<Citation> cite,
    List<String> tags,
    Optional<String> trainingData,
    Optional<String> dataStatement) {

  private static final int SHORTEST_NAME = 5;
  private static final int LONGEST_NAME = 64;

  /** Copies the lists. */
  public About {
    authors = List.copyOf(authors);
    cite = List.copyOf(cite);
    tags = List.copyOf(tags);
  }

  /**
   * Returns a similar name that bioimage.io allows: 5 to 64 ASCII letters, digits, spaces and
   * {@code _+-()}.
   */
  public static String legalName(String name) {
    String legal = name.replaceAll("[^A-Za-z0-9_+\\- ()]", "-").strip();
    if (legal.length() < SHORTEST_NAME) {
      legal = (legal + " model").strip();
    }
    return legal.substring(0, Math.min(LONGEST_NAME, legal.length())).strip();
  }
}
