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
import loci.formats.FormatException;
import loci.formats.IFormatReader;
import loci.formats.in.TiffDelegateReader;
import loci.formats.in.TiffReader;
import loci.formats.tiff.IFD;
import loci.formats.tiff.IFDList;
import loci.formats.tiff.TiffCompression;

/**
 * Reads valid Zstandard tiles and strips of which Bio-Formats 7.3.1 takes twice as many bytes as
 * there are: it doubles a byte count that equals the number of pixels, for files that state it
 * wrongly, although the count of compressed data can be that by chance. Mended upstream by
 * ome/bioformats#4444 (reported as #4442); this class goes when a version with that is in use.
 *
 * <p>Only for TIFF files of no particular program: in OME-TIFF the directories are out of reach.
 */
public final class ZstdTiffReader extends TiffDelegateReader {
  ZstdTiffReader() {}

  /** Returns the reader to use where Bio-Formats chose {@code reader}. */
  public static IFormatReader inPlaceOf(IFormatReader reader) {
    return reader.getClass() == TiffDelegateReader.class ? new ZstdTiffReader() : reader;
  }

  @Override
  public void setId(String id) throws FormatException, IOException {
    super.setId(id);
    if (nativeReader instanceof TiffReader tiff && tiff.getIFDs() != null) {
      IFDList directories = tiff.getIFDs();
      for (int i = 0; i < directories.size(); i++) {
        IFD directory = directories.get(i);
        if (directory.getCompression() == TiffCompression.ZSTD) {
          directories.set(i, new ExactCounts(directory));
        }
      }
    }
  }

  /**
   * Reads without asking for Java Advanced Imaging, which is no longer to be had: so the exception
   * names the compression.
   */
  @Override
  public byte[] openBytes(int no, byte[] buf, int x, int y, int w, int h)
      throws FormatException, IOException {
    return nativeReader.openBytes(no, buf, x, y, w, h);
  }

  /**
   * A directory whose number of rows in a strip is known where a strip is sought, but not where it
   * is compared with the byte count, which uses {@link #getRowsPerStrip()}.
   */
  private static final class ExactCounts extends IFD {
    private static final long serialVersionUID = 1;

    private final IFD directory;

    ExactCounts(IFD directory) {
      super(directory);
      this.directory = directory;
    }

    @Override
    public long[] getRowsPerStrip() {
      return new long[] {0};
    }

    @Override
    public long getTileLength() throws FormatException {
      return directory.getTileLength();
    }

    @Override
    public long[] getStripOffsets() throws FormatException {
      return directory.getStripOffsets();
    }

    @Override
    public long[] getStripByteCounts() throws FormatException {
      return directory.getStripByteCounts();
    }
  }
}
