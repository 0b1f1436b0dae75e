package morula.synthetic;

import morula.image.Image;
import morula.image.Labels;

/**
 * A generated image and its truth.
 *
 * @param image what a microscope might see
 * @param labels of the same X, Y, Z and TIME; 0 background, 1…n the objects without gaps, or, of
 *     shapes and textures, the classes
 */
public record SyntheticSample(Image image, Labels labels) {}
