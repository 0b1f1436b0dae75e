package morula.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.dataset.DataCheck;
import morula.dataset.DataFingerprint;
import morula.dataset.Finding;
import morula.dataset.IdList;
import morula.dataset.LabelKind;
import morula.dataset.PairSummary;
import morula.dataset.ValidationSplit;
import morula.image.ChannelStatistics;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.instances.Heads;
import morula.io.Pairing;
import morula.patches.TrainingImage;
import morula.patches.TrainingImages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.sizes.ObjectScale;

/** Reads, checks and splits the images of a training run. */
final class FileData {
  private static final int LISTED = 5;

  private FileData() {}

  /**
   * Reads everything into memory.
   *
   * @throws InvalidRequestException if the data make no sense for what was asked
   * @throws IOException if a file cannot be read
   */
  static TrainingData load(TrainingSettings settings, Progress progress) throws IOException {
    Map<String, Pairing.Pair> pairs = pairs(settings, progress);
    Optional<IdList> ids = ids(settings, pairs.keySet(), progress);
    ids.ifPresent(list -> pairs.keySet().retainAll(list.names()));
    if (ids.flatMap(IdList::split).isEmpty()) {
      ValidationSplit.check(settings.validation());
    }
    Map<String, PairSummary> summaries = summaries(pairs, settings, progress);
    Map<String, String> contents = new LinkedHashMap<>();
    summaries.forEach((name, summary) -> contents.put(name, summary.imageHash()));
    ValidationSplit split =
        ids.flatMap(IdList::split)
            .orElseGet(() -> ValidationSplit.of(contents, settings.validation(), settings.seed()));
    LabelKind kind = Heads.anyOf(settings.heads()).labelKind();
    List<PairSummary> training = split.training().stream().map(summaries::get).toList();
    List<PairSummary> validation = split.validation().stream().map(summaries::get).toList();
    check(training, validation, kind, progress);
    List<PairSummary> all = Stream.concat(training.stream(), validation.stream()).toList();

    LabelReading reading =
        switch (kind) {
          case OBJECTS, COMPONENTS ->
              LabelReading.ofObjects(DataCheck.areMasks(all), settings.ignoreLabel());
          case CLASSES -> LabelReading.ofClasses(values(all), settings.ignoreLabel(), progress);
          case FOREGROUND -> LabelReading.ofForeground(settings.ignoreLabel());
        };
    checkMemory(all, settings.imageSize());
    int channels = Math.toIntExact(training.get(0).channels());
    List<Normalization> normalization =
        Normalizations.steps(
            settings.normalization(),
            () -> statistics(split.training(), pairs, channels, settings.imageSize(), progress));
    PlaneLoader loader = new PlaneLoader(reading, normalization, settings.imageSize(), progress);
    Path example = pairs.get(split.validation().get(0)).image();
    List<TrainingImage> planes = planes(split.training(), pairs, loader, progress);
    List<TrainingImage> judges = planes(split.validation(), pairs, loader, progress);
    ObjectScale scale =
        kind == LabelKind.OBJECTS && settings.imageSize() == 0
            ? ObjectScale.of(settings.diameter(), planes)
            : ObjectScale.NONE;
    double magnification = scale.magnification(judges.get(0));
    checkMemory(scale.megabytes(planes) + scale.megabytes(judges));
    planes.replaceAll(scale::apply);
    judges.replaceAll(scale::apply);
    return new TrainingData(
        TrainingImages.of(planes),
        judges,
        channels,
        reading.classValues(),
        normalization,
        side -> PlaneLoader.middle(example, settings.imageSize(), magnification, side),
        DataFingerprint.of(all),
        DataFingerprint.of(validation),
        kind == LabelKind.OBJECTS ? TrainingData.areas(planes) : new int[0],
        scale.diameter());
  }

  /** By name. */
  private static Map<String, Pairing.Pair> pairs(TrainingSettings settings, Progress progress)
      throws IOException {
    Pairing pairing = Pairing.find(settings.images(), "images", settings.labels(), "labels");
    sayUnpaired("images", pairing.unpairedImages(), progress);
    sayUnpaired("labels", pairing.unpairedLabels(), progress);
    return pairing.byName();
  }

  private static Optional<IdList> ids(
      TrainingSettings settings, Set<String> names, Progress progress) {
    if (settings.ids().isBlank()) {
      return Optional.empty();
    }
    IdList list = IdList.read(settings.ids(), names);
    if (list.split().isPresent()) {
      progress.message("ids: the list says which images validate, not validation=");
    }
    return Optional.of(list);
  }

  private static void sayUnpaired(String key, List<Path> files, Progress progress) {
    if (files.isEmpty()) {
      return;
    }
    List<String> names = files.stream().limit(LISTED).map(f -> f.getFileName().toString()).toList();
    progress.message(
        String.format(
            Locale.ROOT,
            "%s: %d file(s) have no partner and are left out: %s%s",
            key,
            files.size(),
            String.join(", ", names),
            files.size() > LISTED ? ", …" : ""));
  }

  private static Map<String, PairSummary> summaries(
      Map<String, Pairing.Pair> pairs, TrainingSettings settings, Progress progress)
      throws IOException {
    Map<String, PairSummary> summaries = new LinkedHashMap<>();
    for (Map.Entry<String, Pairing.Pair> pair : pairs.entrySet()) {
      progress.checkCancelled();
      progress.update(summaries.size(), pairs.size(), "Checking the data");
      summaries.put(pair.getKey(), PlaneLoader.summary(pair.getValue(), settings.ignoreLabel()));
    }
    return summaries;
  }

  /** Mean and spread of the images that train; what is to validate must not be looked at. */
  private static Normalization statistics(
      List<String> names,
      Map<String, Pairing.Pair> pairs,
      int channels,
      int imageSize,
      Progress progress)
      throws IOException {
    ChannelStatistics statistics = new ChannelStatistics(channels);
    int done = 0;
    for (String name : names) {
      progress.checkCancelled();
      progress.update(done++, names.size(), "Measuring intensities");
      PlaneLoader.addTo(statistics, pairs.get(name), imageSize);
    }
    return statistics.normalization();
  }

  private static void check(
      List<PairSummary> training, List<PairSummary> validation, LabelKind kind, Progress progress) {
    for (Finding finding : DataCheck.check(training, validation, kind)) {
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

  /** Everything is held in memory as 32-bit numbers; better to know before hours of reading. */
  private static void checkMemory(List<PairSummary> pairs, int imageSize) {
    long bytes = 0;
    for (PairSummary pair : pairs) {
      List<Long> size = pair.imageSize();
      long plane = imageSize > 0 ? (long) imageSize * imageSize : size.get(0) * size.get(1);
      long pixels = plane * size.get(2) * size.get(3);
      bytes += pixels * (pair.channels() + 1) * Float.BYTES;
    }
    checkMemory(bytes >> 20);
  }

  private static void checkMemory(long megabytes) {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    if (megabytes > heap * 3 / 4) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "images: %d MB are needed to hold them all, Java may use %d MB; start it with -Xmx%dg or train on fewer or smaller images",
              megabytes,
              heap,
              (megabytes * 2 >> 10) + 1));
    }
  }
}
