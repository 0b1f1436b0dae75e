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

package morula.study;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import morula.io.WholeFile;
import morula.io.WriteLock;
import morula.learning.TrainingFiles;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;
import morula.progress.Subject;
import morula.training.EpochRecord;

/**
 * A study on disk: {@code study.json} identifies the study, and {@code trial.json} in the folder of
 * a trial marks it as ended. Each file appears only when it is complete, so a study that is killed
 * at any moment can be resumed.
 */
final class StudyFolder {
  private static final String PLAN = "study.json";
  private static final String TRIAL = "trial.json";
  private static final String MODEL = "model.zip";
  private static final String RETRAIN =
      ": delete it and use resume=true; the trial is then trained again, or goes on from its checkpoints";
  private static final Gson GSON =
      new GsonBuilder()
          .serializeSpecialFloatingPointValues()
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private final Path folder;

  /**
   * @param folder folder of the study; created when something is written
   */
  StudyFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** The contents of {@code trial.json}. */
  private record Ended(
      Map<String, String> values,
      Trial.State state,
      String reason,
      double score,
      String scoreName,
      Map<String, Double> scores,
      List<EpochRecord> epochs,
      double seconds,
      String precision) {}

  /**
   * Creates the folder, and keeps other studies from writing to it.
   *
   * @throws InvalidRequestException if another study is writing to it
   * @throws IOException if the folder cannot be created
   */
  WriteLock lock() throws IOException {
    WholeFile.probe(folder);
    return WriteLock.take(WriteLock.in(folder), "output=" + folder, "study");
  }

  /**
   * Starts a study in this folder, or checks that the study here is that of the plan.
   *
   * @return whether trials of an earlier run may be here
   * @throws InvalidRequestException as {@link #check}
   * @throws IOException if {@code study.json} cannot be read or written
   */
  boolean open(StudyPlan plan, boolean resume) throws IOException {
    if (check(plan, resume)) {
      return true;
    }
    String text = GSON.toJson(plan.identity()) + "\n";
    WholeFile.write(folder.resolve(PLAN), partial -> Files.writeString(partial, text));
    return false;
  }

  /**
   * Returns whether a study was started in this folder, which is then that of the plan.
   *
   * @throws InvalidRequestException if there is another study, or the same and {@code resume} is
   *     false, or there are trials of a study that nobody knows
   * @throws IOException if {@code study.json} cannot be read
   */
  boolean check(StudyPlan plan, boolean resume) throws IOException {
    Path file = folder.resolve(PLAN);
    if (!Files.exists(file)) {
      checkNoTrials();
      return false;
    }
    if (!resume) {
      throw new InvalidRequestException(
          "output="
              + folder
              + ": the folder holds a study; use resume=true to continue it, or choose another output=");
    }
    Map<String, String> begun =
        StudyPlan.current(
            read(
                file,
                new TypeToken<Map<String, String>>() {},
                ", so that it is not known which study the trials there are of; choose another output=, or move the folder away"));
    Map<String, String> asked = plan.identity();
    Set<String> keys = new LinkedHashSet<>(asked.keySet());
    keys.addAll(begun.keySet());
    for (String key : keys) {
      String before = begun.getOrDefault(key, "");
      String now = asked.getOrDefault(key, "");
      if (!before.equals(now)) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "resume: the study in %s has %s=%s, not %s; use the same value, or choose another output=",
                folder,
                key,
                before,
                now));
      }
    }
    return true;
  }

  /** Refuses to take trials of an unknown study for those of a new one. */
  private void checkNoTrials() {
    Path first = folder(1).resolve(TRIAL);
    if (Files.exists(first)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "output=%s holds trials, but no %s, so that it is not known which study they are of; choose another output=, or move the folder away",
              folder,
              PLAN));
    }
  }

  /** Undoes {@link #open} if no trial has run. */
  void abandon() throws IOException {
    Files.deleteIfExists(folder.resolve(PLAN));
    deleteIfEmpty(folder(1));
  }

  /** Deletes the folder if nothing is in it. */
  void deleteIfEmpty() throws IOException {
    deleteIfEmpty(folder);
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      boolean empty;
      try (Stream<Path> files = Files.list(folder)) {
        empty = files.findAny().isEmpty();
      }
      if (empty) {
        Files.delete(folder);
      }
    }
  }

  /** Returns the path of a file of the study. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Returns the folder of a trial. */
  Path folder(int number) {
    return folder.resolve(String.format(Locale.ROOT, "trial-%03d", number));
  }

  /** Returns the path of the model of a trial. */
  Path model(int number) {
    return folder(number).resolve(MODEL);
  }

  /** Whether an unfinished trial has left checkpoints to continue from. */
  boolean hasCheckpoints(int number) {
    return Files.isDirectory(new TrainingFiles(model(number)).checkpoints());
  }

  /** Records that a trial has ended. */
  void save(Trial trial) throws IOException {
    Ended ended =
        new Ended(
            trial.values(),
            trial.state(),
            trial.reason(),
            trial.score(),
            trial.scoreName(),
            trial.scores(),
            trial.epochs(),
            trial.seconds(),
            trial.precision());
    String text = GSON.toJson(ended) + "\n";
    WholeFile.write(trial.folder().resolve(TRIAL), partial -> Files.writeString(partial, text));
  }

  /**
   * Returns the trial with this number if it has ended.
   *
   * @throws IOException if its file is damaged
   */
  Optional<Trial> load(int number) throws IOException {
    Path file = folder(number).resolve(TRIAL);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Ended ended = read(file, TypeToken.get(Ended.class), RETRAIN);
    if (Stream.of(ended.values(), ended.state(), ended.scores(), ended.epochs())
        .anyMatch(Objects::isNull)) {
      throw damaged(file, RETRAIN, null);
    }
    Map<String, String> values = new LinkedHashMap<>(ended.values());
    values.replaceAll(TrainingSettings::currentText);
    return Optional.of(
        new Trial(
            number,
            values,
            ended.state(),
            ended.reason(),
            ended.score(),
            ended.scoreName(),
            ended.scores(),
            ended.epochs(),
            folder(number),
            model(number),
            ended.seconds(),
            Objects.requireNonNullElse(ended.precision(), "")));
  }

  /**
   * @param advice what to do if the file is damaged
   */
  private static <T> T read(Path file, TypeToken<T> type, String advice) throws IOException {
    T content;
    try {
      content = Subject.during(file, () -> GSON.fromJson(Files.readString(file), type.getType()));
    } catch (JsonParseException | CharacterCodingException e) {
      throw damaged(file, advice, e);
    }
    if (content == null) {
      throw damaged(file, advice, null);
    }
    return content;
  }

  private static IOException damaged(Path file, String advice, Exception cause) {
    return new IOException(file + " is damaged" + advice, cause);
  }
}
