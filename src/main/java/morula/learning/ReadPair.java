package morula.learning;

import morula.image.Image;
import morula.image.Labels;

/**
 * An image and its label image, as they were read from two files; all pixels are in memory.
 *
 * @param image the first series: X, Y, CHANNEL, Z, TIME
 * @param labels X, Y, Z, TIME
 */
public record ReadPair(Image image, Labels labels) {}
