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

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import loci.formats.IFormatReader;
import loci.formats.UnknownFormatException;
import loci.formats.in.APNGReader;
import loci.formats.in.BMPReader;
import loci.formats.in.GIFReader;
import loci.formats.in.JPEG2000Reader;
import loci.formats.in.JPEGReader;
import loci.formats.in.LIFReader;
import loci.formats.in.OMETiffReader;
import loci.formats.in.PGMReader;

/**
 * Opens pictures under the name of another format, such as a TIFF file that is called "image.png".
 * Some readers of Bio-Formats believe the name whatever the content.
 */
public final class RenamedFiles {
  // no reader of these two needs the name
  private static final FormatCheck GIF = new GifCheck();
  private static final FormatCheck BMP = new BmpCheck();

  /** The formats of which a file may be taken for another one, by their content. */
  private static final Map<FormatCheck, Supplier<IFormatReader>> READERS = new LinkedHashMap<>();

  /** The readers that believe the name, and what their files begin with. */
  private static final Map<Class<?>, FormatCheck> CREDULOUS =
      Map.of(
          APNGReader.class, new PngCheck(),
          BMPReader.class, BMP,
          GIFReader.class, GIF,
          PGMReader.class, new PnmCheck(),
          LIFReader.class, new LifCheck());

  static {
    READERS.put(new PngCheck(), APNGReader::new);
    READERS.put(new JpegCheck(), JPEGReader::new);
    READERS.put(GIF, GIFReader::new);
    READERS.put(BMP, BMPReader::new);
    READERS.put(new Jpeg2000Check(), JPEG2000Reader::new);
    READERS.put(new PnmCheck(), PGMReader::new);
  }

  private RenamedFiles() {}

  /**
   * Returns the reader to use.
   *
   * @param chosen the reader that Bio-Formats chose; empty if it knows none
   * @throws UnknownFormatException if the file begins as no format does that could be meant
   * @throws IOException if the file cannot be read
   */
  public static IFormatReader reader(Path path, Optional<IFormatReader> chosen)
      throws UnknownFormatException, IOException {
    try (FileBytes file = FileBytes.open(path)) {
      FormatCheck expected = chosen.map(reader -> CREDULOUS.get(reader.getClass())).orElse(null);
      boolean agrees =
          expected == null
              ? !GIF.recognises(file) && !BMP.recognises(file)
              : expected.recognises(file);
      if (chosen.isPresent() && agrees) {
        return chosen.get();
      }
      if (TiffDirectories.isTiff(file)) {
        IFormatReader ome = new OMETiffReader();
        return ome.isThisType(path.toString(), true) ? ome : new ZstdTiffReader();
      }
      for (var reader : READERS.entrySet()) {
        if (reader.getKey().recognises(file)) {
          return reader.getValue().get();
        }
      }
      throw new UnknownFormatException("Not of the format that its name says");
    }
  }
}
