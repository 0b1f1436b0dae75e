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

package morula.io.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import loci.formats.FormatException;
import loci.formats.tiff.IFD;
import loci.formats.tiff.PhotoInterp;
import loci.formats.tiff.TiffCompression;
import loci.formats.tiff.TiffParser;

/**
 * What the first page of a TIFF file says about its values, whatever the flavour of the file
 * (OME-TIFF, SVS, …).
 *
 * @param directory its tags, with all values read
 */
public record TiffPage(IFD directory) {
  // values of ExtraSamples, TIFF 6.0
  private static final int ASSOCIATED_ALPHA = 1;
  private static final int UNASSOCIATED_ALPHA = 2;

  /**
   * Reads the first page of a file.
   *
   * @return empty if it is no TIFF file
   * @throws FormatException if the page is damaged
   * @throws IOException if it cannot be read
   */
  public static Optional<TiffPage> first(Path path) throws FormatException, IOException {
    if (!ReplacedReaders.isTiff(path)) {
      return Optional.empty();
    }
    try (TiffParser parser = new TiffParser(path.toString())) {
      IFD first = parser.getFirstIFD();
      if (first == null) {
        return Optional.empty();
      }
      parser.fillInIFD(first);
      return Optional.of(new TiffPage(first));
    }
  }

  /** Returns what ImageJ wrote into the description; empty if another program wrote the file. */
  public Optional<ImageJDescription> imagej() {
    return ImageJDescription.parse(directory.getComment());
  }

  /**
   * Returns the size of a pixel in the OME-XML of the page, as it is written, if it cannot be one.
   */
  public Optional<String> impossibleSize() {
    return Optional.ofNullable(directory.getComment()).flatMap(OmeXmlScale::impossibleSize);
  }

  /**
   * Returns the bits of a value that Bio-Formats inverted because the file says that white is zero.
   * That concerns the display and not the values (ome/bioformats#3901); ImageJ leaves them alone.
   *
   * @return a mask; 0 if it inverted none
   */
  public long inverted() throws FormatException {
    if (!isWhiteZero() || Integer64TiffReader.isNeededFor(directory)) {
      return 0;
    }
    TiffCompression compression = directory.getCompression();
    if (compression == TiffCompression.JPEG || compression == TiffCompression.JPEGXR) {
      return 0; // Bio-Formats takes the pixels as they are
    }
    // of the 64 bits of a double it inverts 63, and changes the last digit
    return (1L << Math.min(63, directory.getBitsPerSample()[0])) - 1;
  }

  private boolean isWhiteZero() {
    return directory.get(IFD.PHOTOMETRIC_INTERPRETATION) instanceof Number number
        && number.intValue() == PhotoInterp.WHITE_IS_ZERO.getCode();
  }

  /**
   * Returns whether the page declares the last of its samples as opacity, multiplied into the
   * others or not.
   *
   * @param samples the number of samples that Bio-Formats finds in a pixel
   */
  public boolean hasOpacity(int samples) throws FormatException {
    if (!directory.containsKey(IFD.EXTRA_SAMPLES)
        || samples < 2
        || directory.getSamplesPerPixel() != samples) {
      return false;
    }
    int[] extra = directory.getIFDIntArray(IFD.EXTRA_SAMPLES);
    int last = extra[extra.length - 1];
    return last == ASSOCIATED_ALPHA || last == UNASSOCIATED_ALPHA;
  }

  /**
   * Returns whether ImageJ named the channels of the file as those of a colour image.
   *
   * @param channels number of channels
   */
  public boolean areChannelsColors(int channels) throws FormatException {
    return channels <= 4
        && ImageJChannels.areColors(
            ImageJChannels.names(directory).stream().limit(channels).toList());
  }
}
