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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import morula.progress.InvalidRequestException;
import morula.progress.Subject;

/** The recipes that come with Morula, and those in files. */
public final class Recipes {
  private static final List<String> NAMES =
      List.of(
          "embryo-unet",
          "darkfield-segnet",
          "darkfield-best",
          "nuclei-fpn",
          "shapes-munet",
          "texture-cnn",
          "encoder-transfer",
          "nuclei",
          "nuclei-histology",
          "cells-phase",
          "nuclei-heads",
          "nuclei-unseen",
          "nuclei-little-data");

  private Recipes() {}

  /** Returns the names of the recipes that come with Morula. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Returns whether a recipe that comes with Morula has a quick form, which needs no data.
   *
   * @param name one of {@link #names}
   * @throws IOException if it cannot be read
   */
  public static boolean hasQuickForm(String name) throws IOException {
    return Recipe.parse(text(name), name).hasQuickForm();
  }

  /**
   * Returns the text of a recipe that comes with Morula.
   *
   * @param name one of {@link #names}
   * @throws IOException if it cannot be read
   */
  public static String text(String name) throws IOException {
    return resource(name + ".json");
  }

  /**
   * Returns the text of a file beside a recipe. If there is none, the file of that name that comes
   * with Morula is used, so that a recipe can be copied alone.
   *
   * @param nameOrPath name or path as for {@link #find}
   * @param file name of the file, without a folder
   * @throws IOException if it cannot be read
   */
  static String beside(String nameOrPath, String file) throws IOException {
    if (!NAMES.contains(nameOrPath)) {
      Path own = Path.of(nameOrPath).resolveSibling(file);
      if (Files.isRegularFile(own)) {
        return Files.readString(own);
      }
    }
    return resource(file);
  }

  private static String resource(String file) throws IOException {
    try (InputStream in = Recipes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(
            file + " is neither beside the recipe nor part of this version of Morula");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Returns the text of a recipe.
   *
   * @param nameOrPath one of {@link #names}, or the path of a JSON file
   * @throws InvalidRequestException if there is no such recipe or file
   * @throws IOException if it cannot be read
   */
  static String find(String nameOrPath) throws IOException {
    if (NAMES.contains(nameOrPath)) {
      return text(nameOrPath);
    }
    try {
      Path file = Path.of(nameOrPath);
      if (Files.isRegularFile(file)) {
        return Subject.during(file, () -> Files.readString(file));
      }
    } catch (InvalidPathException e) {
      // reported below
    }
    throw new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "name=%s is neither a recipe nor a file; use one of %s, or the path of a JSON file",
            nameOrPath,
            String.join(", ", NAMES)));
  }
}
