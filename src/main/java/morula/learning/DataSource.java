package morula.learning;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/**
 * Data for one or several trainings: each file is read once, and trainings that ask for the same
 * data in succession are given the same. One thread at a time.
 */
public final class DataSource {
  private final Map<List<String>, PairFiles> files = new HashMap<>();
  private DataRequest lastRequest;
  private TrainingData lastData;

  /**
   * The data of a training, read, checked and split; or prepared to be generated.
   *
   * @param settings completed, see {@link TrainingSettings#completed}
   * @throws InvalidRequestException if the data make no sense for what was asked
   * @throws IOException if a file cannot be read
   */
  TrainingData load(TrainingSettings settings, Progress progress) throws IOException {
    if (settings.generatesImages()) {
      GeneratedData.check(settings);
    }
    DataRequest request = DataRequest.of(settings);
    if (!request.equals(lastRequest)) {
      lastData = null; // two of them may be more than memory holds
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
