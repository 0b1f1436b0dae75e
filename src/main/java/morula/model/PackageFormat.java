package morula.model;

import java.util.List;
import java.util.Set;

/** The names of the files in a package. */
final class PackageFormat {
  static final String DESCRIPTION = "rdf.yaml";
  private static final String OTHER_DESCRIPTION = "bioimageio.yaml";

  /** The names that the description may have, the preferred one first. */
  static final List<String> DESCRIPTIONS = List.of(DESCRIPTION, OTHER_DESCRIPTION);

  static final String WEIGHTS = "weights.pt";
  static final String TEST_INPUT = "test_input.npy";
  static final String TEST_OUTPUT = "test_output.npy";
  static final String COVER = "cover.png";
  static final String README = "README.md";
  static final String RECORD = "morula.json";
  static final String TRAINING_CSV = "training.csv";

  /** All files that are part of a package; other files in its folder belong to the user. */
  static final Set<String> ALL =
      Set.of(
          DESCRIPTION,
          OTHER_DESCRIPTION,
          WEIGHTS,
          TEST_INPUT,
          TEST_OUTPUT,
          COVER,
          README,
          RECORD,
          TRAINING_CSV);

  static final String ZIP = ".zip";

  private PackageFormat() {}

  /** Returns whether {@code path} stays inside the package wherever it is unpacked. */
  static boolean isInside(String path) {
    return !path.startsWith("/")
        && !path.contains("\\")
        && !path.contains(":")
        && !List.of(path.split("/")).contains("..");
  }
}
