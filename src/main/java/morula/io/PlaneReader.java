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
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import morula.io.formats.EndlessReading;
import morula.io.formats.GuardedReading;

/**
 * Reads planes of one file through Bio-Formats. The file may be {@link #release() released} at any
 * time and is opened again at the next read. Safe to use from several threads: they wait for one
 * another.
 */
final class PlaneReader implements AutoCloseable {
  private final Path path;
  private final boolean expandPalette;
  private final List<SeriesInfo> series;
  private final GuardedReading reading;
  private IFormatReader reader;
  private EndlessReading neverEnds;
  private boolean closed;

  /**
   * Opens {@code path} and reads the description of its series, but no pixels.
   *
   * @param expandPalette whether the indices of a palette become red, green and blue
   * @throws morula.progress.InvalidRequestException if the file is missing, empty or not an image
   * @throws IOException if it is an image, but damaged or incomplete
   * @throws OutOfMemoryError naming the file if there is too little memory for it
   */
  PlaneReader(Path path, boolean expandPalette) throws IOException {
    this.path = path;
    this.expandPalette = expandPalette;
    reading = new GuardedReading(path);
    OpenedFile opened = FileOpener.open(path, expandPalette, reading);
    reader = opened.reader();
    try {
      series = reading.call(() -> describe(opened));
    } catch (Exception | OutOfMemoryError e) { // damaged
      fail(e);
      throw ReadFailures.damaged(path, reading, e);
    }
  }

  private static List<SeriesInfo> describe(OpenedFile opened) throws FormatException, IOException {
    List<SeriesInfo> found = new ArrayList<>();
    for (int s = 0; s < opened.reader().getSeriesCount(); s++) {
      found.add(SeriesReader.read(opened, s));
    }
    return List.copyOf(found);
  }

  Path path() {
    return path;
  }

  List<SeriesInfo> series() {
    return series;
  }

  /**
   * Reads a part of a plane of one channel.
   *
   * @param position channel, slice, frame
   * @return {@code width * height} values as bytes in the order of {@link
   *     SeriesInfo#littleEndian()}, rows from top to bottom
   * @throws IOException if the file cannot be read; the message names it
   */
  synchronized byte[] read(int index, long[] position, int x, int y, int width, int height)
      throws IOException {
    if (closed) {
      throw new IOException(path + " was closed before this part of it was read");
    }
    if (neverEnds != null) {
      throw ReadFailures.damaged(path, reading, neverEnds);
    }
    if (reader == null) {
      reader = FileOpener.open(path, expandPalette, reading).reader();
    }
    IFormatReader source = reader;
    SeriesInfo info = series.get(index);
    int c = (int) position[0];
    int z = (int) position[info.pagesAreSlices() ? 2 : 1];
    int t = (int) position[info.pagesAreSlices() ? 1 : 2];
    try {
      byte[] bytes =
          reading.call(
              () -> {
                source.setSeries(index);
                return source.openBytes(source.getIndex(z, c, t), x, y, width, height);
              });
      if (info.inverted() != 0) {
        turnOver(bytes, info);
      }
      return bytes;
    } catch (Exception | OutOfMemoryError e) { // Bio-Formats throws any on damaged files
      fail(e);
      throw ReadFailures.damaged(path, reading, e);
    }
  }

  /** Gives up the reader after a failure; it must not be touched if its thread may still run. */
  private void fail(Throwable failure) {
    if (failure instanceof EndlessReading endless) {
      reader = null;
      neverEnds = endless;
    } else if (failure instanceof InterruptedIOException) {
      reader = null;
    } else {
      release();
    }
  }

  private static void turnOver(byte[] bytes, SeriesInfo info) {
    int size = FormatTools.getBytesPerPixel(info.pixelType());
    for (int i = 0; i < bytes.length; i++) {
      int place = info.littleEndian() ? i % size : size - 1 - i % size;
      bytes[i] ^= (byte) (info.inverted() >>> 8 * place);
    }
  }

  /** Releases the file handle and the memory until the next read. */
  synchronized void release() {
    if (reader != null) {
      try {
        reader.close();
      } catch (IOException e) {
        // nothing was written: nothing is lost
      }
      reader = null;
    }
  }

  /** Releases the file for good. */
  @Override
  public synchronized void close() {
    closed = true;
    release();
  }
}
