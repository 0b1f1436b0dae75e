package morula.io;

import morula.image.Calibration;

/**
 * What is known about one series without reading a pixel.
 *
 * @param width pixels along x
 * @param height pixels along y
 * @param channels channels, colours counted one by one
 * @param slices slices
 * @param frames frames
 * @param pixelType one of Bio-Formats' {@code FormatTools} constants
 * @param littleEndian byte order of what Bio-Formats hands out
 * @param color whether the channels are the red, green and blue of one picture
 * @param pagesAreSlices whether Bio-Formats takes for frames what are slices
 * @param invertedBits how many of the lowest bits of a value Bio-Formats turned over; 0 for none
 * @param cellWidth width in pixels of what is best read at once
 * @param cellHeight height in pixels of what is best read at once
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

  /** Sizes in the order X, Y, CHANNEL, Z, TIME. */
  long[] dimensions() {
    return new long[] {width, height, channels, slices, frames};
  }

  /** Sizes of a cell in the order X, Y, CHANNEL, Z, TIME. */
  int[] cellDimensions() {
    return new int[] {cellWidth, cellHeight, 1, 1, 1};
  }
}
