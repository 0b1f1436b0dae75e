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

package morula.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morula.image.Image;
import morula.io.formats.OmeZarr;
import morula.progress.InvalidRequestException;

/** Finds image files by file, folder or glob; reads and writes them. */
public final class ImageFiles {
  /**
   * Extensions of files that often lie beside images and are not images, although Bio-Formats tries
   * some of them.
   */
  private static final Set<String> NO_IMAGES =
      Set.of(
          """
          txt csv tsv json geojson md xml html htm log ini cfg yaml yml pdf doc docx ppt pptx
          xls xlsx ods zip gz tar 7z rar roi npy npz pt pth py ipynb java class jar ijm groovy
          m mat r sh bat bak tmp part db bfmemo properties lut mp3 wav
          """
              .split("\\s+"));

  private static final Pattern IMAGE_EXTENSION =
      Pattern.compile(
          "(?i).\\.(tiff?|btf|tf[28]|png|jpe?g|jp2|gif|bmp|pgm|ppm|czi|lif|lsm|zvi|nd2|oi[bfr]|vsi|ims"
              + "|dv|r3d|stk|nd|flex|mvd2|sld|svs|ndpi|scn|h5|dcm|dicom|dm[34]|mrc|nii|nii\\.gz|nrrd"
              + "|ics|ids|fits?|avi|raw)$");

  /** Stands for a character that could not be read. */
  private static final char UNREADABLE = '\uFFFD';

  private static final List<String> DOUBLE_EXTENSIONS = List.of(".ome", ".nii");

  private ImageFiles() {}

  /**
   * Finds image files.
   *
   * @param spec a file, a folder (its image files, not those of folders in it) or a glob, in which
   *     {@code **} crosses folders
   * @param key the user's key that {@code spec} was given for; named when nothing is found
   * @return the files, sorted; without hidden files and files whose extension is not that of an
   *     image; never empty
   * @throws InvalidRequestException if there is no such file, or no image among the files, or a
   *     folder below cannot be read
   * @throws IOException if a folder cannot be listed
   */
  public static List<Path> resolve(String spec, String key) throws IOException {
    return resolveAlso(spec, key, file -> false);
  }

  /**
   * Finds files as {@link #resolve(String, String)} does.
   *
   * @param further what is accepted beside images
   */
  static List<Path> resolveAlso(String spec, String key, Predicate<Path> further)
      throws IOException {
    return resolve(
        spec,
        key,
        folder -> {
          throw new InvalidRequestException(
              String.format(
                  Locale.ROOT,
                  "%s=%s: the folder %s cannot be read; check its permissions, or leave it out of the pattern",
                  key,
                  spec,
                  folder));
        },
        file ->
            isImageName(file) || FilePattern.isVisible(file.getFileName()) && further.test(file));
  }

  /**
   * Finds image files as {@link #resolve(String, String)} does, but goes on after a folder that
   * cannot be read. Links to files that are not there are among the result, so that whoever opens
   * them names them.
   *
   * @param unreadable gets each such folder
   * @throws InvalidRequestException if there is no such file, or no image among the files
   * @throws IOException if the folder that {@code spec} names cannot be listed
   */
  public static List<Path> resolve(String spec, String key, Consumer<Path> unreadable)
      throws IOException {
    return resolve(spec, key, unreadable, ImageFiles::isImageName);
  }

