/**
 * Files: Bio-Formats into lazy ImgLib2 images, TIFF out, pairing of images with labels,
 * whole-or-nothing writing.
 *
 * <p>The only package that sees {@code loci}. Must not import anything below it in the house, nor
 * {@code ij}.
 */
package morula.io;
