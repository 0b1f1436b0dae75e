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

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import morula.dataset.DataCheck;
import morula.dataset.Finding;
import morula.dataset.Finding.Severity;
import morula.dataset.LabelContents;
import morula.dataset.LabelKind;
import morula.dataset.LabelStatistics;
import morula.dataset.PairSummary;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.image.ObjectAreas;
import morula.image.Quantiles;
import morula.pictures.LabelColoring;
import morula.pictures.OverlayPicture;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;
import morula.sizes.ObjectScale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/**
 * What a training would learn from, checked before it starts: the images with the outlines of their
 * labels, and what is wrong with them.
 *
 * @param shown the first images, in the order of the files
 * @param total number of all images with labels
 * @param general findings that are about no single image of these
 * @param summary one sentence
 */
public record Examples(List<Example> shown, int total, List<String> general, String summary) {
  /** Checking more would take minutes, and nobody looks at more. */
  private static final int MOST = 60;

  /** The longer side of a picture, in pixels of the image; further pixels are skipped. */
  private static final int SIDE = 256;

  /**
   * An image with its labels.
   *
   * @param picture with outlines; empty if it cannot be read
   * @param objects number of objects; 0 for classes
   * @param findings what is wrong with it
   */
  public record Example(
      String name, Optional<BufferedImage> picture, long objects, List<Finding> findings) {}

  /**
   * Reads and checks the first images.
   *
   * @param images folder or glob
   * @param labels folder or glob
   * @param kind what the labels shall be
   * @param ignoreLabel label value that means not annotated; −1 for none
   * @throws InvalidRequestException if there are no images or labels
   * @throws IOException if a folder cannot be read
   */
  public static Examples of(
      String images, String labels, LabelKind kind, int ignoreLabel, Progress progress)
      throws IOException {
    List<String> general = new ArrayList<>();
    PairFiles files = PairFiles.find(images, labels, progress.withMessages(general::add));
    List<String> names = files.names();
    Map<String, PairSummary> summaries = new LinkedHashMap<>();
    Map<String, BufferedImage> pictures = new LinkedHashMap<>();
    Map<String, List<Finding>> byImage = new LinkedHashMap<>();
    for (String name : names.subList(0, Math.min(MOST, names.size()))) {
      progress.checkCancelled();
      byImage.put(name, new ArrayList<>());
      try {
        ReadPair pair = files.read(name);
        summaries.put(name, PairSummary.of(pair.image(), pair.labels(), ignoreLabel, pair.jpeg()));
        pictures.put(name, picture(pair.image(), pair.labels()));
      } catch (InvalidRequestException | IOException e) {
        byImage.get(name).add(new Finding(Severity.ERROR, name, Reason.of(e)));
      }
    }
    List<PairSummary> read = List.copyOf(summaries.values());
    LabelContents held = LabelContents.of(DataCheck.labels(read), kind, "labels");
    for (Finding finding :
        read.isEmpty() ? held.findings() : DataCheck.check(read, List.of(), held)) {
      if (byImage.containsKey(finding.file())) {
        byImage.get(finding.file()).add(finding);
      } else {
        general.add(finding.severity() == Severity.INFO ? finding.text() : finding.toString());
      }
    }
    List<Example> shown = new ArrayList<>();
    byImage.forEach(
        (name, findings) ->
            shown.add(
                new Example(
                    name,
                    Optional.ofNullable(pictures.get(name)),
                    summaries.containsKey(name)
                        ? objects(summaries.get(name).labels(), held.kind())
                        : 0,
                    List.copyOf(findings))));
    return new Examples(
        List.copyOf(shown),
        names.size(),
        List.copyOf(general),
        summary(shown, names.size(), read, held.kind()));
  }

  private static int objects(LabelStatistics labels, LabelKind kind) {
    return switch (kind) {
      case OBJECTS -> labels.areas().length;
      case COMPONENTS -> Math.toIntExact(labels.pieces());
      case CLASSES, FOREGROUND -> 0;
    };
  }

  private static String summary(
      List<Example> shown, int total, List<PairSummary> read, LabelKind kind) {
    long objects = shown.stream().mapToLong(Example::objects).sum();
    StringBuilder text = new StringBuilder(Count.of(total, "image"));
    if (shown.size() < total) {
      text.append(", of which the first ").append(shown.size()).append(" are checked");
    }
    if (objects > 0) {
      text.append("; ").append(Count.of(objects, "object"));
    }
    if (objects > 0 && kind == LabelKind.OBJECTS) { // of masks, the areas of objects are not known
      long[] areas =
          ObjectAreas.withoutSpecks(
              read.stream()
                  .flatMapToLong(pair -> LongStream.of(pair.labels().areas()))
                  .sorted()
                  .toArray());
      text.append(
          String.format(
              Locale.ROOT,
              " of about %.0f pixels in diameter",
              ObjectScale.diameter(areas[Quantiles.median(areas.length)])));
    }
    long wrong = shown.stream().filter(example -> !example.findings().isEmpty()).count();
    return text.append(wrong == 0 ? "" : "; look at " + wrong + " of them").append('.').toString();
  }

  private static <T extends RealType<T>> BufferedImage picture(Image image, Labels labels) {
    long side = Math.max(image.size(Axis.X), image.size(Axis.Y));
    long step = (side + SIDE - 1) / SIDE;
    RandomAccessibleInterval<T> pixels = Cast.unchecked(image.pixels());
    Image small =
        new Image(image.name(), Views.subsample(pixels, step, step, 1, 1, 1), image.calibration());
    boolean fits =
        labels.pixels().dimension(0) == image.size(Axis.X)
            && labels.pixels().dimension(1) == image.size(Axis.Y);
    Labels outlines =
        new Labels(
            labels.name(),
            fits
                ? Views.subsample(labels.pixels(), step, step, 1, 1)
                : ArrayImgs.ints(small.size(Axis.X), small.size(Axis.Y), 1, 1),
            labels.calibration());
    return OverlayPicture.draw(small, outlines, LabelColoring.of(outlines), 0);
  }
}
