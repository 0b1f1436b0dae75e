/**
 * Files: Bio-Formats into lazy ImgLib2 images; TIFF, PNG and CSV out; pairing of images with
 * labels; files that appear only when they are complete.
 *
 * <p>The only package that sees {@code loci}. Imports {@code image} and {@code progress} only.
 */
package morula.io;
