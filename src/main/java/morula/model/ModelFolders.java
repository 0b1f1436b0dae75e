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

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import morula.installation.ImageJFolder;

/** The folders in which models are found by their name alone. */
public final class ModelFolders {
  /** The system property that names an additional folder; the scripts set it. */
  public static final String PROPERTY = "morula.models";

  /** The folder of models inside the folder of ImageJ; Fiji's updater manages it too. */
  private static final String FOLDER = "models";

  private ModelFolders() {}

  /**
   * Returns the folders in the order in which they are searched: the folder named by {@link
   * #PROPERTY}, then {@code models} of the ImageJ named by a system property, then of the ImageJ in
   * which Morula is installed.
   */
  public static List<Path> all() {
    Set<Path> folders = new LinkedHashSet<>();
    String property = System.getProperty(PROPERTY);
    if (property != null) {
      folders.add(Path.of(property));
    }
    ImageJFolder.all().forEach(imagej -> folders.add(imagej.resolve(FOLDER)));
    return List.copyOf(folders);
  }

  /**
   * Returns the folder of models of the ImageJ whose plugin folders contain a jar; empty if the jar
   * is elsewhere.
   */
  static Optional<Path> beside(Path jar) {
    return ImageJFolder.around(jar).map(imagej -> imagej.resolve(FOLDER));
  }
}
