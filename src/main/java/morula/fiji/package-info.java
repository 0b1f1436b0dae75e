/**
 * The bridge to ImageJ: ImagePlus, ROIs, overlays, tables, plots, dialogs, the recorder, and the
 * files that ImageJ reads.
 *
 * <p>Besides {@code commands}, the only package that imports {@code ij}.
 */
package morula.fiji;
