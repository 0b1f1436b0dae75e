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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import loci.formats.ReaderWrapper;

/**
 * Notices pixels that a reader did not find in the file. Many readers of Bio-Formats read the bytes
 * of a plane straight into the array that they are given, and leave it as it is where the file ends
 * too early. So each part is read twice, into an array of zeros and into one of ones: what differs
 * was not read. Only for readers of uncompressed planes, which never leave out pixels on purpose.
 */
public final class WrittenPixels extends ReaderWrapper {
  private static final Set<String> READERS =
      Set.of(
          "AIMReader",
          "ARFReader",
          "AnalyzeReader",
          "BioRadReader",
          "BioRadSCNReader",
          "BurleighReader",
          "Ecat7Reader",
          "FitsReader",
          "GatanDM2Reader",
          "GatanReader",
          "HISReader",
          "I2IReader",
          "INRReader",
          "IPLabReader",
          "ImagicReader",
          "InveonReader",
          "IvisionReader",
          "KhorosReader",
          "KodakReader",
          "LIMReader",
          "MRCReader",
          "MicroCTReader",
          "MolecularImagingReader",
          "NAFReader",
          "OpenlabRawReader",
          "OxfordInstrumentsReader",
          "PovrayReader",
          "QuesantReader",
          "RHKReader",
          "SIFReader",
          "SPEReader",
          "SeikoReader",
          "SpiderReader",
          "TargaReader",
          "TopometrixReader",
          "UBMReader",
          "VGSAMReader",
          "VarianFDFReader",
          "WATOPReader");

  private static final String MISSING = "part of its pixels is missing";

  /** What the run lengths of TGA, the only compression among these formats, can save. */
  private static final int MAXIMUM_RATIO = 128;

  private WrittenPixels(IFormatReader reader) {
    super(reader);
  }

  /** Returns the reader, which notices missing pixels from now on if it is one that can. */
  public static IFormatReader of(IFormatReader reader) {
    for (Class<?> type = reader.getClass(); type != null; type = type.getSuperclass()) {
      if (READERS.contains(type.getSimpleName())) {
        return new WrittenPixels(reader);
      }
    }
    return reader;
  }

  @Override
  public byte[] openBytes(int no) throws FormatException, IOException {
    return openBytes(no, 0, 0, getSizeX(), getSizeY());
  }

  @Override
  public byte[] openBytes(int no, int x, int y, int w, int h) throws FormatException, IOException {
    return openBytes(no, new byte[FormatTools.getPlaneSize(this, w, h)], x, y, w, h);
  }

  @Override
  public byte[] openBytes(int no, byte[] buf) throws FormatException, IOException {
    return openBytes(no, buf, 0, 0, getSizeX(), getSizeY());
  }

  /**
   * @throws IOException if a pixel was not found in the file
   */
  @Override
  public byte[] openBytes(int no, byte[] buf, int x, int y, int w, int h)
      throws FormatException, IOException {
    requireRoom();
    byte[] ones = new byte[buf.length];
    Arrays.fill(ones, (byte) -1);
    byte[] second = reader.openBytes(no, ones, x, y, w, h);
    Arrays.fill(buf, (byte) 0);
    byte[] first = reader.openBytes(no, buf, x, y, w, h);
    int used = Math.min(first.length, FormatTools.getPlaneSize(this, w, h));
    if (!Arrays.equals(first, 0, used, second, 0, Math.min(used, second.length))) {
      throw new IOException(MISSING);
    }
    return first;
  }

  /** Compares a plane with the files: a damaged header may ask for any amount of memory. */
  private void requireRoom() throws IOException {
    long bytes =
        (long) getSizeX()
            * getSizeY()
            * FormatTools.getBytesPerPixel(getPixelType())
            * getRGBChannelCount();
    long available = 0;
    for (String file : getUsedFiles()) {
      available += Files.size(Path.of(file));
    }
    if (bytes > MAXIMUM_RATIO * available) {
      throw new IOException(MISSING);
    }
  }
}
