package morula.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import morula.torchscript.ArchiveReader;
import morula.torchscript.ArchiveWriter;
import morula.torchscript.TrainingProgram;

/**
 * The checkpoints of one run in a folder of its own. {@code run.json} is what counts: it is
 * replaced in one move after the archives that it names are whole, so a kill at any moment leaves a
 * run that can go on.
 */
public final class Checkpoints {
  private static final String INDEX = "run.json";
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

  private final Path folder;

  /** Whether those on disk are of this run. */
  private boolean own;

  /**
   * @param folder made when the first checkpoint is written
   */
  public Checkpoints(Path folder) {
    this.folder = folder;
  }

  /**
   * The state of a run.
   *
   * @param settings what the run was started with, to tell whether going on makes sense
   * @param history of the epochs finished
   * @param last all tensors after the last epoch
   * @param best all tensors after the best epoch
   */
  public record Checkpoint(
      Map<String, String> settings, History history, Weights last, Weights best) {}

  private record Index(
      Map<String, String> settings, List<EpochRecord> epochs, String last, String best) {}

  /**
   * Writes a checkpoint; archives that it no longer names are deleted. Those of an earlier run that
   * was not {@link #load loaded} go with the first one.
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

  /** To the disk: the archives before this one go, so a power failure must not leave it empty. */
  private void write(String name, PathWriter content) throws IOException {
    WholeFile.write(
        folder.resolve(name),
        file -> {
          content.write(file);
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        });
  }

  /** As {@link #load(Map, BinaryOperator)}, where no name has changed. */
  public Optional<Checkpoint> load(Map<String, String> settings) throws IOException {
    return load(settings, (key, value) -> value);
  }

  /**
   * Reads the newest checkpoint; empty if there is none.
   *
   * @param settings of this run
   * @param plain gives the plain word of a stored value, by the key and the value: names that have
   *     changed since are no other settings. The value is null where the version that wrote the
   *     checkpoint did not have the key; the result may be null too
   * @throws InvalidRequestException if it was written by a run with other settings, naming them
   * @throws IOException if it cannot be read
   */
  public Optional<Checkpoint> load(Map<String, String> settings, BinaryOperator<String> plain)
      throws IOException {
    Path file = folder.resolve(INDEX);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Index index;
    try {
      index = GSON.fromJson(Files.readString(file), Index.class);
    } catch (JsonParseException e) {
      throw damaged(file, e);
    }
    if (index == null
        || index.settings() == null
        || index.epochs() == null
        || index.epochs().isEmpty()) {
      throw damaged(file, null);
    }
    for (String key : settings.keySet()) {
      String stored = index.settings().get(key);
      String value = plain.apply(key, stored);
      if (!settings.get(key).equals(value)) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "resume: the checkpoints in %s are of a run with %s=%s, not %s; give the same, or choose another model",
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

  private static IOException damaged(Path file, Exception cause) {
    return new IOException(file + " is damaged; start without resume to begin anew", cause);
  }

  /** Whether some run has left any. */
  public boolean exist() {
    return Files.exists(folder.resolve(INDEX));
  }

  /** Where they are. */
  public Path folder() {
    return folder;
  }

  private Weights read(String archive) throws IOException {
    Map<String, float[]> values = new LinkedHashMap<>();
    ArchiveReader.read(folder.resolve(archive)).forEach((k, v) -> values.put(k, v.values()));
    return new Weights(values);
  }
}
