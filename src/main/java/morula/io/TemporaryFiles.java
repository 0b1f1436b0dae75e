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

package morula.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Files for the time of a job, in the folder that the system has for them. */
public final class TemporaryFiles {
  private static final String PREFIX = "morula";

  private TemporaryFiles() {}

  /** Returns the folder for temporary files. */
  public static Path folder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /**
   * Creates and fills a file; the caller deletes it.
   *
   * @param ending end of the name, such as {@code .pt}
   * @param content writes the content
   * @throws IOException as {@link #failure}; nothing is left then
   */
  public static Path create(String ending, PathWriter content) throws IOException {
    Path file = null;
    try {
      file = Files.createTempFile(PREFIX, ending);
      content.write(file);
      return file;
    } catch (IOException e) {
      if (file != null) {
        Files.deleteIfExists(file);
      }
      throw failure(e);
    }
  }

  /**
   * Opens a file there to write to; whatever fails is a {@link #failure}.
   *
   * @throws IOException as {@link #failure}
   */
  public static OutputStream newOutputStream(Path file) throws IOException {
    OutputStream out;
    try {
      out = Files.newOutputStream(file);
    } catch (IOException e) {
      throw failure(e);
    }
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          throw failure(e);
        }
      }

      @Override
      public void close() throws IOException {
        try {
          out.close();
        } catch (IOException e) {
          throw failure(e);
        }
      }
    };
  }

  /** Returns an exception that names the folder and says what is wrong with it and what to do. */
  public static IOException failure(IOException e) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "the folder for temporary files, %s, cannot be used: %s; name another one with TMPDIR, or with -Djava.io.tmpdir= in the options for Java",
            folder(),
            reason(e)),
        e);
  }

  private static String reason(IOException e) {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder) ? "it is no folder" : "it does not exist";
    }
    return e instanceof NoSuchFileException
        ? "another program deletes files in it"
        : Disk.reason(folder, e);
  }

  /**
   * Checks that files can be written there.
   *
   * @return free space in bytes
   * @throws IOException as {@link #failure}
   */
  public static long check() throws IOException {
    Path file = create(".check", partial -> Files.write(partial, new byte[1 << 16]));
    Files.delete(file);
    return Files.getFileStore(folder()).getUsableSpace();
  }
}
