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

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Compresses each plane of each channel as a grey JPEG of 8 bits, and reads it again. Values that
 * are not 8-bit integers are mapped to 0 to 255 before and back after.
 */
final class JpegChange implements Change.OfValues {
  private static final String FORMAT = "jpeg";
  private static final int WHITE = 255;
  private static final int BEST = 100;

  @Override
  public void change(ImageValues values, double quality, SplittableRandom random) {
    double offset = values.areBytes() ? 0 : values.minimum();
    double step = values.areBytes() ? 1 : values.span() / WHITE;
    float[] all = values.array();
    BufferedImage picture =
        new BufferedImage(values.width(), values.height(), BufferedImage.TYPE_BYTE_GRAY);
    int[] plane = new int[values.plane()];
    for (int start = 0; start < all.length; start += plane.length) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (int) Math.max(0, Math.min(WHITE, Math.rint((all[start + i] - offset) / step)));
      }
      picture.getRaster().setPixels(0, 0, values.width(), values.height(), plane);
      try {
        read(written(picture, quality)).getPixels(0, 0, values.width(), values.height(), plane);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      for (int i = 0; i < plane.length; i++) {
        all[start + i] = (float) (offset + step * plane[i]);
      }
    }
  }

  private static byte[] written(BufferedImage picture, double quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(FORMAT).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality((float) (quality / BEST));
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static Raster read(byte[] file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(FORMAT).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      return reader.read(0).getRaster();
    } finally {
      reader.dispose();
    }
  }
}
