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
