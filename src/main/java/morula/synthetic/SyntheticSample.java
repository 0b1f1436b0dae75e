package morula.synthetic;

import morula.image.Image;
import morula.image.Labels;

/**
 * A synthetic image and its ground truth.
 *
 * @param image what a microscope might see
 * @param labels of the same X, Y, Z and TIME; 0 background, 1…n the objects without gaps, or, of
 *     shapes and textures, the classes
 */
public record SyntheticSample(Image image, Labels labels) {}
