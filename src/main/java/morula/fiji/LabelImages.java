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
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.stream.IntStream;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelLook;
import morula.pictures.LabelColoring;
import morula.pictures.LabelColors;
import morula.progress.InvalidRequestException;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Converts labels into ImageJ images. */
public final class LabelImages {
  /** The largest label that fits into 8 bits. */
  private static final int MAXIMUM_8_BIT = 255;

  /** The largest label that fits into 16 bits. */
  private static final int MAXIMUM_16_BIT = 65535;

  /** The property that marks a label image of Morula; ImageJ saves it in TIFF files. */
  private static final String MARK = LabelLook.MARK;

  /** The property with the scores of a label image, for as long as it is open. */
  private static final String SCORES = "Morula scores";

  private LabelImages() {}

  /** Gives a label image the scores of its objects: that of label i at index i − 1. */
  public static void setScores(ImagePlus image, double[] scores) {
    image.setProperty(SCORES, scores.clone());
  }

  /** Returns the scores of an open label image that {@link #setScores} gave it. */
  public static Optional<double[]> scores(ImagePlus image) {
    return image.getProperty(SCORES) instanceof double[] scores
        ? Optional.of(scores.clone())
        : Optional.empty();
  }

  /** Returns the title of the label image of the image {@code name}. */
  public static String title(String name) {
    return name + "_labels";
  }

  /** Returns whether an open image is a label image: by its mark, or else by its title. */
  public static boolean isLabelImage(ImagePlus image) {
    return isMarked(image) || ImageFiles.nameOf(image.getTitle()).endsWith("_labels");
  }

  /** Returns whether Morula made an open image as a label image, whatever its title is now. */
  public static boolean isMarked(ImagePlus image) {
    return image.getProp(MARK) != null;
  }

  /**
   * Returns the colours and the text that a file of labels keeps for ImageJ.
   *
   * @param info what made the labels
   */
  public static LabelLook look(String info) {
    LabelColors colors = LabelColors.create();
    return new LabelLook(IntStream.range(0, 256).map(colors::rgb).toArray(), info);
  }

  /**
   * Returns a label image titled {@code NAME_labels} with calibration and a colour for each label:
   * 16-bit, or 32-bit float (exact to 2^24) if a label exceeds 65,535.
   *
   * @param labels X, Y, Z, TIME; a hyperstack when it has both slices and frames
   */
  public static ImagePlus of(Labels labels) {
    return of(labels, LabelColoring.of(labels));
  }

  /** Returns a label image as {@link #of(Labels)} with these colours. */
  static ImagePlus of(Labels labels, LabelColoring colors) {
    int slices = (int) labels.slices();
    int frames = (int) labels.frames();
    int highest = highest(labels.pixels());
    LUT lut = lut(LabelColors.create());
    int width = Math.toIntExact(labels.pixels().dimension(0));
    ImageStack stack = new ImageStack(width, Math.toIntExact(labels.pixels().dimension(1)));
    for (int t = 0; t < frames; t++) {
      for (int z = 0; z < slices; z++) {
        ImageProcessor plane = processor(labels.plane(z, t), highest > MAXIMUM_16_BIT);
        plane.setColorModel(lut);
        stack.addSlice("", plane);
      }
    }
    stack.setColorModel(lut);
    ImagePlus image = new LabelImagePlus(title(labels.name()), stack, colors, lut);
    image.setDimensions(1, slices, frames);
    image.setOpenAsHyperStack(slices > 1 && frames > 1);
    image.getProcessor().setColorModel(lut);
    // for those who duplicate it: one colour for each label, or for each range of labels
    image.setDisplayRange(0, Math.max(255, highest));
    image.setProp(MARK, "labels");
    Calibrations.apply(labels.calibration(), image);
    return image;
  }

  /**
   * Returns the labels of an open label image.
   *
   * @throws InvalidRequestException if it is in colour, has several channels, or its values are not
   *     whole numbers from 0 to 2^24
   */
  public static Labels read(ImagePlus image) {
    Image view = ImagePlusView.of(image);
    String name = view.name();
    if (view.size(Axis.CHANNEL) > 1) {
      throw new InvalidRequestException(
          name + " is not a label image: it has several channels or is in colour");
    }
    ArrayImg<IntType, IntArray> pixels =
        ArrayImgs.ints(
            view.size(Axis.X), view.size(Axis.Y), view.size(Axis.Z), view.size(Axis.TIME));
    int[] values = pixels.update(null).getCurrentStorageArray();
    int i = 0;
    for (RealType<?> pixel : Views.flatIterable(view.channel(0))) {
      double value = pixel.getRealDouble();
      if (!(value >= 0 && value <= Labels.LARGEST) || value != Math.rint(value)) {
        throw new InvalidRequestException(
            name + " is not a label image: it has the value " + value);
      }
      values[i++] = (int) value;
    }
    return new Labels(name, pixels, view.calibration());
  }

