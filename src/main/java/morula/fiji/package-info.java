/**
 * The bridge to ImageJ: ImagePlus, ROIs, overlays, tables, plots, dialogs, the recorder, and the
 * files that ImageJ reads.
 *
 * <p>The only package, with {@code commands} and the facade {@link morula.Morula}, that sees {@code
 * ij}.
 */
package morula.fiji;
