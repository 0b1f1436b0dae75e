package morula.segmentation;

import morula.image.FittedNormalization;
import morula.sizes.PlaneSize;

/**
 * What is found out about one frame of an image before its pixels are segmented; the same for each
 * of its blocks. Immutable.
 *
 * @param normalization of intensities, fitted to all slices of the frame together
 * @param size of the whole plane for the network: it says by how much each block is magnified
 */
public record ImageFit(FittedNormalization normalization, PlaneSize size) {}
