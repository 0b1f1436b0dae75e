package morula.fiji;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import morula.image.Image;
import morula.io.ImageFiles;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;

/**
 * An ImageJ image as Morula's {@link Image}: a view, nothing is copied. Planes of virtual stacks
 * are read when they are first looked at. RGB, and 8-bit with colours, become three channels: red,
 * green, blue.
 */
public final class ImagePlusView {
  private final ImagePlus source;
  private final ImageStack stack;
  private final boolean color;

  /** Converted and virtual planes, for as long as memory allows. */
  private final Map<Long, SoftReference<Cell<?>>> planes = new ConcurrentHashMap<>();

  private ImagePlusView(ImagePlus source) {
    this.source = source;
    stack = source.getStack();
    color = isColor(source);
  }

  /** Whether the channels are colours, which ImageJ does not count as channels. */
  public static boolean isColor(ImagePlus source) {
    return source.getType() == ImagePlus.COLOR_RGB || source.getType() == ImagePlus.COLOR_256;
  }

  /** The view of {@code source}, named after its title without the extension. */
  public static Image of(ImagePlus source) {
    return new Image(name(source), new ImagePlusView(source).pixels(), Calibrations.of(source));
  }

  /** The title without the extension of an image file; other ends stay, as in "cells.day3". */
  public static String name(ImagePlus source) {
    return ImageFiles.nameOf(source.getTitle());
  }

  private RandomAccessibleInterval<? extends RealType<?>> pixels() {
    return switch (source.getType()) {
      case ImagePlus.GRAY16 -> lazy(new UnsignedShortType(), this::shorts);
      case ImagePlus.GRAY32 -> lazy(new FloatType(), this::floats);
      default -> lazy(new UnsignedByteType(), color ? this::bytesOfColor : this::bytes);
    };
  }

  private <T extends NativeType<T> & RealType<T>, A extends DataAccess> LazyCellImg<T, A> lazy(
      T type, Function<Long, A> plane) {
    long[] size = {
      source.getWidth(),
      source.getHeight(),
      color ? 3 : source.getNChannels(),
      source.getNSlices(),
      source.getNFrames()
    };
    int[] cell = {source.getWidth(), source.getHeight(), 1, 1, 1};
    CellGrid grid = new CellGrid(size, cell);
    return new LazyCellImg<>(grid, type, index -> cell(grid, index, plane));
  }

  private <A extends DataAccess> Cell<A> cell(CellGrid grid, long index, Function<Long, A> plane) {
    SoftReference<Cell<?>> kept = planes.get(index);
    Cell<?> cell = kept == null ? null : kept.get();
    if (cell == null) {
      long[] position = new long[5];
      int[] size = new int[5];
      grid.getCellDimensions(index, position, size);
      cell = new Cell<>(size, position, plane.apply(index));
      planes.put(index, new SoftReference<>(cell));
    }
    Cell<A> typed = Cast.unchecked(cell);
    return typed;
  }

  private ByteArray bytes(long index) {
    return new ByteArray((byte[]) stack.getPixels((int) index + 1));
  }

  private ShortArray shorts(long index) {
    return new ShortArray((short[]) stack.getPixels((int) index + 1));
  }

  private FloatArray floats(long index) {
    return new FloatArray((float[]) stack.getPixels((int) index + 1));
  }

  private ByteArray bytesOfColor(long index) {
    ImageProcessor plane = stack.getProcessor((int) (index / 3) + 1);
    ColorProcessor rgb = plane.convertToColorProcessor();
    return new ByteArray(rgb.getChannel((int) (index % 3) + 1));
  }
}
