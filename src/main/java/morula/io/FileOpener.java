package morula.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import morula.progress.InvalidRequestException;

/** Opens a file with Bio-Formats and turns whatever goes wrong into one line that names it. */
final class FileOpener {
  private FileOpener() {}

  /**
   * Opens {@code path} alone: neighbours belong to it only where its format says so.
   *
   * @param expandPalette whether the indices of a palette become red, green and blue
   * @throws InvalidRequestException if the file is missing, empty or no image
   * @throws IOException if it is damaged or incomplete
   */
  static OpenedFile open(Path path, boolean expandPalette) throws IOException {
    BioFormatsLog.silence();
    requireFile(path);
    if (Truncation.isTruncated(path)) {
      throw damaged(path, new IOException("its end is missing"));
    }
    IFormatReader source = readerOf(path);
    IMetadata metadata = metadataStore();
    try {
      source.setMetadataStore(metadata);
      source.setGroupFiles(false);
      source.setFlattenedResolutions(false);
      source.setOriginalMetadataPopulated(false);
      source.setMetadataOptions(new DynamicMetadataOptions(MetadataLevel.NO_OVERLAYS));
      source.setId(path.toString());
      requireCompanions(path, metadata);
      ChannelFiller filler = new ChannelFiller(source);
      filler.setFilled(expandPalette && hasColorPalette(source));
      return new OpenedFile(path, new ChannelSeparator(filler), source, metadata);
    } catch (Exception e) { // Bio-Formats throws what it likes on damaged files
      closeQuietly(source);
      if (e instanceof InvalidRequestException invalid) {
        throw invalid;
      }
      if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
        throw missingCompanion(path, String.valueOf(e.getMessage()));
      }
      throw damaged(path, e);
    }
  }

  private static void requireFile(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new InvalidRequestException(path + ": no such file; check the path");
    }
    if (Files.isDirectory(path)) {
      throw new InvalidRequestException(path + " is a folder; name an image file in it");
    }
    if (!Files.isReadable(path)) {
      throw new InvalidRequestException(path + " may not be read; check its permissions");
    }
    if (Files.size(path) == 0) {
      throw new InvalidRequestException(path + " is empty (0 bytes); copy or save it again");
    }
  }

  private static IFormatReader readerOf(Path path) throws IOException {
    if (PngReader.isNeededFor(path)) {
      return new PngReader();
    }
    try {
      return new ImageReader().getReader(path.toString());
    } catch (UnknownFormatException e) {
      throw new InvalidRequestException(
          path
              + " is no image that Bio-Formats knows, or too damaged to tell; save it as TIFF or"
              + " leave it out",
          e);
    } catch (FormatException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  private static IMetadata metadataStore() {
    try {
      return new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
    } catch (DependencyException | ServiceException e) {
      throw new IllegalStateException("Bio-Formats is incomplete: its OME-XML service fails", e);
    }
  }

  /** OME-TIFF in several files: Bio-Formats shows the planes of a missing one as black. */
  private static void requireCompanions(Path path, IMetadata metadata) {
    String own = metadata.getUUID();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < metadata.getImageCount(); i++) {
      for (int d = 0; d < tiffDataCount(metadata, i); d++) {
        String name = metadata.getUUIDFileName(i, d);
        boolean other = own == null || !own.equals(metadata.getUUIDValue(i, d));
        if (name != null && other && !Files.exists(path.resolveSibling(name))) {
          missing.add(name);
        }
      }
    }
    if (!missing.isEmpty() && !missing.stream().allMatch(missing.get(0)::equals)
        || missing.size() == 1 && own != null) {
      throw missingCompanion(path, missing.get(0));
    }
  }

  private static int tiffDataCount(IMetadata metadata, int image) {
    try {
      return metadata.getTiffDataCount(image);
    } catch (NullPointerException e) { // no Pixels element
      return 0;
    }
  }

  private static boolean hasColorPalette(IFormatReader source) throws FormatException, IOException {
    if (!source.isIndexed() || source.isFalseColor()) {
      return false;
    }
    byte[][] palette = source.get8BitLookupTable();
    if (palette == null) {
      return source.get16BitLookupTable() != null;
    }
    for (int i = 0; i < palette[0].length; i++) {
      for (byte[] color : palette) {
        if ((color[i] & 0xFF) != i) {
          return true;
        }
      }
    }
    return false;
  }

  private static InvalidRequestException missingCompanion(Path path, String what) {
    return new InvalidRequestException(
        path
            + " is one of several files that belong together, and one is missing ("
            + oneLine(what)
            + "); copy the whole set into one folder");
  }

  /** The failure of a file that began well. */
  static IOException damaged(Path path, Exception cause) {
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
