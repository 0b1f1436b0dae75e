package morula.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.instances.InstanceHead;
import morula.io.ImageFiles;
import morula.io.Pairing;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.training.DataCheck;
import morula.training.DataFingerprint;
import morula.training.Finding;
import morula.training.PairSummary;
import morula.training.TrainingImage;
import morula.training.ValidationSplit;

/**
 * The images of a training run, read, checked and split.
 *
 * @param training planes to learn from
 * @param validation planes to judge by
 * @param channels of every image
 * @param classes values that labels may have, background included (semantic)
 * @param example the file of the first validation image
 * @param fingerprint of all pixels and labels
 * @param areas sizes of the training objects, in pixels, ascending; empty for classes
 */
record TrainingData(
    List<TrainingImage> training,
    List<TrainingImage> validation,
    int channels,
    int classes,
    Path example,
    String fingerprint,
    int[] areas) {
  private static final int LISTED = 5;

  /**
   * Reads everything into memory.
   *
   * @throws InvalidRequestException if the data make no sense for what was asked
   * @throws IOException if a file cannot be read
   */
  static TrainingData load(TrainingSettings settings, Progress progress) throws IOException {
    Pairing pairing = Pairing.find(settings.images(), "images", settings.labels(), "labels");
    sayUnpaired("images", pairing.unpairedImages(), progress);
    sayUnpaired("labels", pairing.unpairedLabels(), progress);
    Map<String, Pairing.Pair> pairs = new LinkedHashMap<>();
    pairing.pairs().forEach(p -> pairs.put(ImageFiles.stem(p.image()), p));
    ValidationSplit split =
        ValidationSplit.of(List.copyOf(pairs.keySet()), settings.validation(), settings.seed());
    boolean instances = settings.heads().equals(InstanceHead.NAME);

    List<PairSummary> training = summaries(split.training(), pairs, settings, progress);
    List<PairSummary> validation = summaries(split.validation(), pairs, settings, progress);
    check(training, validation, instances, progress);
    List<PairSummary> all = Stream.concat(training.stream(), validation.stream()).toList();

    LabelReading reading =
        instances
            ? LabelReading.ofObjects(DataCheck.areMasks(all), settings.ignoreLabel())
            : LabelReading.ofClasses(values(all), settings.ignoreLabel(), progress);
    PlaneLoader loader = new PlaneLoader(reading);
    return new TrainingData(
        planes(split.training(), pairs, loader, progress),
        planes(split.validation(), pairs, loader, progress),
        Math.toIntExact(training.get(0).channels()),
        reading.classes(),
        pairs.get(split.validation().get(0)).image(),
        DataFingerprint.of(all),
        instances ? areas(training) : new int[0]);
  }

  private static void sayUnpaired(String key, List<Path> files, Progress progress) {
    if (files.isEmpty()) {
      return;
    }
    List<String> names = files.stream().limit(LISTED).map(f -> f.getFileName().toString()).toList();
    progress.message(
        "%s: %d file(s) have no partner and are left out: %s%s"
            .formatted(
                key, files.size(), String.join(", ", names), files.size() > LISTED ? ", …" : ""));
  }

  private static List<PairSummary> summaries(
      List<String> names,
      Map<String, Pairing.Pair> pairs,
      TrainingSettings settings,
      Progress progress)
      throws IOException {
    List<PairSummary> summaries = new ArrayList<>();
    for (String name : names) {
      progress.checkCancelled();
      progress.update(summaries.size(), names.size(), "Checking the data");
      summaries.add(PlaneLoader.summary(pairs.get(name), settings.ignoreLabel()));
    }
    return summaries;
  }

  private static void check(
      List<PairSummary> training,
      List<PairSummary> validation,
      boolean instances,
      Progress progress) {
    for (Finding finding : DataCheck.check(training, validation, instances)) {
      if (finding.severity() == Finding.Severity.ERROR) {
        throw new InvalidRequestException(
            (finding.file().isEmpty() ? "" : finding.file() + ": ") + finding.text());
      }
      progress.message(finding.toString());
    }
  }

  private static SortedSet<Integer> values(List<PairSummary> pairs) {
    SortedSet<Integer> values = new TreeSet<>();
    pairs.forEach(p -> IntStream.of(p.labels().values()).forEach(values::add));
    return values;
  }

  private static List<TrainingImage> planes(
      List<String> names, Map<String, Pairing.Pair> pairs, PlaneLoader loader, Progress progress)
      throws IOException {
    List<TrainingImage> planes = new ArrayList<>();
    int done = 0;
    for (String name : names) {
      progress.checkCancelled();
      progress.update(done++, names.size(), "Reading images");
      planes.addAll(loader.planes(pairs.get(name)));
    }
    return planes;
  }

  private static int[] areas(List<PairSummary> pairs) {
    return pairs.stream().flatMapToInt(p -> Arrays.stream(p.labels().areas())).sorted().toArray();
  }

  /** Median size of the training objects, in pixels; 0 when there are none. */
  double medianArea() {
    return areas.length == 0 ? 0 : areas[areas.length / 2];
  }

  /** Size that 98 % of the training objects exceed, in pixels; 0 when there are none. */
  double smallArea() {
    return areas.length == 0 ? 0 : areas[areas.length / 50];
  }
}
