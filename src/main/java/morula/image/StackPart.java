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

package morula.image;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.progress.Count;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * The part of a stack that labels are of: one slice, one frame, or one slice of one frame. The text
 * that label images keep has it, so that planes are named by the numbers of the whole image.
 *
 * @param channels number of channels of the whole image that ImageJ counts
 * @param slices number of slices of the whole image
 * @param frames number of frames of the whole image
 * @param slice the slice, from 1; 0 for all
 * @param frame the frame, from 1; 0 for all
 */
public record StackPart(int channels, int slices, int frames, int slice, int frame) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^Part of: (\\d{1,7}) channels?, (\\d{1,7}) slices?, (\\d{1,7}) frames?"
              + "(?:; slice (\\d{1,7}))?(?:; frame (\\d{1,7}))?$");

  /**
   * Finds the part in the lines that a label image keeps.
   *
   * @param info lines; null for none
   * @param ownSlices number of slices of the label image
   * @param ownFrames number of its frames
   * @return empty if it is not a part, or if the lines belong to an image of another size
   */
  public static Optional<StackPart> read(String info, long ownSlices, long ownFrames) {
    Matcher line = LINE.matcher(info == null ? "" : info);
    if (!line.find()) {
      return Optional.empty();
    }
    StackPart part =
        new StackPart(
            number(line, 1), number(line, 2), number(line, 3), number(line, 4), number(line, 5));
    boolean fits =
        part.slice <= part.slices
            && part.frame <= part.frames
            && ownSlices == (part.slice > 0 ? 1 : part.slices)
            && ownFrames == (part.frame > 0 ? 1 : part.frames);
    return fits ? Optional.of(part) : Optional.empty();
  }

  private static int number(Matcher line, int group) {
    return line.group(group) == null ? 0 : Integer.parseInt(line.group(group));
  }

  /** Returns the line that {@link #read} finds. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "Part of: %s, %s, %s%s%s\n",
        Count.of(channels, "channel"),
        Count.of(slices, "slice"),
        Count.of(frames, "frame"),
        slice > 0 ? "; slice " + slice : "",
        frame > 0 ? "; frame " + frame : "");
  }

  /** Returns the slice of the whole image that is the first of the part, from 0. */
  public int firstSlice() {
    return Math.max(0, slice - 1);
  }

  /** Returns the frame of the whole image that is the first of the part, from 0. */
  public int firstFrame() {
    return Math.max(0, frame - 1);
  }

  /** Returns whether a whole image has these numbers of slices and frames. */
  public boolean isOf(long wholeSlices, long wholeFrames) {
    return wholeSlices == slices && wholeFrames == frames;
  }

  /** Returns this part of the whole image. */
  public Image select(Image whole) {
    return Slices.select(Frames.select(whole, frame), slice);
  }

  /** Returns this part of labels of the whole image. */
  public Labels select(Labels whole) {
    RandomAccessibleInterval<IntType> pixels = whole.pixels();
    return new Labels(whole.name(), one(one(pixels, 2, slice), 3, frame), whole.calibration());
  }

  /** Returns one plane along an axis, which stays with size 1; all if {@code number} is 0. */
  private static RandomAccessibleInterval<IntType> one(
      RandomAccessibleInterval<IntType> pixels, int axis, int number) {
    if (number == 0) {
      return pixels;
    }
    long[] min = pixels.minAsLongArray();
    long[] max = pixels.maxAsLongArray();
    min[axis] += number - 1L;
    max[axis] = min[axis];
    return Views.zeroMin(Views.interval(pixels, min, max));
  }
}
