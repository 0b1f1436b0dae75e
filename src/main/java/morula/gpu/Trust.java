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

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import morula.io.UserFolder;
import morula.io.WholeFile;

/**
 * What is remembered for a user on this machine, in a small file: the folder that was chosen, and
 * what tests of libtorch showed. The libraries themselves are never there.
 */
public final class Trust {
  private static final String FILE = "engine.json";

  /** Verdicts that are kept; each is for a state of folder, driver and cards. */
  private static final int MOST = 16;

  private final Optional<Path> file;

  /** What the file holds. */
  private record Content(String folder, boolean installed, Map<String, Verdict> verdicts) {
    static final Content EMPTY = new Content("", false, Map.of());
  }

  private Content present;

  /**
   * @param file need not exist; without one, nothing outlives the program
   */
  public Trust(Optional<Path> file) {
    this.file = file;
    present = file.map(Trust::read).orElse(Content.EMPTY);
  }

  /** Returns what is remembered for this user. */
  public static Trust ofUser() {
    return new Trust(UserFolder.path().map(folder -> folder.resolve(FILE)));
  }

  private static Content read(Path file) {
    try {
      Content read = new GsonBuilder().create().fromJson(Files.readString(file), Content.class);
      return read == null || read.folder == null || read.verdicts == null ? Content.EMPTY : read;
    } catch (IOException | JsonParseException e) {
      return Content.EMPTY; // it is made again
    }
  }

  /** Returns the folder that the user chose. */
  public synchronized Optional<Path> folder() {
    return Optional.of(present.folder).filter(name -> !name.isEmpty()).map(Path::of);
  }

  /** Returns whether Morula installed the libtorch in that folder itself. */
  public synchronized boolean isInstalled() {
    return present.installed;
  }

  /** Remembers a folder of the user's own; empty forgets any folder. */
  public void choose(Optional<Path> folder) {
    remember(folder.map(path -> path.toAbsolutePath().toString()).orElse(""), false);
  }

  /** Remembers a folder in which Morula installed a libtorch, and which it may delete. */
  public void chooseInstalled(Path folder) {
    remember(folder.toAbsolutePath().toString(), true);
  }

  private synchronized void remember(String folder, boolean installed) {
    change(old -> new Content(folder, installed, old.verdicts));
  }

  /** Returns what the test showed, if there was one for this state. */
  public synchronized Optional<Verdict> verdict(String fingerprint) {
    return Optional.ofNullable(present.verdicts.get(fingerprint));
  }

  /** Remembers what a test showed. */
  public synchronized void record(String fingerprint, Verdict verdict) {
    change(
        old -> {
          Map<String, Verdict> verdicts = new LinkedHashMap<>(old.verdicts);
          verdicts.remove(fingerprint);
          verdicts.put(fingerprint, verdict);
          while (verdicts.size() > MOST) {
            verdicts.remove(verdicts.keySet().iterator().next());
          }
          return new Content(old.folder, old.installed, verdicts);
        });
  }

  private void change(UnaryOperator<Content> by) {
    present = by.apply(file.map(Trust::read).filter(c -> c != Content.EMPTY).orElse(present));
    if (file.isPresent()) {
      try {
        WholeFile.write(
            file.get(),
            to ->
                Files.writeString(
                    to, new GsonBuilder().setPrettyPrinting().create().toJson(present)));
      } catch (IOException e) {
        return; // remembered until the program ends
      }
    }
  }
}
