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

package morula.installation;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folder of the ImageJ or Fiji in which Morula is installed. */
public final class ImageJFolder {
  /** The folders of ImageJ and Fiji that contain the jars of plugins, directly or in subfolders. */
  private static final Set<String> PLUGINS = Set.of("plugins", "jars");

  private static final List<String> PROPERTIES = List.of("imagej.dir", "ij.dir");

  private ImageJFolder() {}

  /** Returns what system properties name, then the one around the jar of Morula. */
  public static List<Path> all() {
    Set<Path> folders = new LinkedHashSet<>();
    for (String key : PROPERTIES) {
      String imagej = System.getProperty(key);
      if (imagej != null) {
        folders.add(Path.of(imagej));
      }
    }
    code().flatMap(ImageJFolder::around).ifPresent(folders::add);
    return List.copyOf(folders);
  }

  /** Returns the jar that contains this class; plain ImageJ does not report its own folder. */
  private static Optional<Path> code() {
    CodeSource source = ImageJFolder.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
      return Optional.empty(); // code that is not in a file is not in a folder of plugins
    }
  }

  /**
   * Returns the folder of the ImageJ whose plugin folders contain a jar; empty if the jar is
   * elsewhere.
   */
  public static Optional<Path> around(Path jar) {
    for (Path folder = jar.getParent(); folder != null; folder = folder.getParent()) {
      Path name = folder.getFileName();
      if (name != null && PLUGINS.contains(name.toString()) && isOutermost(folder)) {
        return Optional.ofNullable(folder.getParent());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether a plugin folder is the outermost one: plain ImageJ has jars in plugins/jars.
   */
  private static boolean isOutermost(Path folder) {
    Path parent = folder.getParent();
    return parent != null
        && (parent.getFileName() == null || !PLUGINS.contains(parent.getFileName().toString()));
  }
}
