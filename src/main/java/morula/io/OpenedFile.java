package morula.io;

import java.nio.file.Path;
import loci.formats.IFormatReader;
import loci.formats.meta.MetadataRetrieve;

/**
 * A file that Bio-Formats has opened.
 *
 * @param path the file
 * @param reader reader that returns one channel at a time, also of colour images
 * @param source the reader of the format, which {@code reader} wraps
 * @param metadata OME metadata of all series
 * @param grey whether all colours of the palette, as {@code reader} expands it, are grey
 */
record OpenedFile(
    Path path,
    IFormatReader reader,
    IFormatReader source,
    MetadataRetrieve metadata,
    boolean grey) {}
