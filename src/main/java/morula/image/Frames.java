package morula.image;

import morula.progress.InvalidRequestException;
import net.imglib2.view.Views;

/** One frame of a time series. */
public final class Frames {
  private Frames() {}

  /**
   * An image of one frame, named {@code NAME_t3}; the whole image when {@code frame} is 0 or there
   * is only one.
   *
   * @param frame from 1; 0 for all
   * @throws InvalidRequestException if the image has no such frame
   */
  public static Image select(Image image, int frame) {
    long frames = image.size(Axis.TIME);
    if (frame < 0 || frame > frames) {
      throw new InvalidRequestException(
          "frame=" + frame + ": " + image.name() + " has " + frames + " frames; 0 takes all");
    }
    if (frame == 0 || frames == 1) {
      return image;
    }
    return new Image(
        image.name() + "_t" + frame,
        Views.addDimension(image.frame(frame - 1L), 0, 0),
        image.calibration());
  }
}
