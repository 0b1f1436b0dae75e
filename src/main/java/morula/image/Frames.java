package morula.image;

import morula.progress.InvalidRequestException;
import net.imglib2.view.Views;

/** Selects one frame of a time series. */
public final class Frames {
  private Frames() {}

  /**
   * Returns an image of one frame, named {@code NAME_t3}; the whole image if {@code frame} is 0 or
   * there is only one frame.
   *
   * @param frame from 1; 0 for all
   * @throws InvalidRequestException if the image has no such frame
   */
  public static Image select(Image image, int frame) {
    long frames = image.size(Axis.TIME);
    if (frame < 0 || frame > frames) {
      throw new InvalidRequestException(
          "frame="
              + frame
              + ": "
              + image.name()
              + (frames == 1 ? " has 1 frame" : " has " + frames + " frames")
              + "; frame=0 takes all frames");
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
