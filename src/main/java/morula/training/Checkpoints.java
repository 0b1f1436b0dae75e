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

package morula.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import morula.io.PathWriter;
import morula.io.WholeFile;
import morula.network.Weights;
import morula.progress.InvalidRequestException;
import morula.progress.Subject;
import morula.torchscript.ArchiveReader;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.TrainingProgram;

/**
 * The checkpoints of one run, in a folder of their own. {@code run.json} is the index: it is
 * replaced in one move after the archives that it names are complete, so a run that is killed at
 * any moment can be resumed.
 */
public final class Checkpoints {
  private static final String INDEX = "run.json";
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

  private final Path folder;

  /** Whether the checkpoints on disk belong to this run. */
  private boolean own;

  /**
   * @param folder folder of the checkpoints; created with the first one
   */
  public Checkpoints(Path folder) {
    this.folder = folder;
  }

  /**
   * The state of a run.
   *
   * @param settings settings of the run, which a run that resumes it must share
   * @param history history of the finished epochs
   * @param last all tensors after the last epoch
   * @param best all tensors after the best epoch
   */
  public record Checkpoint(
      Map<String, String> settings, History history, Weights last, Weights best) {}

  private record Index(
      Map<String, String> settings, List<EpochRecord> epochs, String last, String best) {}

  /**
   * Writes a checkpoint and deletes the archives that it does not name. The first one also deletes
   * those of an earlier run that was not {@link #load loaded}.
   */
  public void save(
      TrainingProgram program, Map<String, String> settings, History history, Weights last)
      throws IOException {
    EpochRecord newest = history.epochs().get(history.epochs().size() - 1);
    if (!own) {
      Files.deleteIfExists(folder.resolve(INDEX)); // it may name archives that are written now
      own = true;
    }
    String lastFile = "epoch-" + newest.epoch() + ".pt";
    write(lastFile, file -> ArchiveWriter.write(program.module(last), file));
    String bestFile = "epoch-" + history.best().orElseThrow().epoch() + ".pt";
    Index index = new Index(settings, history.epochs(), lastFile, bestFile);
    write(INDEX, file -> Files.writeString(file, GSON.toJson(index)));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pt")).toList()) {
        String name = file.getFileName().toString();
        if (!name.equals(lastFile) && !name.equals(bestFile)) {
          file.toFile().delete(); // one that cannot be deleted now does no harm
        }
      }
    }
  }

  /**
   * Writes a file and forces it to the disk: older archives are deleted next, so a power failure
   * must not leave this one empty.
   */
  private void write(String name, PathWriter content) throws IOException {
    WholeFile.write(
        folder.resolve(name),
        file -> {
          content.write(file);
          WholeFile.force(file);
        });
  }

  /**
   * Reads the newest checkpoint as {@link #load(Map, BinaryOperator)} does, without renamed values.
   */
  public Optional<Checkpoint> load(Map<String, String> settings) throws IOException {
    return load(settings, (key, value) -> value);
  }

  /**
   * Reads the newest checkpoint; empty if there is none.
   *
   * @param settings settings of this run
   * @param plain returns the present name of a stored value, by the key and the value, so that a
   *     renamed value does not count as another setting. The value is null if the version that
   *     wrote the checkpoint did not have the key; the result may be null too
   * @throws InvalidRequestException if it was written by a run with other settings, naming them
   * @throws IOException if it cannot be read
   */
  public Optional<Checkpoint> load(Map<String, String> settings, BinaryOperator<String> plain)
      throws IOException {
    if (!exist()) {
      return Optional.empty();
    }
    Index index = index();
    for (String key : settings.keySet()) {
      String stored = index.settings().get(key);
      String value = plain.apply(key, stored);
      if (!settings.get(key).equals(value)) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "resume: the checkpoints in %s are from a run with %s=%s, not %s; use the same value, or choose another model=",
                folder,
                key,
                stored == null ? value : stored,
                settings.get(key)));
      }
    }
    Checkpoint checkpoint =
        new Checkpoint(
            index.settings(), new History(index.epochs()), read(index.last()), read(index.best()));
    own = true;
    return Optional.of(checkpoint);
  }

  private Index index() throws IOException {
    Path file = folder.resolve(INDEX);
    Index index;
    try {
      index = Subject.during(file, () -> GSON.fromJson(Files.readString(file), Index.class));
    } catch (JsonParseException | CharacterCodingException e) {
      throw damaged(file, e);
    }
    if (index == null
        || index.settings() == null
        || index.epochs() == null
        || index.epochs().isEmpty()
        || index.epochs().contains(null)
        || index.last() == null
        || index.best() == null) {
      throw damaged(file, null);
    }
    return index;
  }

  /**
   * Returns the settings of the run that wrote the checkpoints; none if there are no checkpoints.
   *
   * @throws IOException if they cannot be read
   */
  public Map<String, String> settings() throws IOException {
    return exist() ? index().settings() : Map.of();
  }

  /**
   * Returns the epochs of the run that wrote the checkpoints; none if there are no checkpoints.
   *
   * @throws IOException if they cannot be read
   */
  public History history() throws IOException {
    return new History(exist() ? index().epochs() : List.of());
  }

  /**
   * Returns when the newest checkpoint was written; empty if there is none.
   *
   * @throws IOException if that cannot be known
   */
  public Optional<Instant> written() throws IOException {
    return exist()
        ? Optional.of(Files.getLastModifiedTime(folder.resolve(INDEX)).toInstant())
        : Optional.empty();
  }

  private static IOException damaged(Path file, Exception cause) {
    return new IOException(file + " is damaged; use resume=false to start a new training", cause);
  }

  /** Whether the folder holds checkpoints, of whatever run. */
  public boolean exist() {
    return Files.exists(folder.resolve(INDEX));
  }

  /** Returns the folder of the checkpoints. */
  public Path folder() {
    return folder;
  }

  private Weights read(String archive) throws IOException {
    Path file = folder.resolve(Path.of(archive).getFileName());
    Map<String, float[]> values = new LinkedHashMap<>();
    Subject.during(file, () -> ArchiveReader.read(file))
        .forEach((k, v) -> values.put(k, v.values()));
    return new Weights(values);
  }
}
