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

package morula.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.dataset.DataCheck;
import morula.dataset.DataFingerprint;
import morula.dataset.Finding;
import morula.dataset.IdList;
import morula.dataset.LabelContents;
import morula.dataset.LabelKind;
import morula.dataset.PairSummary;
import morula.dataset.ValidationSplit;
import morula.image.ChannelStatistics;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.patches.TrainingImage;
import morula.patches.TrainingImages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.sizes.ObjectScale;

/** Reads, checks and splits the images of a training run. */
final class FileData {
  private final DataRequest request;
  private final PairFiles files;
  private final Progress progress;

  FileData(DataRequest request, PairFiles files, Progress progress) {
    this.request = request;
    this.files = files;
    this.progress = progress;
  }

  /**
   * Reads all images and labels into memory.
   *
   * @throws InvalidRequestException if the data do not fit the settings
   * @throws IOException if a file cannot be read
   */
  TrainingData load() throws IOException {
    Optional<IdList> ids = ids();
    List<String> names =
        ids.map(list -> files.names(Set.copyOf(list.names()))).orElseGet(files::names);
    boolean listed = ids.flatMap(IdList::split).isPresent();
    String given = request.validation();
    boolean unused = listed && given.equals(KeptParts.WORD);
    String chosen = unused || given.equals(TrainingSettings.AUTO) ? KeptParts.FRACTION : given;
    if (!listed && !chosen.equals(KeptParts.WORD)) {
      ValidationSplit.check(chosen);
    }
    Map<String, PairSummary> summaries = summaries(names);
    boolean parts = !listed && KeptParts.areWanted(request.validation(), summaries.values());
    Map<String, String> contents = new LinkedHashMap<>();
    summaries.forEach((name, summary) -> contents.put(name, summary.imageHash()));
    ValidationSplit split =
        ids.flatMap(IdList::split)
            .orElseGet(
                () ->
                    parts
                        ? new ValidationSplit(names, List.of())
                        : ValidationSplit.of(contents, empty(summaries), chosen, request.seed()));
    List<PairSummary> training = split.training().stream().map(summaries::get).toList();
    List<PairSummary> validation = split.validation().stream().map(summaries::get).toList();
    List<PairSummary> all = Stream.concat(training.stream(), validation.stream()).toList();
    LabelContents held = LabelContents.of(DataCheck.labels(all), request.kind(), "labels");
    check(training, validation, held, progress);

    LabelReading reading =
        switch (held.kind()) {
          case OBJECTS, COMPONENTS -> LabelReading.ofObjects(held.kind(), request.ignoreLabel());
          case CLASSES ->
              LabelReading.ofClasses(values(all, held), request.ignoreLabel(), progress);
          case FOREGROUND -> LabelReading.ofForeground(request.ignoreLabel());
        };
    checkMemory(all, request.imageSize());
    int channels = Math.toIntExact(training.get(0).channels());
    List<Normalization> normalization =
        Normalizations.steps(request.normalization(), () -> statistics(split.training(), channels));
    PlaneLoader loader = new PlaneLoader(reading, held, normalization, request.imageSize());
    Map<String, List<TrainingImage>> byFile = planes(split.training(), loader);
    List<TrainingImage> planes = together(byFile);
    List<TrainingImage> validationPlanes = together(planes(split.validation(), loader));
    ObjectScale scale =
        request.kind() == LabelKind.OBJECTS && request.imageSize() == 0
            ? ObjectScale.of(request.diameter(), planes)
            : ObjectScale.NONE;
    double magnification = scale.magnification((parts ? planes : validationPlanes).get(0));
    checkMemory(scale.megabytes(planes) + scale.megabytes(validationPlanes));
    List<WholePlane> whole;
    if (parts) {
      KeptParts kept = KeptParts.none();
      byFile.forEach(
          (name, file) ->
              kept.add(
                  file.stream().map(scale::apply).toList(),
                  contents.get(name),
                  request.kind() == LabelKind.OBJECTS,
                  request.seed()));
      if (!kept.areUsable()) {
        return withoutParts(names.size());
      }
      whole = WholePlane.of(planes, kept.validation(), kept.places());
      planes = kept.training();
      validationPlanes = kept.validation();
      progress.message(
          "validation: a quarter of each image is kept apart for the score, and not trained on");
    } else {
      planes.replaceAll(scale::apply);
      List<TrainingImage> own = List.copyOf(validationPlanes);
      validationPlanes.replaceAll(scale::apply);
      whole =
          WholePlane.of(
              own, validationPlanes, validationPlanes.stream().map(WholePlane.Place::of).toList());
    }
    String example = (parts ? names : split.validation()).get(0);
    return new TrainingData(
        TrainingImages.of(planes),
        validationPlanes,
        whole,
        channels,
        reading.classValues(),
        normalization,
        side ->
            PlaneLoader.middle(
                files.read(example).image(), request.imageSize(), magnification, side),
        DataFingerprint.of(all),
        parts ? KeptParts.WORD + " " + DataFingerprint.of(all) : DataFingerprint.of(validation),
        request.kind() == LabelKind.OBJECTS ? TrainingData.areas(planes) : new int[0],
        scale.diameter(),
        parts ? KeptParts.WORD : chosen);
  }

