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

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import loci.formats.FormatException;
import loci.formats.IFormatReader;
import loci.formats.in.BMPReader;
import loci.formats.in.DicomReader;
import loci.formats.in.FitsReader;
import loci.formats.in.PGMReader;
import loci.formats.tiff.IFD;
import loci.formats.tiff.TiffParser;
import morula.progress.InvalidRequestException;

/** Readers of Bio-Formats in whose place others are used, because they read false values. */
public final class ReplacedReaders {
  private static final Set<Integer> TIFF = Set.of(0x49492A00, 0x4D4D002A, 0x49492B00, 0x4D4D002B);

  // values of SampleFormat, TIFF 6.0
  private static final int COMPLEX_INTEGER = 5;
  private static final int COMPLEX_FLOAT = 6;

  private ReplacedReaders() {}

  /**
   * Returns the reader for a file: the one that Bio-Formats chose, or another in its place.
   *
   * @throws InvalidRequestException if pixels are complex numbers
   * @throws IOException if the file cannot be read
   */
  public static IFormatReader of(Path path, IFormatReader chosen) throws IOException {
    if (chosen instanceof PGMReader) {
      return new NetpbmReader();
    }
    if (chosen instanceof FitsReader) {
      return new UprightFitsReader();
    }
    if (chosen.getClass() == DicomReader.class) {
      return new StoredDicomReader();
    }
    if (chosen instanceof BMPReader && SmallBitmapReader.isNeededFor(path)) {
      return new SmallBitmapReader();
    }
    return isTiff(path) ? tiff(path, chosen) : chosen;
  }

  /** Returns whether a file begins as TIFF or BigTIFF do, whatever its extension. */
  public static boolean isTiff(Path path) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
      return TIFF.contains(in.readInt());
    } catch (EOFException e) {
      return false;
    }
  }

  private static IFormatReader tiff(Path path, IFormatReader chosen) throws IOException {
    IFD first;
    boolean integers64;
    int format;
    try (TiffParser parser = new TiffParser(path.toString())) {
      first = parser.getFirstIFD();
      parser.fillInIFD(first);
      format = first.getIFDIntValue(IFD.SAMPLE_FORMAT, 1);
      integers64 = Integer64TiffReader.isNeededFor(first);
    } catch (FormatException | RuntimeException e) {
      return chosen; // a damaged directory: the reader tells what is wrong with it
    }
    if (format == COMPLEX_INTEGER || format == COMPLEX_FLOAT) {
      throw new InvalidRequestException(
          path + " has complex numbers as pixels; save their magnitude as a 32-bit image");
    }
    if (integers64) {
      return new Integer64TiffReader();
    }
    return OmeTiffWithOtherUnits.isNeededFor(first.getComment())
        ? new OmeTiffWithOtherUnits()
        : chosen;
  }
}
