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

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import loci.formats.meta.MetadataRetrieve;
import ome.xml.model.primitives.NonNegativeInteger;

/**
 * Compares the pages of an OME-TIFF file with its XML. Of a set of several files only what lies in
 * this one is compared.
 */
final class OmePages {
  private final Path path;
  private final IFormatReader source;
  private final MetadataRetrieve metadata;
  private final List<PageShape> pages;

  OmePages(Path path, IFormatReader source, MetadataRetrieve metadata, List<PageShape> pages) {
    this.path = path;
    this.source = source;
    this.metadata = metadata;
    this.pages = pages;
  }

  Optional<String> contradiction() {
    if (source.getSeriesCount() == 0) { // Bio-Formats looks for the missing pages in other files
      return Optional.of(
          String.format(
              Locale.ROOT,
              "is incomplete (its description tells of more pages than the %d that it holds); copy or"
                  + " save it again",
              pages.size()));
    }
    if (pages.stream().anyMatch(PageShape::misread)) {
      return Optional.of(
          "has Zstandard data that Bio-Formats cannot read, although they are right"
              + " (ome/bioformats#4442); save it without compression, or with LZW or ZIP compression");
    }
    // with smaller copies among the pages, Bio-Formats counts in another way
    boolean counted = pages.stream().noneMatch(PageShape::reduced);
    if (pages.isEmpty() || !counted || metadata.getImageCount() != source.getSeriesCount()) {
      return Optional.empty();
    }
    for (int series = source.getSeriesCount() - 1; series >= 0; series--) { // 0 stays set
      source.setSeries(series);
      for (int data = 0; data < metadata.getTiffDataCount(series); data++) {
        if (isHere(series, data)) {
          Optional<String> found = contradiction(series, data);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      int planes = source.getSizeZ() * source.getEffectiveSizeC() * source.getSizeT();
      if (source.getImageCount() < planes) {
        return tooFew(planes, source.getImageCount());
      }
    }
    return Optional.empty();
  }

  private Optional<String> contradiction(int series, int data) {
    int first = number(metadata.getTiffDataIFD(series, data), 0);
    // without a number one element alone stands for all planes, and one of several for one
    int otherwise = metadata.getTiffDataCount(series) == 1 ? source.getImageCount() : 1;
    int count = number(metadata.getTiffDataPlaneCount(series, data), otherwise);
    if (first + count > pages.size()) {
      return tooFew(first + count, pages.size());
    }
    for (PageShape page : pages.subList(first, first + count)) {
      if (page.width() != source.getSizeX() || page.height() != source.getSizeY()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "has a description of another image (it says %s pixels, but the page has %s); open"
                    + " it in ImageJ and save it as TIFF",
                PageShape.size(source.getSizeX(), source.getSizeY()),
                page.size()));
      }
      int bytes = FormatTools.getBytesPerPixel(source.getPixelType());
      if (page.bits() % 8 == 0 && page.bytes() != bytes && page.bits() != 16 && page.bits() != 24) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "has a description of another image (it says %d bits a pixel, but the page has %d);"
                    + " save it again",
                8 * bytes,
                page.bits()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> tooFew(int promised, int found) {
    return Optional.of(
        String.format(
            Locale.ROOT,
            "is incomplete (its description tells of %d pages, but it holds %d); copy or save it"
                + " again",
            promised,
            found));
  }

  private boolean isHere(int series, int data) {
    String name;
    try {
      name = metadata.getUUIDFileName(series, data);
    } catch (NullPointerException e) { // how Bio-Formats says that there is none
      name = null;
    }
    return source.getUsedFiles().length == 1
        || name != null && path.toString().replace('\\', '/').endsWith("/" + name);
  }

  private static int number(NonNegativeInteger value, int otherwise) {
    return value == null ? otherwise : value.getValue();
  }
}
