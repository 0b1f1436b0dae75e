/**
 * Files: reading with Bio-Formats into lazy ImgLib2 images, writing of TIFF, pairing of images with
 * labels, and files that appear only when they are complete.
 *
 * <p>The only package that imports {@code loci}; must not import {@code ij} or a package above it.
 */
package morula.io;