  /** Keeps whole images apart, as no quarter shows a label. */
  private TrainingData withoutParts(int images) throws IOException {
    if (request.validation().equals(KeptParts.WORD) || images == 1) {
      throw new InvalidRequestException(
          "validation="
              + KeptParts.WORD
              + ": no quarter at the end of an image has labels that the rest has too; label more of the images");
    }
    return new FileData(request.withValidation(KeptParts.FRACTION), files, progress).load();
  }

  private Optional<IdList> ids() {
    if (request.ids().isBlank()) {
      return Optional.empty();
    }
    IdList list = IdList.read(request.ids(), new LinkedHashSet<>(files.names()));
    if (list.split().isPresent()) {
      progress.message("ids: the list names the validation images, so validation= is not used");
    }
    return Optional.of(list);
  }

  private Map<String, PairSummary> summaries(List<String> names) throws IOException {
    Map<String, PairSummary> summaries = new LinkedHashMap<>();
    List<String> exchanged = new ArrayList<>();
    for (String name : names) {
      progress.checkCancelled();
      progress.update(summaries.size(), names.size(), "Checking the data");
      ReadPair pair = files.read(name);
      summaries.put(
          name, PairSummary.of(pair.image(), pair.labels(), request.ignoreLabel(), pair.jpeg()));
      if (pair.exchanged()) {
        exchanged.add(name);
      }
    }
    if (!exchanged.isEmpty()) {
      progress.message(
          String.format(
              Locale.ROOT,
              "labels: %s (such as %s) the slices of their images as frames, or the other way round;"
                  + " the planes are taken in the order of the file",
              exchanged.size() == 1 ? "1 file has" : exchanged.size() + " files have",
              exchanged.get(0)));
    }
    return summaries;
  }

  /** Returns the names of images without any label. */
  private static Set<String> empty(Map<String, PairSummary> summaries) {
    return summaries.entrySet().stream()
        .filter(entry -> entry.getValue().labels().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Measures mean and spread of the training images; the validation images must not influence them.
   */
  private Normalization statistics(List<String> names, int channels) throws IOException {
    ChannelStatistics statistics = new ChannelStatistics(channels);
    int done = 0;
    for (String name : names) {
      progress.checkCancelled();
      progress.update(done++, names.size(), "Measuring intensities");
      PlaneLoader.add(
          statistics, PlaneLoader.resized(files.read(name).image(), request.imageSize()));
    }
    return statistics.normalization();
  }

  private static void check(
      List<PairSummary> training,
      List<PairSummary> validation,
      LabelContents held,
      Progress progress) {
    for (Finding finding : DataCheck.check(training, validation, held)) {
      if (finding.severity() == Finding.Severity.ERROR) {
        throw new InvalidRequestException(
            (finding.file().isEmpty() ? "" : finding.file() + ": ") + finding.text());
      }
      progress.message(finding.toString());
    }
  }

  private static SortedSet<Integer> values(List<PairSummary> pairs, LabelContents held) {
    SortedSet<Integer> values = new TreeSet<>();
    pairs.forEach(pair -> values.addAll(held.areas(pair.name(), pair.labels()).keySet()));
    return values;
  }

  private static List<TrainingImage> together(Map<String, List<TrainingImage>> byFile) {
    List<TrainingImage> all = new ArrayList<>();
    byFile.values().forEach(all::addAll);
    return all;
  }

  /** Returns the planes of each file, by its name. */
  private Map<String, List<TrainingImage>> planes(List<String> names, PlaneLoader loader)
      throws IOException {
    Map<String, List<TrainingImage>> planes = new LinkedHashMap<>();
    int done = 0;
    for (String name : names) {
      progress.checkCancelled();
      progress.update(done++, names.size(), "Reading images");
      planes.put(name, loader.planes(files.read(name)));
    }
    return planes;
  }

  /** Refuses data that do not fit into memory as 32-bit numbers, before hours of reading. */
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
              "images: the training data need %d MB of memory, but Java may use only %d MB; start Java with -Xmx%dg, or train on fewer or smaller images",
              megabytes,
              heap,
              (megabytes * 2 >> 10) + 1));
    }
  }
}
