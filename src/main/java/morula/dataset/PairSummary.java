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

package morula.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.io.Sha256;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Summary of one image and its labels for the {@link DataCheck}; small, whatever their size.
 *
 * @param name of the image
 * @param imageSize X, Y, Z, TIME in pixels
 * @param labelSize X, Y, Z, TIME in pixels
 * @param channels of the image
 * @param bitDepth bits of a pixel of one channel: 8, 16 or 32
 * @param labels pixel counts of the label image
 * @param imageHash SHA-256, in hexadecimal, of the image's size and pixels
 * @param labelHash SHA-256, in hexadecimal, of the labels' size and pixels
 */
public record PairSummary(
    String name,
    List<Long> imageSize,
    List<Long> labelSize,
    long channels,
    int bitDepth,
    LabelStatistics labels,
    String imageHash,
    String labelHash) {

  /**
   * Summarises an image and its labels; reads every pixel once, plane by plane.
   *
   * @param image before any normalisation
   * @param ignoreLabel label value that means not annotated; −1 for none
   * @param jpeg whether the labels were read from a JPEG file
   */
  public static PairSummary of(Image image, Labels labels, int ignoreLabel, boolean jpeg) {
    return new PairSummary(
        image.name(),
        List.of(image.size(Axis.X), image.size(Axis.Y), image.size(Axis.Z), image.size(Axis.TIME)),
        LongStream.of(labels.pixels().dimensionsAsLongArray()).boxed().toList(),
        image.size(Axis.CHANNEL),
        image.pixels().getType().getBitsPerPixel(),
        LabelStatistics.of(labels, ignoreLabel, jpeg),
        hash(image.pixels()),
        hash(labels.pixels()));
  }

  /**
   * Hash of the size and of the values as 32-bit floats, so that bit depth and file format do not
   * matter.
   */
  private static String hash(RandomAccessibleInterval<? extends RealType<?>> pixels) {
    MessageDigest digest = Sha256.digest();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    for (long size : pixels.dimensionsAsLongArray()) {
      buffer.putLong(size);
    }
    for (RealType<?> pixel : Views.flatIterable(pixels)) {
      if (buffer.remaining() < Float.BYTES) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      buffer.putFloat(pixel.getRealFloat());
    }
    digest.update(buffer.flip());
    return HexFormat.of().formatHex(digest.digest());
  }
}