  /**
   * Copies a rectangle of a plane into an open label image of the same size, without showing it.
   * The image becomes 16-bit, or 32-bit float, if it cannot hold one of the labels or is signed.
   *
   * @param index of the plane, counted through all slices of the first frame, then of the next
   */
  public static void update(ImagePlus image, Labels labels, int index, Rectangle area) {
    if (area.isEmpty()) {
      return;
    }
    RandomAccessibleInterval<IntType> part =
        Views.interval(
            labels.plane(index % labels.slices(), index / labels.slices()),
            Intervals.createMinSize(area.x, area.y, area.width, area.height));
    deepen(image, highest(part));
    ImageProcessor to = image.getStack().getProcessor(index + 1);
    Cursor<IntType> cursor = Views.flatIterable(part).cursor();
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        to.setf(x, y, cursor.next().get());
      }
    }
  }

  /**
   * Copies labels into an open label image of the same size and shows them. The image becomes
   * 16-bit, or 32-bit float, if it cannot hold one of the labels or is signed.
   */
  public static void update(ImagePlus image, Labels labels) {
    deepen(image, highest(labels.pixels()));
    ImageStack stack = image.getStack();
    int plane = 1;
    for (int t = 0; t < labels.frames(); t++) {
      for (int z = 0; z < labels.slices(); z++) {
        ImageProcessor to = stack.getProcessor(plane++);
        int i = 0;
        for (IntType label : Views.flatIterable(labels.plane(z, t))) {
          to.setf(i++, label.get());
        }
      }
    }
    image.updateAndDraw();
  }

  /** Gives an image more bits if a label needs them; its look stays. */
  private static void deepen(ImagePlus image, int label) {
    boolean signed = image.getLocalCalibration().isSigned16Bit(); // its pixels are other numbers
    int bits = signed || label > MAXIMUM_16_BIT ? 32 : label > MAXIMUM_8_BIT ? 16 : 8;
    if (image.getBitDepth() >= bits) {
      return;
    }
    ImageStack from = image.getStack();
    ImageStack deeper = new ImageStack(from.getWidth(), from.getHeight());
    for (int i = 1; i <= from.size(); i++) {
      ImageProcessor plane = from.getProcessor(i);
      deeper.addSlice(
          from.getSliceLabel(i),
          bits == 16 ? plane.convertToShortProcessor(false) : plane.convertToFloatProcessor());
    }
    LUT colors = image.getProcessor().getLut();
    double low = image.getDisplayRangeMin();
    double high = image.getDisplayRangeMax();
    image.setStack(deeper);
    image.setLut(colors);
    image.setDisplayRange(low, high);
  }

  private static int highest(RandomAccessibleInterval<IntType> labels) {
    int highest = 0;
    for (IntType label : labels) {
      highest = Math.max(highest, label.get());
    }
    return highest;
  }

  private static LUT lut(LabelColors colors) {
    byte[] red = new byte[256];
    byte[] green = new byte[256];
    byte[] blue = new byte[256];
    for (int i = 0; i < 256; i++) {
      red[i] = (byte) (colors.rgb(i) >> 16);
      green[i] = (byte) (colors.rgb(i) >> 8);
      blue[i] = (byte) colors.rgb(i);
    }
    return new LUT(red, green, blue);
  }

  private static ImageProcessor processor(RandomAccessibleInterval<IntType> plane, boolean wide) {
    int width = Math.toIntExact(plane.dimension(0));
    int height = Math.toIntExact(plane.dimension(1));
    int count = Math.multiplyExact(width, height);
    Cursor<IntType> cursor = Views.flatIterable(plane).cursor();
    if (wide) {
      float[] pixels = new float[count];
      for (int i = 0; i < count; i++) {
        pixels[i] = cursor.next().get();
      }
      return new FloatProcessor(width, height, pixels);
    }
    short[] pixels = new short[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (short) cursor.next().get();
    }
    return new ShortProcessor(width, height, pixels, null);
  }
}
