/**
 * Applies a model to an image, as a whole or block by block: choice of channels, scale, tiles,
 * decoding, size limits, and warnings of images that are unlike the training images.
 *
 * <p>A {@code Segmenter} is a model with settings; a {@code Segmentation} is the result for one
 * image, which the caller owns and closes.
 *
 * <p>Must not import {@code learning} or ImageJ.
 */
package morula.segmentation;
