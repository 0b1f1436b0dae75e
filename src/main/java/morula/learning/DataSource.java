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
              : new FileData(request, files(request.images(), request.labels(), progress), progress)
                  .load();
      lastRequest = request;
    }
    return lastData;
  }

  /**
   * The names of the images of a training, whether or not they take part in it, in the order of the
   * files. None is opened.
   *
   * @param settings of a training whose images are in files
   * @param progress told of files without a partner, when they are first looked for
   * @throws InvalidRequestException if there are no images or labels
   * @throws IOException if a folder cannot be read
   */
  public List<String> names(TrainingSettings settings, Progress progress) throws IOException {
    return files(settings, progress).names();
  }

  /**
   * An image with its labels as they stand in their files. It is read once and then stays in memory
   * as long as there is room.
   *
   * @param settings of a training whose images are in files
   * @param name one of {@link #names}
   * @throws InvalidRequestException if there is no such image, a file is no image, or the labels
   *     are no label image
   * @throws IOException if a file is damaged; the message names it
   */
  public ReadPair pair(TrainingSettings settings, String name, Progress progress)
      throws IOException {
    return files(settings, progress).read(name);
  }

  private PairFiles files(TrainingSettings settings, Progress progress) throws IOException {
    return files(
        settings.get(TrainingSettings.IMAGES), settings.get(TrainingSettings.LABELS), progress);
  }

  private PairFiles files(String images, String labels, Progress progress) throws IOException {
    List<String> places = List.of(images, labels);
    PairFiles found = files.get(places);
    if (found == null) {
      found = PairFiles.find(images, labels, progress);
      files.put(places, found);
    }
    return found;
  }
}
