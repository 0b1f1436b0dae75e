package morula.io;

import java.nio.file.Path;
import loci.formats.IFormatReader;
import loci.formats.meta.MetadataRetrieve;

/**
 * A file that Bio-Formats has opened.
 *
 * @param path the file
 * @param reader reads one channel at a time, colours too
 * @param source the format's own reader, underneath {@code reader}
 * @param metadata OME metadata of all series
 * @param grey whether the colours that {@code reader} makes of a palette are all grey
 */
record OpenedFile(
    Path path,
    IFormatReader reader,
    IFormatReader source,
    MetadataRetrieve metadata,
    boolean grey) {}
