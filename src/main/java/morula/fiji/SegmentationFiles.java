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

package morula.fiji;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import morula.image.Image;
import morula.image.Labels;
import morula.image.StackPart;
import morula.io.LabelFiles;
import morula.measure.ObjectTable;
import morula.pictures.LabelColoring;
import morula.pictures.OverlayPicture;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Origin;
import morula.segmentation.Segmentation;

/**
 * The files that a segmentation writes into a folder.
 *
 * @param folder the folder, created if it does not exist
 * @param channel the channel that the picture shows, from 1; 0 for the first
 * @param kinds the files to write besides {@code NAME_labels.tif}
 */
public record SegmentationFiles(Path folder, int channel, Set<Kind> kinds) {

  /** A file beside the labels. */
  public enum Kind {
    /** {@code NAME_rois.zip}: the outlines for ImageJ; none if nothing was found. */
    ROIS("_rois.zip"),
    /** {@code NAME_overlay.png}: a picture of the outlines on the image. */
    OVERLAY("_overlay.png"),
    /** {@code NAME_objects.csv}: measurements of the objects. */
    TABLE("_objects.csv");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }
  }

  /** Copies the kinds. */
  public SegmentationFiles {
    kinds = Set.copyOf(kinds);
  }

  /**
   * Refuses to replace a label image that somebody drew or corrected: it may be an annotation for a
   * training.
   *
   * @param name NAME
   * @throws InvalidRequestException if {@code NAME_labels.tif} exists and was not written by Morula
   */
  public void checkReplaceable(String name) {
    Path file = labelFile(name);
    if (Files.exists(file) && !LabelFiles.isWrittenByMorula(file)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "output=%s: %s in this folder was not written by Morula and may be an annotation, so it is not replaced; name another folder, or move the file",
              folder,
              file.getFileName()));
    }
  }

  private Path labelFile(String name) {
    return folder.resolve(LabelImages.title(name) + ".tif");
  }

  /**
   * Writes {@code NAME_labels.tif} and the other kinds; each file appears only when it is complete.
   *
   * @param image the image that was segmented; its name is NAME
   * @param where the keys that chose a part of the image, for the record of what made the labels
   * @param stack the whole image: the ROIs will lie on it, and the table has its slices and frames
   * @param colors of the labels in the picture
   * @throws InvalidRequestException as {@link #checkReplaceable}
   * @throws java.util.concurrent.CancellationException if cancelled while measuring, before
   *     anything was written
   * @throws IOException if a file cannot be written; the message names it
   */
  public void write(
      Image image,
      Segmentation segmentation,
      Map<String, String> where,
      LabelRois.Stack stack,
      Supplier<LabelColoring> colors,
      Progress progress)
      throws IOException {
    String name = image.name();
    Labels labels = segmentation.labels();
    checkReplaceable(name);
    if (kinds.contains(Kind.TABLE)) { // first: it may be cancelled
      ObjectTable.write(
          labels,
          image,
          segmentation.scores(),
          stack.firstSlice(),
          stack.firstFrame(),
          file(name, Kind.TABLE),
          progress);
    }
    if (kinds.contains(Kind.ROIS)) {
      RoiArchive.write(LabelRois.each(labels, stack), file(name, Kind.ROIS));
    }
    if (kinds.contains(Kind.OVERLAY)) {
      OverlayPicture.write(
          image, labels, colors.get(), Math.max(0, channel - 1), file(name, Kind.OVERLAY));
    }
    // last: with it the image is done
    LabelFiles.write(
        labels,
        LabelImages.look(
            SegmentationSummary.of(segmentation, where).info()
                + stack.part(labels).map(StackPart::line).orElse("")),
        labelFile(name));
  }

  /**
   * Returns what an earlier run said about an image that is done: all files of these kinds are
   * there, made by the same model with the same keys, and are newer than the image; or the labels
   * were corrected or drawn by a person, who is not to lose them.
   *
   * @param name NAME
   * @param origin what would make the labels now
   * @param source the file of the image
   * @return lines as of {@link SegmentationSummary#info}, empty for labels of a person; nothing if
   *     the image is not done
   */
  public Optional<String> done(String name, Origin origin, Path source) {
    Path labels = labelFile(name);
    if (!Files.exists(labels)) {
      return Optional.empty();
    }
    if (!LabelFiles.isWrittenByMorula(labels)) {
      return Optional.of("");
    }
    return LabelFiles.info(labels)
        .filter(info -> info.contains(origin.text()))
        .filter(info -> kinds.stream().allMatch(kind -> isThere(name, kind, info)))
        .filter(info -> isNewer(labels, source));
  }

  private boolean isThere(String name, Kind kind, String info) {
    boolean none = kind == Kind.ROIS && info.contains("Objects: 0\n");
    return none || Files.exists(file(name, kind));
  }

  /** False if one of them is missing. */
  private static boolean isNewer(Path file, Path than) {
    try {
      return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) >= 0;
    } catch (IOException e) {
      return false; // what is missing is found again where it is used
    }
  }

  /**
   * Returns whether the table of an image was written after its labels, as a correction in Morula
   * does it; what was measured before a correction is not true any more.
   */
  public boolean isMeasuredAfterCorrection(String name) {
    return isNewer(table(name), labelFile(name));
  }

  /** Returns the table of an image, which need not exist. */
  public Path table(String name) {
    return file(name, Kind.TABLE);
  }

  /**
   * Returns the files of an earlier run that this run did not replace although it replaced their
   * labels; they are kept, as they may have been edited.
   */
  public List<Path> old(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> !kinds.contains(kind))
        .map(kind -> file(name, kind))
        .filter(Files::exists)
        .toList();
  }

  private Path file(String name, Kind kind) {
    return folder.resolve(name + kind.ending);
  }
}
