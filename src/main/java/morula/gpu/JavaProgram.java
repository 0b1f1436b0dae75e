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

package morula.gpu;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import morula.io.TemporaryFiles;

/** Starts a program with the Java and the classes of this one. */
public final class JavaProgram {
  /** Properties that decide where libraries are found and unpacked. */
  private static final List<String> KEPT =
      List.of("user.home", "java.io.tmpdir", "DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "morula.home");

  private JavaProgram() {}

  /**
   * Returns the command that starts a class.
   *
   * @param loader that has found the classes of this program
   * @param options for Java, such as {@code -Dkey=value}
   * @param main name of the class, followed by its arguments
   * @throws IOException if this Java has no program to start another with, or if a path has letters
   *     that the encoding of the system does not know
   */
  public static List<String> command(ClassLoader loader, List<String> options, String... main)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java().toString(), "-Djava.awt.headless=true"));
    for (String key : KEPT) {
      if (System.getProperty(key) != null) {
        command.add("-D" + key + "=" + System.getProperty(key));
      }
    }
    command.addAll(options);
    Path arguments = arguments(classPath(loader));
    command.add("@" + arguments);
    command.addAll(List.of(main));
    return command;
  }

  /** Hundreds of jars are too long for a command line of Windows, so they go into a file. */
  private static Path arguments(Set<String> path) throws IOException {
    Charset charset = launcherCharset();
    for (String entry : path) {
      if (!charset.newEncoder().canEncode(entry)) {
        throw new IOException(
            entry
                + ": this path has letters that the encoding of this system, "
                + charset
                + ", does not know, so no program can be started with it; move it, or ImageJ with"
                + " it, to a folder whose path has only letters of English");
      }
    }
    byte[] bytes = String.join(File.pathSeparator, path).getBytes(charset);
    // a backslash is doubled as a byte: in Japanese and Chinese it can also be a part of a letter
    String escaped = new String(bytes, StandardCharsets.ISO_8859_1).replace("\\", "\\\\");
    Path arguments = TemporaryFiles.create(".args", 2L * bytes.length);
    Files.writeString(arguments, "-cp \"" + escaped + "\"\n", StandardCharsets.ISO_8859_1);
    return arguments;
  }

  /** Returns the encoding in which Java's launcher reads what it is given. */
  private static Charset launcherCharset() {
    String name = System.getProperty("sun.jnu.encoding");
    return name == null ? Charset.defaultCharset() : Charset.forName(name);
  }

  private static Path java() throws IOException {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    for (String name : List.of("java", "java.exe")) {
      if (Files.isRegularFile(bin.resolve(name))) {
        return bin.resolve(name);
      }
    }
    throw new IOException(
        "There is no program java in "
            + bin
            + ", so libtorch cannot be tested; start ImageJ with a complete Java");
  }

  /** Returns the class path; ImageJ finds plugins through a loader of its own. */
  static Set<String> classPath(ClassLoader loader) {
    Set<String> entries = new LinkedHashSet<>();
    for (ClassLoader next = loader; next != null; next = next.getParent()) {
      if (next instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          try {
            entries.add(Path.of(url.toURI()).toString());
          } catch (URISyntaxException | IllegalArgumentException e) {
            // not a file
          }
        }
      }
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      entries.add(entry);
    }
    return entries;
  }
}
