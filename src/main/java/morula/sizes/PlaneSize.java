package morula.sizes;

import morula.image.Axis;
import morula.image.Image;

/**
 * The width and height, in pixels, of the planes of an image as the network sees them.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record PlaneSize(int width, int height) {

  /** The size of the image itself. */
  public static PlaneSize of(Image image) {
    return of(image, 1);
  }

  /** The size of the image, magnified by a factor. */
  public static PlaneSize of(Image image, double magnification) {
    return new PlaneSize(
        ObjectScale.length(image.size(Axis.X), magnification),
        ObjectScale.length(image.size(Axis.Y), magnification));
  }

  /** The number of pixels that the network sees for each pixel of the image. */
  public double pixelShare(Image image) {
    return (double) width * height / (image.size(Axis.X) * image.size(Axis.Y));
  }
}
