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

package morula.io.formats;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import loci.formats.IFormatReader;
import loci.formats.meta.MetadataRetrieve;
import loci.formats.tiff.TiffParser;

/**
 * Compares the pages of an opened TIFF file with what its description makes of them. Bio-Formats
 * 7.3.1 logs a warning at most (ome/bioformats#3393) and shows a corner, black planes, or the
 * samples of one page as those of another.
 */
public final class TiffPages {
  private static final String OME_TIFF = "OME-TIFF";
  private static final String PLAIN_TIFF = "Tagged Image File Format";
  private static final Pattern OME_NAME = Pattern.compile("(?i)\\.ome\\.(tiff?|tf[28]|btf)$");

  private TiffPages() {}

  /**
   * Checks a file that Bio-Formats has opened, if it is a TIFF file.
   *
   * @param source the reader of the format; its series is 0 afterwards
   * @param metadata what the reader found in the description
   * @throws ContradictoryFile if the description is that of another image
   * @throws IOException if the file cannot be read
   */
  public static void requireAgreement(Path path, IFormatReader source, MetadataRetrieve metadata)
      throws IOException {
    Optional<String> found = contradiction(path, source, metadata);
    if (found.isPresent()) {
      throw new ContradictoryFile(found.get());
    }
  }

  private static Optional<String> contradiction(
      Path path, IFormatReader source, MetadataRetrieve metadata) throws IOException {
    String format = source.getFormat();
    if (!format.equals(OME_TIFF) && !format.equals(PLAIN_TIFF)) {
      return Optional.empty();
    }
    List<PageShape> pages;
    try {
      pages = PageShape.of(path);
    } catch (EOFException | ArithmeticException e) {
      return Optional.empty(); // Bio-Formats found a way
    }
    return format.equals(OME_TIFF)
        ? new OmePages(path, source, metadata, pages).contradiction()
        : plain(path, source, pages);
  }

  private static Optional<String> plain(Path path, IFormatReader source, List<PageShape> all)
      throws IOException {
    List<PageShape> pages = all.stream().filter(page -> !page.reduced()).toList();
    if (pages.size() < 2) {
      return Optional.empty();
    }
    if (isDescriptionLost(path)) {
      return Optional.of(
          "has no OME-XML description that can be read, although it had one: channels, slices and"
              + " frames cannot be told apart; save it again");
    }
    // pages of several sizes or depths are series; grey and colours of one size Bio-Formats mixes
    boolean mixed = !pages.stream().allMatch(page -> page.hasKindOf(pages.get(0)));
    return source.getSeriesCount() == 1 && mixed
        ? Optional.of(
            "has pages of different kinds (grey, colour, depth); save each kind as a file of its own")
        : Optional.empty();
  }

  /** Returns whether the name or the beginning of the description says that there was OME-XML. */
  private static boolean isDescriptionLost(Path path) throws IOException {
    try (TiffParser parser = new TiffParser(path.toString())) {
      String comment = parser.getComment();
      String text = comment == null ? "" : comment.stripLeading();
      boolean xml = text.startsWith("<") && text.contains("<OME");
      boolean other = !xml && !text.isBlank();
      return xml || !other && OME_NAME.matcher(path.toString()).find();
    }
  }
}
