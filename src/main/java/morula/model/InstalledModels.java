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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import morula.progress.InvalidRequestException;

/** The models that are found by their names, and what is said about them. */
public final class InstalledModels {
  /** The author of the models that come with Morula; those that users train have another. */
  private static final String MAKERS = "The Morula developers";

  private InstalledModels() {}

  /** Returns the models in the order in which they are searched; the first of a name counts. */
  public static List<ModelCard> all() {
    List<ModelCard> cards = new ArrayList<>();
    for (Path folder : ModelFolders.all()) {
      for (Path model : list(folder)) {
        try {
          ModelCard card = ModelCard.read(model);
          if (cards.stream().noneMatch(other -> other.name().equals(card.name()))) {
            cards.add(card);
          }
        } catch (IOException | InvalidRequestException e) {
          continue; // what cannot be read is told when it is chosen
        }
      }
    }
    return cards;
  }

  /** Returns where there are models now, without opening them. */
  public static List<Path> places() {
    return ModelFolders.all().stream().flatMap(folder -> list(folder).stream()).toList();
  }

  private static List<Path> list(Path folder) {
    try {
      return Models.list(folder).stream().sorted(Comparator.comparing(Models::name)).toList();
    } catch (IOException e) {
      return List.of(); // a folder that cannot be listed has no models to offer
    }
  }

  /** Returns name, description and path in three lines. */
  public static String line(ModelCard card) {
    return card.name() + "\n  " + card.about().description() + "\n  " + card.location() + "\n";
  }

  /** Returns what is known about a model, in lines. */
  public static String text(ModelCard card) {
    StringBuilder text = new StringBuilder(card.name()).append('\n');
    for (ModelFacts.Fact fact : ModelFacts.of(card)) {
      text.append("  ").append(fact.label()).append(": ");
      text.append(fact.text().replace("\n", "\n    ")).append('\n');
    }
    return text.toString();
  }

  /**
   * Returns whether a model came with Morula: it says so, and has the name that it came with. Such
   * models are not the user's own.
   */
  public static boolean isShipped(ModelCard card) {
    return card.about().name().equals(card.name())
        && card.about().authors().stream().anyMatch(author -> author.name().equals(MAKERS));
  }

  /** Returns the publications to cite for a model, each in one line. */
  public static List<String> citations(ModelCard card) {
    return card.about().cite().stream()
        .map(
            cite ->
                cite.text()
                    + cite.doi()
                        .map(doi -> ", https://doi.org/" + doi)
                        .or(() -> cite.url().map(url -> ", " + url))
                        .orElse(""))
        .toList();
  }
}
