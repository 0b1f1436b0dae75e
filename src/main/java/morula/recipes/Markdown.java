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

import java.util.List;
import java.util.stream.Collectors;

/** Builds a text in Markdown. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  /** Adds a heading; level 1 is the title of the page. */
  Markdown heading(int level, String title) {
    return block("#".repeat(level) + " " + title);
  }

  /** Adds lines followed by a blank line. */
  Markdown block(String lines) {
    text.append(lines.strip()).append("\n\n");
    return this;
  }

  /** Adds a bullet list; nothing if there are no items. */
  Markdown items(List<String> items) {
    return items.isEmpty()
        ? this
        : block(items.stream().map(i -> "- " + i).collect(Collectors.joining("\n")));
  }

  /** Adds a table; rows are as long as the header. */
  Markdown table(List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(row(header));
    table.append(row(header.stream().map(h -> "---").toList()));
    rows.forEach(r -> table.append(row(r)));
    return block(table.toString());
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(c -> c.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Adds a code block. */
  Markdown code(String language, String content) {
    return block("```" + language + "\n" + content.strip() + "\n```");
  }

  /** Adds a picture that is beside the text. */
  Markdown picture(Picture picture) {
    return block("![" + picture.caption() + "](" + picture.file() + ")");
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
