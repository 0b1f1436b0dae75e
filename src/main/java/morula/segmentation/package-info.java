/**
 * Applies a model to an image: choice of channels, scale, tiles, decoding, size limits, and
 * warnings of images that are unlike the training images.
 *
 * <p>Must not import {@code learning} or ImageJ.
 */
package morula.segmentation;
