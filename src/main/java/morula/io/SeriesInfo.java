package morula.io;

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
 * @param invertedBits how many of the lowest bits of a value Bio-Formats inverted; 0 for none
 * @param cellWidth width in pixels of the part that is best read at once
 * @param cellHeight height in pixels of the part that is best read at once
 * @param calibration physical scale
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
    int invertedBits,
    int cellWidth,
    int cellHeight,
    Calibration calibration) {

  /** Returns the sizes in the order X, Y, CHANNEL, Z, TIME. */
  long[] dimensions() {
    return new long[] {width, height, channels, slices, frames};
  }

  /** Returns the sizes of a cell in the order X, Y, CHANNEL, Z, TIME. */
  int[] cellDimensions() {
    return new int[] {cellWidth, cellHeight, 1, 1, 1};
  }
}
