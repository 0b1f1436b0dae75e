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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import morula.io.ImageFiles;
import morula.progress.Count;
import morula.progress.Progress;
import morula.segmentation.PlainSegmenter;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;

/**
 * The whole job of {@code segment}: files to labels and ROIs on the disk, with a model that is
 * already loaded.
 */
record JobTask(SpeedSettings settings, Rounds rounds, Progress progress) {

  /**
   * Measures it in the precision that is chosen by itself, in fp32, and with the plain archive.
   *
   * @throws morula.progress.InvalidRequestException if there is no such model or image
   * @throws IOException if a file cannot be read or written
   */
  List<Row> measure() throws IOException {
    SegmentationSettings wanted =
        SegmentationSettings.defaults().withModel(settings.model()).withDevice("cpu");
    boolean generated = settings.images().isEmpty();
    long bytes = generated ? (long) settings.imageSize() * settings.imageSize() : 0;
    List<Program> programs = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create(bytes)) {
      progress.update(0, 0, "Generating an image");
      List<Path> files =
          generated
              ? List.of(GeneratedImage.write(folder.path(), settings.imageSize()))
              : ImageFiles.resolve(settings.images(), "images");
      try {
        Segmenter chosen = Segmenter.open(wanted, progress);
        programs.add(
            job(
                Maker.MORULA,
                "precision=auto (" + chosen.origin().precision() + ")",
                chosen,
                files,
                folder));
        SegmentationSettings exact = wanted.withPrecision(Optional.of(Precision.FP32));
        programs.add(
            job(Maker.MORULA, "precision=fp32", Segmenter.open(exact, progress), files, folder));
        programs.add(
            job(
                Maker.PLAIN,
                "fp32, all else by Morula",
                PlainSegmenter.open(exact, progress),
                files,
                folder));
        return rounds.measure(text(files), programs, progress);
      } finally {
        programs.forEach(Program::close);
      }
    }
  }

  private String text(List<Path> files) {
    String images =
        settings.images().isEmpty()
            ? String.format(
                Locale.ROOT,
                "a generated image of %d x %d pixels",
                settings.imageSize(),
                settings.imageSize())
            : Count.of(files.size(), "image");
    return "whole job, " + images;
  }

  private Program job(
      Maker maker, String name, Segmenter segmenter, List<Path> files, TemporaryFolder folder) {
    SegmentJob job = new SegmentJob(segmenter, folder.path().resolve("results"));
    return new Program() {
      @Override
      public Maker maker() {
        return maker;
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public Timing run() throws IOException {
        return Timing.of(() -> job.run(files, progress));
      }

      @Override
      public void close() {
        segmenter.close();
      }
    };
  }
}