  private static List<Path> resolve(
      String spec, String key, Consumer<Path> unreadable, Predicate<Path> wanted)
      throws IOException {
    String trimmed = spec == null ? "" : spec.strip();
    if (trimmed.isEmpty()) {
      throw new InvalidRequestException(key + "= is empty; name a file, a folder or a pattern");
    }
    Path path = FilePattern.literal(trimmed);
    if (path != null && OmeZarr.isOne(path)) {
      OmeZarr.refuse(path);
    }
    if (path != null && Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        return found(
            files.filter(wanted), trimmed, key, "the folder contains no images" + insteadOf(path));
      }
    }
    if (path != null && Files.exists(path)) {
      return List.of(path);
    }
    if (!FilePattern.isOne(trimmed)) {
      throw new InvalidRequestException(
          key + "=" + trimmed + ": no such file or folder; check the path");
    }
    return found(
        new FilePattern(trimmed, key).files(unreadable, wanted), trimmed, key, "no image matches");
  }

  /** Tells of a folder in a folder without images; empty if none of them has any either. */
  private static String insteadOf(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path inner : entries.filter(Files::isDirectory).sorted().toList()) {
        try (Stream<Path> files = Files.list(inner)) {
          if (files.anyMatch(file -> Files.isRegularFile(file) && isImageName(file))) {
            return ", but the folder " + inner.getFileName() + " in it does";
          }
        } catch (IOException e) {
          continue; // a folder that cannot be read is no advice
        }
      }
    }
    return "";
  }

  private static List<Path> found(Stream<Path> files, String spec, String key, String otherwise) {
    List<Path> all = files.sorted().toList();
    List<Path> sorted =
        all.stream().filter(file -> Files.isRegularFile(file) || isBrokenLink(file)).toList();
    if (sorted.isEmpty()) {
      all.stream().filter(OmeZarr::isOne).findFirst().ifPresent(OmeZarr::refuse);
      throw new InvalidRequestException(key + "=" + spec + ": " + otherwise + "; check the path");
    }
    sorted.forEach(ImageFiles::requireReadableName);
    return sorted;
  }

  /** Returns whether {@code file} is a link to something that is not there. */
  static boolean isBrokenLink(Path file) {
    return Files.isSymbolicLink(file) && !Files.exists(file);
  }

  /** Refuses a name with characters that Java could not read: files are opened by their names. */
  private static void requireReadableName(Path file) {
    if (file.toString().indexOf(UNREADABLE) >= 0) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: this name has characters that are unknown in the language settings of the system (%s); set LC_ALL=C.UTF-8, or rename the file",
              file,
              System.getProperty("sun.jnu.encoding")));
    }
  }

  /**
   * Returns whether a file may be an image by its name: not hidden, and without the extension of
   * another kind of file.
   */
  static boolean isImageName(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return dot > 0
        && !name.startsWith(".")
        && !name.equals("Thumbs.db")
        && (!NO_IMAGES.contains(extension) || name.toLowerCase(Locale.ROOT).endsWith(".nii.gz"));
  }

  /**
   * Returns a file's name without folder and extension; {@code .ome.tif} and {@code .nii.gz} count
   * as one extension.
   */
  public static String stem(Path file) {
    return stem(file.getFileName().toString());
  }

  /**
   * Returns a title without the extension of an image file, as in {@link #stem}; other extensions
   * are kept.
   */
  public static String nameOf(String title) {
    return IMAGE_EXTENSION.matcher(title).find() ? stem(title) : title;
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    for (String extension : DOUBLE_EXTENSIONS) {
      if (stem.length() > extension.length() && stem.toLowerCase(Locale.ROOT).endsWith(extension)) {
        return stem.substring(0, stem.length() - extension.length());
      }
    }
    return stem;
  }

  /**
   * Returns the first series of a file. Pixels are read when accessed, as in {@link
   * ImageSource#series}. Nothing needs closing: the file is released once it has been read, and
   * opened again if its pixels had to be dropped from memory. Meant for many small images.
   *
   * @throws InvalidRequestException as {@link ImageSource#open}
   * @throws IOException as {@link ImageSource#open}
   */
  public static Image read(Path path) throws IOException {
    PlaneReader reader = new PlaneReader(path, true);
    return ImageSource.image(reader, 0, true);
  }

  /**
   * Writes an image as TIFF that ImageJ, Bio-Formats and Python's tifffile read with sizes and
   * calibration: 8- and 16-bit unsigned as they are, everything else as 32-bit float. BigTIFF above
   * 4 GB. The file appears under its name only when it is complete.
   *
   * @param image dimensions X, Y, CHANNEL, Z, TIME; read plane by plane
   * @throws IOException if writing fails; the message names {@code path}
   */
  public static void write(Image image, Path path) throws IOException {
    ImageJTiffWriter.write(image, path);
  }
}
