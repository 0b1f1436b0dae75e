package morula.learning;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/**
 * The training data of one or several trainings. Each file is read once, and successive trainings
 * with the same data settings share the data. Not thread-safe.
 */
public final class DataSource {
  private final Map<List<String>, PairFiles> files = new HashMap<>();
  private DataRequest lastRequest;
  private TrainingData lastData;

  /**
   * Returns the data of a training: read from files, checked and split, or prepared for generation.
   *
   * @param settings completed settings, see {@link TrainingSettings#completed}
   * @throws InvalidRequestException if the data do not fit the settings
   * @throws IOException if a file cannot be read
   */
  TrainingData load(TrainingSettings settings, Progress progress) throws IOException {
    if (settings.generatesImages()) {
      GeneratedData.check(settings);
    }
    DataRequest request = DataRequest.of(settings);
    if (!request.equals(lastRequest)) {
      lastData = null; // two data sets may not fit into memory at once
      lastRequest = null;
      lastData =
          settings.generatesImages()
              ? new GeneratedData(request).load()
              : new FileData(request, files(request, progress), progress).load();
      lastRequest = request;
    }
    return lastData;
  }

  private PairFiles files(DataRequest request, Progress progress) throws IOException {
    List<String> places = List.of(request.images(), request.labels());
    PairFiles found = files.get(places);
    if (found == null) {
      found = PairFiles.find(request.images(), request.labels(), progress);
      files.put(places, found);
    }
    return found;
  }
}
