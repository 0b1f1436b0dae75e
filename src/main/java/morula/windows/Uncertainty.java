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

package morula.windows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import morula.image.Axis;
import morula.image.Image;
import morula.io.ImageFiles;
import morula.progress.Count;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;

/**
 * How unsure a model is of images: the mean of 1 − score over the objects that it finds in an
 * image, from 0 (sure of all) to 1. From the image of which it is most unsure it learns most. An
 * image in which it finds nothing counts as 0. Needs no display; used by several threads.
 */
final class Uncertainty {
  /** Larger images would keep the computer from what the user does. */
  private static final long MOST_PIXELS = 1 << 24;

  private final String model;
  private final Map<Path, Double> known = new ConcurrentHashMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * @param model name or path of the model
   */
  Uncertainty(String model) {
    this.model = model;
  }

  /** What to do next, and why. */
  record Suggestion(Path image, String reason) {}

  /** Computes images in the background, until it is stopped. */
  void start(List<Path> images) {
    Background.start("next image", () -> compute(images), this::stop, Thread.MIN_PRIORITY);
  }

  void stop() {
    stopped.set(true);
  }

  private void compute(List<Path> images) {
    Progress cancel = Progress.silent(stopped::get);
    SegmentationSettings settings = SegmentationSettings.defaults().withModel(model);
    try (Segmenter segmenter = Segmenter.open(settings, cancel)) {
      for (Path file : images) {
        if (stopped.get()) {
          return;
        }
        measure(segmenter, file, cancel);
      }
    } catch (IOException | RuntimeException e) {
      return; // then the order of the names decides; segmenting the image says what is wrong
    }
  }

  private void measure(Segmenter segmenter, Path file, Progress cancel) {
    try {
      Image image = ImageFiles.read(file);
      if (image.size(Axis.X) * image.size(Axis.Y) * image.size(Axis.Z) * image.size(Axis.TIME)
          <= MOST_PIXELS) {
        try (Segmentation found = segmenter.segment(image, cancel)) {
          found.scores().ifPresent(scores -> put(file, scores));
        }
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      return; // an image that cannot be read is not suggested
    }
  }

  /** Takes the scores of the objects of an image. */
  void put(Path file, double[] scores) {
    known.put(file, Arrays.stream(scores).map(score -> 1 - score).average().orElse(0));
  }

  /**
   * Returns the image from which the model learns most, of those that were computed; the first one
   * if none was. Empty if there are no images.
   */
  Optional<Suggestion> suggest(List<Path> images) {
    Optional<Path> best =
        images.stream().filter(known::containsKey).max(Comparator.comparing(known::get));
    if (best.isEmpty()) {
      return images.stream()
          .findFirst()
          .map(image -> new Suggestion(image, "It is the next by name."));
    }
    long computed = images.stream().filter(known::containsKey).count();
    return Optional.of(
        new Suggestion(
            best.get(),
            String.format(
                Locale.ROOT,
                "It is the one of %s of which %s is least sure: uncertainty %.2f, the mean of 1 − score of its objects%s.",
                Count.of((int) computed, "image"),
                name(model),
                known.get(best.get()),
                computed < images.size()
                    ? String.format(Locale.ROOT, " (%d not computed yet)", images.size() - computed)
                    : "")));
  }

  private static String name(String model) {
    return model.substring(Math.max(model.lastIndexOf('/'), model.lastIndexOf('\\')) + 1);
  }
}
