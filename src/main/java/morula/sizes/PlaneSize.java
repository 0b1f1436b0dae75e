package morula.sizes;

import morula.image.Axis;
import morula.image.Image;

/**
 * Width and height, in pixels, of the planes of an image when the network sees them.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record PlaneSize(int width, int height) {

  /** As the image is. */
  public static PlaneSize of(Image image) {
    return of(image, 1);
  }

  /** Magnified by a factor. */
  public static PlaneSize of(Image image, double magnification) {
    return new PlaneSize(
        ObjectScale.length(image.size(Axis.X), magnification),
        ObjectScale.length(image.size(Axis.Y), magnification));
  }

  /** How many pixels the network sees for one of the image. */
  public double pixelShare(Image image) {
    return (double) width * height / (image.size(Axis.X) * image.size(Axis.Y));
  }
}
