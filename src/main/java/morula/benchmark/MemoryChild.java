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

package morula.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import morula.keys.ErrorLine;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;

/** A program that segments one image and prints the seconds and the number of objects. */
final class MemoryChild {
  private MemoryChild() {}

  /**
   * Runs the program.
   *
   * @param words the image, the folder of the results, and the model
   */
  public static void main(String... words) {
    try {
      System.out.println(run(Path.of(words[0]), Path.of(words[1]), words[2]));
      System.out.flush();
      System.exit(0);
    } catch (IOException | RuntimeException e) {
      System.err.println(ErrorLine.reason(e));
      System.exit(1);
    }
  }

  private static String run(Path image, Path output, String model) throws IOException {
    SegmentationSettings settings = SegmentationSettings.defaults().withModel(model);
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE)) {
      SegmentJob job = new SegmentJob(segmenter, output);
      long begin = System.nanoTime();
      long objects = job.run(List.of(image), Progress.NONE);
      double seconds = (System.nanoTime() - begin) / 1e9;
      return String.format(Locale.ROOT, "{\"seconds\": %.3f, \"objects\": %d}", seconds, objects);
    }
  }
}
