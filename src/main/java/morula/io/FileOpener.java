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

package morula.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import loci.common.services.DependencyException;
import loci.common.services.ServiceException;
import loci.common.services.ServiceFactory;
import loci.formats.ChannelFiller;
import loci.formats.ChannelSeparator;
import loci.formats.FormatException;
import loci.formats.IFormatReader;
import loci.formats.ImageReader;
import loci.formats.UnknownFormatException;
import loci.formats.in.DynamicMetadataOptions;
import loci.formats.in.MetadataLevel;
import loci.formats.meta.IMetadata;
import loci.formats.services.OMEXMLService;
import loci.formats.tiff.TiffParser;
import morula.io.formats.BioFormatsLog;
import morula.io.formats.Completeness;
import morula.io.formats.GuardedReading;
import morula.io.formats.ImageBytes;
import morula.io.formats.ImageJDescription;
import morula.io.formats.IncompleteFile;
import morula.io.formats.OmeZarr;
import morula.io.formats.PngReader;
import morula.io.formats.RenamedFiles;
import morula.io.formats.ReplacedReaders;
import morula.io.formats.TiffChain;
import morula.io.formats.TiffPages;
import morula.io.formats.WrittenPixels;
import morula.io.formats.ZstdTiffReader;
import morula.progress.InvalidRequestException;

/** Opens a file with Bio-Formats and reports every failure in one line that names the file. */
final class FileOpener {
  /** Extensions of formats that never begin with text, although some readers accept such files. */
  private static final Pattern BINARY =
      Pattern.compile(
          "(?i)\\.(tiff?|png|jpe?g|gif|bmp|czi|lif|nd2|dv|oib|lsm|zvi|vsi|ims|h5|stk|dcm)$");

  private FileOpener() {}

  /**
   * Opens {@code path}. Neighbouring files are opened with it only if its format requires them.
   *
   * @param expandPalette whether the indices of a palette become red, green and blue
   * @param reading in whose bounds all that is done with the result must be done, too
   * @throws InvalidRequestException if the file is missing, empty or not an image
   * @throws IOException if it is damaged or incomplete
   * @throws OutOfMemoryError naming the file if there is too little memory for it
   */
  static OpenedFile open(Path path, boolean expandPalette, GuardedReading reading)
      throws IOException {
    BioFormatsLog.silence();
    requireFile(path);
    if (BINARY.matcher(path.toString()).find() && isText(path)) {
      throw ReadFailures.noImage(path, null);
    }
    try {
      return reading.call(() -> openHere(path, expandPalette, reading));
    } catch (Exception | OutOfMemoryError e) { // whatever Bio-Formats meets in damaged files
      throw ReadFailures.whileOpening(path, reading, isText(path), e);
    }
  }

  private static OpenedFile openHere(Path path, boolean expandPalette, GuardedReading reading)
      throws FormatException, IOException {
    Optional<String> fault = Completeness.fault(path);
    if (fault.isPresent()) {
      throw new IncompleteFile(fault.get());
    }
    TiffChain.check(path);
    IFormatReader source = readerOf(path);
    reading.setCompanions(source.hasCompanionFiles());
    IMetadata metadata = metadataStore();
    try {
      source.setMetadataStore(metadata);
      source.setGroupFiles(false);
      source.setFlattenedResolutions(false);
      source.setOriginalMetadataPopulated(false);
      source.setMetadataOptions(new DynamicMetadataOptions(MetadataLevel.NO_OVERLAYS));
      source.setId(path.toString());
      ImageBytes.requireEnough(path, source);
      TiffPages.requireAgreement(path, source, metadata);
      ChannelFiller filler = new ChannelFiller(WrittenPixels.of(source));
      filler.setFilled(expandPalette && source.isIndexed() && isColor(source));
      IFormatReader reader = new ChannelSeparator(filler);
      reader.setId(path.toString());
      boolean grey = filler.isFilled() && isGrey(source.get8BitLookupTable());
      return new OpenedFile(path, reader, source, metadata, grey);
    } catch (Throwable e) { // passed on
      closeQuietly(source);
      throw e;
    }
  }

  private static void requireFile(Path path) throws IOException {
    if (ImageFiles.isBrokenLink(path)) {
      throw new InvalidRequestException(
          path + " is a link to a file that is not there; mend the link or remove it");
    }
    if (!Files.exists(path)) {
      throw new InvalidRequestException(path + ": no such file; check the path");
    }
    if (OmeZarr.isOne(path)) {
      OmeZarr.refuse(path);
    }
    if (Files.isDirectory(path)) {
      throw new InvalidRequestException(path + " is a folder; name an image file in it");
    }
    if (!Files.isReadable(path)) {
      throw new InvalidRequestException(path + " cannot be read; check its permissions");
    }
    if (Files.size(path) == 0) {
      throw new InvalidRequestException(path + " is empty (0 bytes); copy or save it again");
    }
  }

  private static boolean isText(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      for (byte b : in.readNBytes(512)) {
        if (b < ' ' && b != '\t' && b != '\n' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  private static IFormatReader readerOf(Path path) throws FormatException, IOException {
    if (PngReader.isNeededFor(path)) {
      return new PngReader();
    }
    IFormatReader reader = RenamedFiles.reader(path, chosen(path));
    return ZstdTiffReader.inPlaceOf(ReplacedReaders.of(path, reader));
  }

  private static Optional<IFormatReader> chosen(Path path) throws FormatException, IOException {
    try {
      return Optional.of(new ImageReader().getReader(path.toString()));
    } catch (UnknownFormatException e) {
      return Optional.empty();
    }
  }

  private static IMetadata metadataStore() {
    try {
      return new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
    } catch (DependencyException | ServiceException e) {
      throw new IllegalStateException("Bio-Formats is incomplete: its OME-XML service fails", e);
    }
  }

  /**
   * Returns whether an image with a palette is a colour image. In a file of ImageJ the palette is
   * the lookup table of a grey image, such as "Green" or "Fire", unless the file says otherwise.
   */
  private static boolean isColor(IFormatReader source) throws IOException {
    if (source.getFormat().equals(SeriesReader.PLAIN_TIFF)) {
      try (TiffParser parser = new TiffParser(source.getCurrentFile())) {
        Optional<ImageJDescription> imagej = ImageJDescription.parse(parser.getComment());
        if (imagej.isPresent()) {
          return "true".equals(imagej.get().entries().get("8bitcolor"));
        }
      }
    }
    return !source.isFalseColor();
  }

  private static boolean isGrey(byte[][] palette) {
    return palette != null
        && palette.length >= 3
        && Arrays.equals(palette[0], palette[1])
        && Arrays.equals(palette[0], palette[2]);
  }

  private static void closeQuietly(IFormatReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      // the first failure is the one to tell
    }
  }
}
