package morula.recipes;

import java.util.Collection;
import java.util.function.UnaryOperator;

/** A list that stages of a recipe give to {@code train} as {@code ids=}, by its name. */
sealed interface ImageList permits SampleList, FoldList {

  /** Its name, which is that of a file too. */
  String name();

  /**
   * Chooses among the images that there are.
   *
   * @param names of all images
   * @param files text of a file that lies beside the recipe, by its name
   * @throws morula.progress.InvalidRequestException if there are too few images, or others than
   *     those the list is about
   */
  ListedImages choose(Collection<String> names, UnaryOperator<String> files);

  /** Reads a list: of groups where the field {@code groups} is there, else a sample. */
  static ImageList read(JsonFields fields) {
    String name = fields.text("name");
    if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
      throw fields.refused(
          "name", "names a file: small letters, digits, - and _, not \"" + name + "\"");
    }
    return fields.has("groups") ? FoldList.read(name, fields) : SampleList.read(name, fields);
  }
}
