package morula.io;

import java.io.IOException;
import java.nio.file.Path;
import loci.formats.FormatTools;
import morula.image.Image;
import morula.progress.InvalidRequestException;

/**
 * An image file that is open: one or several series, whose pixels are read when they are accessed.
 *
 * <p>Reads every format of Bio-Formats. Red, green and blue become channels, and so do the colours
 * of a palette, unless ImageJ only displays a grey image with them; the second or fourth sample of
 * a PNG file, its opacity, is left out. Neighbouring files are not put together, except where the
 * format itself spreads one data set over several files. Pages of a TIFF file that says nothing of
 * its axes are slices. May be used from several threads, which wait for one another where the file
 * is read.
 */
public final class ImageSource implements AutoCloseable {
  private final PlaneReader reader;

  private ImageSource(PlaneReader reader) {
    this.reader = reader;
  }

  /**
   * Opens a file without reading its pixels.
   *
   * @throws InvalidRequestException if the file is missing, empty, no image, or lacks a file that
   *     belongs to it
   * @throws IOException if the file is damaged or incomplete; the message names it
   */
  public static ImageSource open(Path path) throws IOException {
    return new ImageSource(new PlaneReader(path, true));
  }

  /** How many series the file holds; at least 1. */
  public int seriesCount() {
    return reader.series().size();
  }

  /** The file. */
  public Path path() {
    return reader.path();
  }

  /**
   * One series. Its pixels keep the type of the file and are read plane by plane, or in parts of
   * about 2048 × 2048 pixels where a plane has more than 4096 × 4096; the parts used last stay in
   * memory as long as there is room. Accessing a pixel that cannot be read, or after {@link
   * #close()} one that is not in memory, throws {@link java.io.UncheckedIOException} with a message
   * that names the file.
   *
   * @param index 0 to {@link #seriesCount()} − 1
   * @return named after the file without its extension; with several series {@code NAME_s1}, {@code
   *     NAME_s2}, …
   * @throws InvalidRequestException if there is no such series
   */
  public Image series(int index) {
    if (index < 0 || index >= seriesCount()) {
      throw new InvalidRequestException(
          "series="
              + (index + 1)
              + ": "
              + path()
              + " holds series 1 to "
              + seriesCount()
              + "; choose one of them");
    }
    return image(reader, index, false);
  }

  /**
   * Whether the channels of a series are the colours of 8-bit RGB planes, as ImageJ takes them.
   *
   * @param index 0 to {@link #seriesCount()} − 1
   */
  public boolean isColor(int index) {
    SeriesInfo info = reader.series().get(index);
    return info.color() && FormatTools.getBytesPerPixel(info.pixelType()) == 1;
  }

  /**
   * Whether the channels of a series are the red, green and blue of one picture, of any depth.
   *
   * @param index 0 to {@link #seriesCount()} − 1
   */
  public boolean hasColors(int index) {
    return reader.series().get(index).color();
  }

  static Image image(PlaneReader reader, int index, boolean releasing) {
    String stem = ImageFiles.stem(reader.path());
    String name = reader.series().size() == 1 ? stem : stem + "_s" + (index + 1);
    return new Image(
        name, PixelCells.of(reader, index, releasing), reader.series().get(index).calibration());
  }

  /** Closes the file. What was read already stays usable; nothing more can be read. */
  @Override
  public void close() {
    reader.close();
  }
}
