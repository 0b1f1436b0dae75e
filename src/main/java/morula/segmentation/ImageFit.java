package morula.segmentation;

import morula.image.FittedNormalization;
import morula.sizes.PlaneSize;

/**
 * The normalisation and scale of one frame of an image, which are the same for each of its blocks.
 * Immutable.
 *
 * @param normalization of intensities, fitted to all slices of the frame together
 * @param size of the whole plane as the network sees it, which gives the magnification of each
 *     block
 */
public record ImageFit(FittedNormalization normalization, PlaneSize size) {}
