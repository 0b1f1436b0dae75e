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

import java.util.Optional;
import morula.image.Calibration;

/**
 * The description of one series, known without reading a pixel.
 *
 * @param width pixels along x
 * @param height pixels along y
 * @param channels number of channels, each colour counted as one
 * @param slices number of slices
 * @param frames number of frames
 * @param pixelType one of Bio-Formats' {@code FormatTools} constants
 * @param littleEndian byte order of the values that Bio-Formats returns
 * @param color whether the channels are the red, green and blue of a colour image
 * @param pagesAreSlices whether the pages that Bio-Formats takes for frames are slices
 * @param inverted the bits of a value, as Bio-Formats returns it, that have to be inverted; 0 for
 *     none
 * @param cellWidth width in pixels of the part that is best read at once
 * @param cellHeight height in pixels of the part that is best read at once
 * @param calibration physical scale
 * @param warning why the pixel size of the file is not used
 */
record SeriesInfo(
    int width,
    int height,
    int channels,
    int slices,
    int frames,
    int pixelType,
    boolean littleEndian,
    boolean color,
    boolean pagesAreSlices,
    long inverted,
    int cellWidth,
    int cellHeight,
    Calibration calibration,
    Optional<String> warning) {

  /** Returns the sizes in the order X, Y, CHANNEL, Z, TIME. */
  long[] dimensions() {
    return new long[] {width, height, channels, slices, frames};
  }

  /** Returns the sizes of a cell in the order X, Y, CHANNEL, Z, TIME. */
  int[] cellDimensions() {
    return new int[] {cellWidth, cellHeight, 1, 1, 1};
  }
}
