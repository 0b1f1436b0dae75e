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
