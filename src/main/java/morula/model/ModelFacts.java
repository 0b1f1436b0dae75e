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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known about a model, in the words of those who choose one. */
public final class ModelFacts {
  private static final String NOT_STATED = "not stated";

  /** What the channels of a model are called that was not told their names. */
  private static final String NO_NAME = "channel\\d+";

  private ModelFacts() {}

  /**
   * A line of a description.
   *
   * @param label such as "Licence"
   * @param text one line or more
   */
  public record Fact(String label, String text) {}

  /** Returns what is known, the most important first. */
  public static List<Fact> of(ModelCard card) {
    About about = card.about();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("For", about.description()));
    facts.add(new Fact("Channels", channels(card.channels())));
    facts.add(new Fact("Pixel size", card.record().map(ModelFacts::size).orElse(NOT_STATED)));
    facts.add(new Fact("Judged", card.record().map(ModelFacts::scores).orElse(NOT_STATED)));
    facts.add(
        new Fact(
            "On disk",
            String.format(Locale.ROOT, "%.1f MB, %s", card.bytes() / 1e6, card.location())));
    facts.add(new Fact("Licence", about.licence().orElse(NOT_STATED)));
    if (!about.authors().isEmpty()) {
      facts.add(
          new Fact(
              "Authors",
              about.authors().stream().map(Author::name).collect(Collectors.joining(", "))));
    }
    List<String> cite = InstalledModels.citations(card);
    if (!cite.isEmpty()) {
      facts.add(new Fact("Cite", String.join("\n", cite)));
    }
    about
        .dataStatement()
        .or(card::training)
        .ifPresent(data -> facts.add(new Fact("Learned from", data.strip())));
    return facts;
  }

  private static String channels(List<String> names) {
    boolean named = names.stream().noneMatch(name -> name.matches(NO_NAME));
    return names.size() + (named ? ": " + String.join(", ", names) : "");
  }

  /** Models learn sizes in pixels; the size of a pixel in micrometres is not kept. */
  private static String size(TrainingRecord record) {
    if (record.diameter() > 0) {
      return String.format(
          Locale.ROOT,
          "any: each image is scaled until its objects are about %.0f pixels wide",
          record.diameter());
    }
    if (record.imageSize() > 0) {
      return String.format(
          Locale.ROOT, "any: each image is resized to %1$d × %1$d pixels", record.imageSize());
    }
    return record.medianObjectSize() > 0
        ? String.format(
            Locale.ROOT,
            "as in training, where the objects were about %.0f pixels wide",
            2 * Math.sqrt(record.medianObjectSize() / Math.PI))
        : NOT_STATED;
  }

  private static String scores(TrainingRecord record) {
    if (record.scores().isEmpty()) {
      return NOT_STATED;
    }
    String scores =
        record.scores().entrySet().stream()
            .map(ModelFacts::score)
            .collect(Collectors.joining("; "));
    return scores
        + " (1 is perfect), on images or parts of images that were kept apart from learning and"
        + " chose the best epoch. Expect less on other kinds of images";
  }

  private static String score(Map.Entry<String, Double> score) {
    return String.format(Locale.ROOT, "%s: %.2f", score.getKey(), score.getValue());
  }
}
