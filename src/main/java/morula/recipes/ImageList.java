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
