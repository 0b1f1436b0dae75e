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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
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
import morula.io.formats.ContradictoryFile;
import morula.io.formats.ImageJDescription;
import morula.io.formats.OmeZarr;
import morula.io.formats.PngReader;
import morula.io.formats.RenamedFiles;
import morula.io.formats.TiffCompressions;
import morula.io.formats.TiffPages;
import morula.io.formats.WrittenPixels;
import morula.io.formats.ZstdTiffReader;
import morula.progress.InvalidRequestException;

/** Opens a file with Bio-Formats and reports every failure in one line that names the file. */
final class FileOpener {
  /** Phrases by which Bio-Formats' readers report a missing file. */
  private static final Pattern MISSING =
      Pattern.compile(
          "(?i)missing .*file|file.* (missing|not found|does not exist)|no such file"
              + "|(could not|cannot|can't|unable to) (find|locate)");

  /** Phrases by which they report that the content does not match the extension. */
  private static final Pattern NO_FORMAT = Pattern.compile("(?i)^(invalid|not) |not a valid");

  /** Extensions of formats that never begin with text, although some readers accept such files. */
  private static final Pattern BINARY =
      Pattern.compile(
          "(?i)\\.(tiff?|png|jpe?g|gif|bmp|czi|lif|nd2|dv|oib|lsm|zvi|vsi|ims|h5|stk|dcm)$");

  private FileOpener() {}

  /**
   * Opens {@code path}. Neighbouring files are opened with it only if its format requires them.
   *
   * @param expandPalette whether the indices of a palette become red, green and blue
   * @throws InvalidRequestException if the file is missing, empty or not an image
   * @throws IOException if it is damaged or incomplete
   * @throws OutOfMemoryError naming the file if there is too little memory for it
   */
  static OpenedFile open(Path path, boolean expandPalette) throws IOException {
    BioFormatsLog.silence();
    requireFile(path);
    if (BINARY.matcher(path.toString()).find() && isText(path)) {
      throw noImage(path, null);
    }
    requireCompleteness(path);
    IFormatReader source = readerOf(path);
    IMetadata metadata = metadataStore();
    try {
      source.setMetadataStore(metadata);
      source.setGroupFiles(false);
      source.setFlattenedResolutions(false);
      source.setOriginalMetadataPopulated(false);
      source.setMetadataOptions(new DynamicMetadataOptions(MetadataLevel.NO_OVERLAYS));
      source.setId(path.toString());
      TiffPages.requireAgreement(path, source, metadata);
      ChannelFiller filler = new ChannelFiller(WrittenPixels.of(source));
      filler.setFilled(expandPalette && source.isIndexed() && isColor(source));
      IFormatReader reader = new ChannelSeparator(filler);
      reader.setId(path.toString());
      boolean grey = filler.isFilled() && isGrey(source.get8BitLookupTable());
      return new OpenedFile(path, reader, source, metadata, grey);
    } catch (Exception | OutOfMemoryError e) { // whatever Bio-Formats meets in damaged files

      closeQuietly(source);
      checkMemory(path, e);
      if (e instanceof InvalidRequestException invalid) {
        throw invalid;
      }
      if (e instanceof ContradictoryFile) {
        throw damaged(path, e);
      }
      String reason = String.valueOf(e.getMessage());
      boolean unsupported = TiffCompressions.unsupported(e).isPresent();
      if (!unsupported
          && (e instanceof FileNotFoundException
              || e instanceof NoSuchFileException
              || MISSING.matcher(reason).find())) {
        throw missingCompanion(path, reason);
      }
      if (!unsupported && (NO_FORMAT.matcher(reason).find() || isText(path))) {
        throw noImage(path, e);
      }
      throw damaged(path, e);
    }
  }

  private static void requireFile(Path path) throws IOException {
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

  private static void requireCompleteness(Path path) throws IOException {
    Optional<String> fault;
    try {
      fault = Completeness.fault(path);
    } catch (IOException e) {
      throw damaged(path, e);
    }
    if (fault.isPresent()) {
      throw damaged(path, new IOException(fault.get()));
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

  private static IFormatReader readerOf(Path path) throws IOException {
    if (PngReader.isNeededFor(path)) {
      return new PngReader();
    }
    try {
      return ZstdTiffReader.inPlaceOf(RenamedFiles.reader(path, chosen(path)));
    } catch (UnknownFormatException e) {
      throw noImage(path, e);
    } catch (FormatException | RuntimeException | OutOfMemoryError e) {
      throw damaged(path, e);
    }
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

  private static InvalidRequestException noImage(Path path, Throwable cause) {
    return new InvalidRequestException(
        path
            + " is not an image that Bio-Formats can read, or it is badly damaged; save it as TIFF or"
            + " leave it out",
        cause);
  }

  private static InvalidRequestException missingCompanion(Path path, String what) {
    return new InvalidRequestException(
        path
            + " belongs to a set of several files, of which one is missing ("
            + oneLine(what)
            + "); copy the whole set into one folder");
  }

  /**
   * Checks that a failure is not one of memory. An array beyond the limit of the virtual machine is
   * another matter: no setting helps there, and a file that asks for one is damaged.
   *
   * @throws OutOfMemoryError naming the file, if too little memory is the reason of the failure
   */
  private static void checkMemory(Path path, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String reason = String.valueOf(cause.getMessage());
      if (cause instanceof OutOfMemoryError && !reason.contains("VM limit")) {
        OutOfMemoryError named = new OutOfMemoryError(reason + " while reading " + path);
        named.initCause(failure);
        throw named;
      }
    }
  }

  /**
   * Returns the exception for a file that is an image, but cannot be read to its end.
   *
   * @throws OutOfMemoryError naming the file, if too little memory is the reason
   */
  static IOException damaged(Path path, Throwable cause) {
    checkMemory(path, cause);
    if (cause instanceof ContradictoryFile) {
      return new IOException(path + " " + cause.getMessage(), cause);
    }
    Optional<String> compression = TiffCompressions.unsupported(cause);
    if (compression.isPresent()) {
      return new IOException(
          String.format(
              Locale.ROOT,
              "%s has a compression that cannot be read here (%s); save it without compression, or"
                  + " with LZW or ZIP compression",
              path,
              compression.get()),
          cause);
    }
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new IOException(
        path + " is damaged or incomplete (" + oneLine(reason) + "); copy or save it again", cause);
  }

  private static String oneLine(String text) {
    return text.strip().lines().findFirst().orElse("no reason given");
  }

  private static void closeQuietly(IFormatReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      // the first failure is the one to tell
    }
  }
}
