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
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.io.ImageSource;
import morula.io.LabelCanvas;
import morula.io.LabelFiles;
import morula.io.Pairing;
import morula.io.formats.JpegSignature;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Subject;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Cast;
import net.imglib2.util.ImgUtil;

/**
 * Images and their label images in files, paired by name. Each file is read once and then stays in
 * memory, in the pixel type of the file, while there is room.
 */
final class PairFiles {
  private static final int LISTED = 5;

  /** One image to train and one to validate. */
  private static final int LEAST = 2;

  private final Map<String, Pairing.Pair> pairs;
  private final Map<String, SoftReference<ReadPair>> read = new HashMap<>();
  private final Progress progress;

  private PairFiles(Map<String, Pairing.Pair> pairs, Progress progress) {
    this.pairs = pairs;
    this.progress = progress;
  }

  /**
   * Finds the pairs; no file is opened yet.
   *
   * @param images folder or glob
   * @param labels folder or glob
   * @param progress receives the names of files without a counterpart
   * @throws InvalidRequestException if there are no images or labels
   * @throws IOException if a folder cannot be read
   */
  static PairFiles find(String images, String labels, Progress progress) throws IOException {
    Pairing pairing = Pairing.find(images, "images", labels, "labels");
    if (pairing.pairs().size() < LEAST && !pairing.unpairedImages().isEmpty()) {
      throw pairing.tooFew("images", "labels");
    }
    reportUnpaired("images", "labels", pairing.unpairedImages(), progress);
    reportUnpaired("labels", "images", pairing.unpairedLabels(), progress);
    List<Pairing.Pair> parts = pairing.pairsByParts();
    if (!parts.isEmpty()) {
      progress.message(
          String.format(
              Locale.ROOT,
              "labels: %s paired without a part of the name, such as %s with %s",
              parts.size() == 1 ? "1 file is" : parts.size() + " files are",
              parts.get(0).labels().getFileName(),
              parts.get(0).image().getFileName()));
    }
    return new PairFiles(pairing.byName("images"), progress);
  }

  private static void reportUnpaired(
      String key, String other, List<Path> files, Progress progress) {
    if (files.isEmpty()) {
      return;
    }
    List<String> names = files.stream().limit(LISTED).map(f -> f.getFileName().toString()).toList();
    progress.message(
        String.format(
            Locale.ROOT,
            "%s: %s no counterpart of the same name in %s= and %s ignored: %s%s",
            key,
            files.size() == 1 ? "1 file has" : files.size() + " files have",
            other,
            files.size() == 1 ? "is" : "are",
            String.join(", ", names),
            files.size() > LISTED ? ", …" : ""));
  }

  /** Returns the names of the images, in order. */
  List<String> names() {
    return new ArrayList<>(pairs.keySet());
  }

  /** Returns the names that are in {@code wanted}, in the order of the files. */
  List<String> names(Set<String> wanted) {
    return pairs.keySet().stream().filter(wanted::contains).toList();
  }

  /**
   * Returns an image and its labels; reads the files unless they are in memory.
   *
   * @param name one of {@link #names}
   * @throws InvalidRequestException if a file is not an image, or the labels are not a label image
   * @throws IOException if a file is damaged; the message names it
   */
  ReadPair read(String name) throws IOException {
    SoftReference<ReadPair> known = read.get(name);
    ReadPair pair = known == null ? null : known.get();
    if (pair == null) {
      if (!pairs.containsKey(name)) {
        throw new InvalidRequestException("images: there is no " + name + " with labels");
      }
      pair = readAnew(pairs.get(name));
      read.put(name, new SoftReference<>(pair));
    }
    return pair;
  }

  private ReadPair readAnew(Pairing.Pair pair) throws IOException {
    OpenedImage image = Subject.during(pair.image(), () -> image(pair.image()));
    return Subject.during(
        pair.labels(), () -> withLabels(image.image(), image.color(), pair.labels()));
  }

  /** An image in memory, and whether its channels are colours. */
  private record OpenedImage(Image image, boolean color) {}

  private OpenedImage image(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      if (source.seriesCount() > 1) {
        progress.message(
            String.format(
                Locale.ROOT,
                "%s holds %d series; only the first is used",
                file.getFileName(),
                source.seriesCount()));
      }
      return new OpenedImage(inMemory(source.series(0)), source.isColor(0));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static ReadPair withLabels(Image image, boolean color, Path file) throws IOException {
    try {
      Labels inFile = LabelFiles.read(file, LabelCanvas.of(image, color));
      Labels labels = inFile.withPlanes(image.size(Axis.Z), image.size(Axis.TIME));
      return new ReadPair(
          image,
          new Labels(labels.name(), inMemory(labels.pixels()), labels.calibration()),
          JpegSignature.isAt(file),
          labels != inFile);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <T extends NativeType<T>> RandomAccessibleInterval<T> inMemory(
      RandomAccessibleInterval<T> pixels) {
    Img<T> copy = new PlanarImgFactory<>(pixels.getType()).create(pixels);
    ImgUtil.copy(pixels, copy);
    return copy;
  }

  private static <T extends NativeType<T> & RealType<T>> Image inMemory(Image image) {
    RandomAccessibleInterval<T> pixels = Cast.unchecked(image.pixels());
    return new Image(image.name(), inMemory(pixels), image.calibration());
  }
}
