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

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
  static final String CALIBRATION = "calibration.npy";
  static final String COVER = "cover.png";
  static final String EXAMPLES = "examples.png";
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
          CALIBRATION,
          COVER,
          EXAMPLES,
          README,
          RECORD,
          TRAINING_CSV);

  static final String ZIP = ".zip";

  private PackageFormat() {}

  /** Returns whether {@code path} stays inside the package wherever it is unpacked. */
  static boolean isInside(String path) {
    return isName(path)
        && !path.startsWith("/")
        && !path.contains("\\")
        && !path.contains(":")
        && !List.of(path.split("/")).contains("..");
  }

  private static boolean isName(String path) {
    try {
      return !Path.of(path).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
