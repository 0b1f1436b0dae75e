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
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;

/**
 * A view of an ImageJ image as Morula's {@link Image}, without a copy. Planes of virtual stacks are
 * read on first access. RGB and 8-bit colour images have three channels: red, green, blue.
 *
 * <p>Values are those that ImageJ stores, as its own filters and thresholds take them: neither the
 * display range nor a calibration of intensities (such as an optical density) changes them. The one
 * exception is ImageJ's signed 16-bit calibration, which only says how negative integers are
 * stored: such images have the signed values that ImageJ shows.
 */
public final class ImagePlusView {
  private final ImagePlus source;
  private final ImageStack stack;
  private final boolean color;

  /** Converted and virtual planes, kept as long as memory allows. */
  private final Map<Long, SoftReference<Cell<?>>> planes = new ConcurrentHashMap<>();

  private ImagePlusView(ImagePlus source) {
    this.source = source;
    stack = source.getStack();
    color = isColor(source);
  }

  /** Returns whether the channels are colours, which ImageJ does not count as channels. */
  public static boolean isColor(ImagePlus source) {
    return source.getType() == ImagePlus.COLOR_RGB
        || source.getType() == ImagePlus.COLOR_256
        || PicturePalette.isColor(source);
  }

  /**
   * Returns whether the channels are the red, green and blue of a colour image of any depth,
   * whether or not ImageJ counts them as channels; see {@link ColorChannels}.
   */
  public static boolean hasColors(ImagePlus source) {
    return isColor(source) || ColorChannels.are(source);
  }

  /** Returns a view of {@code source}, named by its title without the extension. */
  public static Image of(ImagePlus source) {
    return new Image(name(source), new ImagePlusView(source).pixels(), Calibrations.of(source));
  }

  /** Returns the title without the extension of an image file; "cells.day3" keeps its end. */
  public static String name(ImagePlus source) {
    return ImageFiles.nameOf(source.getTitle());
  }

  private RandomAccessibleInterval<? extends RealType<?>> pixels() {
    return switch (source.getType()) {
      case ImagePlus.GRAY16 ->
          source.getLocalCalibration().isSigned16Bit()
              ? lazy(new ShortType(), this::signedShorts)
              : lazy(new UnsignedShortType(), this::shorts);
      case ImagePlus.GRAY32 -> lazy(new FloatType(), this::floats);
      default ->
          lazy(
              new UnsignedByteType(),
              color || PicturePalette.isGrey(source) ? this::bytesOfColor : this::bytes);
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

  /** A copy: ImageJ stores a signed value plus 32,768. */
  private ShortArray signedShorts(long index) {
    short[] pixels = ((short[]) stack.getPixels((int) index + 1)).clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] ^= Short.MIN_VALUE;
    }
    return new ShortArray(pixels);
  }

  private FloatArray floats(long index) {
    return new FloatArray((float[]) stack.getPixels((int) index + 1));
  }

  private ByteArray bytesOfColor(long index) {
    int channels = color ? 3 : 1;
    ImageProcessor plane = stack.getProcessor((int) (index / channels) + 1);
    if (source.getType() == ImagePlus.GRAY8) {
      plane = plane.duplicate();
      plane.setColorModel(source.getProcessor().getLut()); // without the range of the display
    }
    ColorProcessor rgb = plane.convertToColorProcessor();
    return new ByteArray(rgb.getChannel((int) (index % channels) + 1));
  }
}
